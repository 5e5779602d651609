# SPDX-License-Identifier: EUPL-1.2
"""Whatever a record holds, of whatever sort, the register gives back the same, to the last figure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accomp_desktop.domain.record import Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import to_json
from accomp_desktop.store import rows, telling
from tests.registering import Open, any_values, create, one_of_each, opened

FAMILY = one_of_each()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    path = tmp_path_factory.mktemp("records") / "a.accomp"
    create(path)[0].close()
    with opened(path) as file:
        file.register.apply(FAMILY.values(), "Une fiche de chaque sorte")
        yield file


def held(register: Open, records: Sequence[Record]) -> list[Record]:
    with register.transaction() as connection:
        found = rows.read_these(connection, records[0].kind(), [one.id for one in records])
    return [found[one.id] for one in records]


def shown(records: Sequence[Record]) -> list[str]:
    """Every value with its type and its last figure: 1.0 is not 1.00, True is not 1."""
    return [repr(replace(one, version=0)) for one in records]


@pytest.mark.parametrize("kind", FAMILY)
@settings(max_examples=12)
@given(data=st.data())
def test_a_record_comes_back_as_it_was_given(register: Open, kind: str, data: st.DataObject) -> None:
    some = st.lists(any_values(FAMILY[kind]), min_size=6, max_size=6)
    new = data.draw(some)
    register.register.apply(new, "Création")
    first = held(register, new)
    assert shown(first) == shown(new)
    changed = [replace(one, id=old.id, version=old.version) for one, old in zip(data.draw(some), first, strict=True)]
    register.register.apply(changed, "Modification")
    assert shown(held(register, changed)) == shown(changed)


def test_every_sort_of_record_is_tried() -> None:
    assert set(FAMILY) | {"structure"} == set(SPINE)


@pytest.mark.parametrize("kind", FAMILY)
@settings(max_examples=12)
@given(data=st.data())
def test_the_journal_tells_every_value_that_is_known(kind: str, data: st.DataObject) -> None:
    records = data.draw(st.lists(any_values(FAMILY[kind]), max_size=3))
    told = [*telling.told(kind, records)]
    for record, state in zip(records, told, strict=True):
        known = {name: to_json(value) for name, value in vars(record).items() if value is not None}
        answers = {key: to_json(value) for key, value in record.answers.items()}
        assert state == {name: known[name] for name in known.keys() - {"id", "version", "answers"}} | (
            {"answers": answers} if answers else {}
        )
    assert shown([telling.untold(kind, one.id, state) for one, state in zip(records, told, strict=True)]) == shown(
        records
    )
