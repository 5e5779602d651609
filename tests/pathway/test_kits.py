# SPDX-License-Identifier: EUPL-1.2
"""A kit is read whole, or refused with the file, the key and what was expected; never half, never by another error."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.kinds import Choice, Months
from accomp_desktop.exchange.kit_faults import KitError
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data, kits, read_kit
from accomp_desktop.places import RESOURCES

SHIPPED = kits()
FOUNDING = RESOURCES / "kits" / "35"
KIT = read_kit(FOUNDING)

Edit = Callable[[dict[str, Any]], None]


def data() -> dict[str, Any]:
    return kit_to_data(KIT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOUNDING, tmp_path / "kit"))


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda one: one.name)
def test_each_kit_that_ships_is_whole(shipped: Path) -> None:
    kit = read_kit(shipped)
    assert kit.code == shipped.name
    assert kit.forms
    assert kit.exit_reasons
    assert all(track.actions for track in kit.tracks)


def test_the_founding_kit_has_its_four_tracks_and_ten_exits() -> None:
    assert [track.code for track in KIT.tracks] == ["boost", "combine", "employment", "stop"]
    assert all(7 <= len(KIT.actions_of(track)) <= 9 for track in KIT.tracks)
    assert [reason.code for reason in KIT.exit_reasons] == [f"S{number}" for number in range(1, 11)]
    assert all(KIT.proof_of(reason) for reason in KIT.exit_reasons)


def test_a_question_becomes_a_field_of_its_kind() -> None:
    asked = {one.key: one for one in KIT.asked(KIT.forms[0])}
    assert isinstance(asked["turnover_months"].kind, Months)
    assert isinstance(asked["wish"].kind, Choice)
    assert asked["wish"].kind.read("développer l’activité") == "grow"


def test_a_kit_comes_back_from_the_register_as_it_went_in() -> None:
    assert kit_from_data(kit_to_data(KIT)) == KIT


def test_a_folder_without_its_main_file_is_refused(folder: Path) -> None:
    (folder / "kit.toml").unlink()
    with pytest.raises(KitError, match=r"kit\.toml"):
        read_kit(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "file_said", "path", "expected"),
    [
        ("tracks.toml", "due_after_days = 45", 'due_after_days = "45"',
         "tracks.toml, ligne {line}", "actions[1].due_after_days", "un nombre entier"),
        ("tracks.toml", 'actor = "adviser"', 'actor = "adviseur"',
         "tracks.toml, ligne {line}", "actions[1].actor", "person, adviser, partner (« adviser » peut-être)"),
        ("exits.toml", 'outcome = "dynamic"', 'outcome = "bonne"',
         "exits.toml", "exit_reasons[4].outcome", "positive, dynamic, neutral, out"),
        ("exits.toml", 'code = "S2"', 'code = "S1"',
         "exits.toml", "exit_reasons[1].code", "un code qui ne serve qu’une fois"),
        ("fields.toml", 'list = "mobilities"', 'list = "mobilites"',
         "fields.toml", "fields[1].list", "le nom d’une liste de ce kit"),
        ("fields.toml", 'key = "housing"', 'key = "town"',
         "fields.toml", "fields[2].key", "une clé que l’application n’emploie pas déjà"),
        ("headings.toml", "children =", "childs =",
         "headings.toml", "headings.childs", "la clé d’un champ qui s’importe"),
        ("headings.toml", '"Genre"', '"Ville"',
         "headings.toml", "headings.town", "un intitulé que « sex » ne réclame pas déjà"),
        ("kit.toml", 'author = "Accomp"', 'auteur = "Accomp"',
         "kit.toml, ligne {line}", "auteur", "une clé connue (« author » peut-être)"),
        ("kit.toml", 'author = "Accomp"', "",
         "kit.toml", "author", "une valeur (elle est obligatoire)"),
        ("kit.toml", "silence = 90", "silences = 90",
         "kit.toml, ligne {line}", "delays.silences", "l’un de ces délais"),
        ("diagnosis.toml", 'code = "diagnosis"', 'code = "diagnostic é"',
         "diagnosis.toml", "forms[0].code", "un code en lettres sans accent"),
        ("kit.toml", "edition = 1", "edition = 0",
         "kit.toml", "edition", "un numéro d’au moins 1"),
        ("kit.toml", "silence = 90", "silence = -1",
         "kit.toml", "delays.silence", "un nombre de jours entre 0 et 3650"),
        ("kit.toml", "[delays]", '[labels]\nbourg = "Bourg"\n[delays]',
         "kit.toml", "labels.bourg", "la clé d’un champ de l’application"),
        ("tracks.toml", "due_after_days = 45", "due_after_days = 99999",
         "tracks.toml", "actions[1].due_after_days", "un nombre de jours entre 0 et 3650"),
        ("fields.toml", 'label = "Code APE"', 'label = " "',
         "fields.toml", "fields[8].label", "un libellé"),
        ("fields.toml", 'label = "Code APE"', 'label = "Code APE"\nlist = "housings"',
         "fields.toml", "fields[8].list", 'kind = "choice"'),
        ("fields.toml", "lines = 3", "lines = 0",
         "fields.toml", "fields[13].lines", "un nombre de lignes d’au moins 1"),
        ("headings.toml", '"Genre"', '"***"',
         "headings.toml", "headings.sex", "un intitulé qui porte au moins un mot"),
        ("returns.toml", 'column = "exit_reason"', 'column = "exit_reasons"',
         "returns.toml, ligne {line}", "returns[11].column", "« exit_reason » peut-être"),
        ("returns.toml", 'column = "state"', 'column = "note"',
         "returns.toml", "returns[5].column", "l’une de ces colonnes : departement_id"),
        ("returns.toml", 'column = "state"', 'column = "track"',
         "returns.toml", "returns[9].column", "une colonne qui ne vienne qu’une fois"),
        ("returns.toml", '[[returns]]\ncolumn = "departement_id"\nlabel = "N° du Département"\n', "",
         "returns.toml", "returns[0].column", "le numéro du Département en premier"),
        ("returns.toml", 'label = "Conseiller·ère"', 'label = "Référent"',
         "returns.toml", "returns[6].label", "ne prend pas pour un de ses champs"),
        ("returns.toml", 'label = "Conseiller·ère"', 'label = "Motif de sortie"',
         "returns.toml", "returns[11].label", "un intitulé qui ne serve qu’une fois"),
        ("lists.toml", "advisers = []", "advisers = [ = ",
         "lists.toml, ligne {line}", "", "une écriture TOML correcte"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_file_and_key(  # noqa: PLR0913, PLR0917  a table of faults
    folder: Path, file: str, old: str, new: str, file_said: str, path: str, expected: str
) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(KitError) as refused:
        read_kit(folder)
    said = str(refused.value).replace("\u202f", " ")
    line = text[: text.index(old)].count("\n") + 1
    assert file_said.format(line=line) in said
    assert path in said
    assert expected in said


def test_the_same_table_in_two_files_is_refused(folder: Path) -> None:
    shutil.copy(folder / "exits.toml", folder / "more.toml")
    with pytest.raises(KitError, match="exit_reasons"):
        read_kit(folder)


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "lists.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KitError, match="UTF-8"):
        read_kit(folder)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(node: object) -> list[tuple[Any, Any]]:
    """Every container of a tree with each of its keys."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [pair for key, child in steps for pair in [(node, key), *places(child)]]


@given(st.data())
def test_a_mutated_kit_is_read_or_refused(draw: st.DataObject) -> None:
    mutated = data()
    found = places(mutated)
    for _ in range(draw.draw(st.integers(1, 3))):
        container, key = found[draw.draw(st.integers(0, len(found) - 1))]
        if draw.draw(st.booleans()):
            container[key] = draw.draw(VALUES)
        elif isinstance(container, dict):
            container[draw.draw(st.text(max_size=8))] = draw.draw(VALUES)
    with contextlib.suppress(KitError):
        kit = kit_from_data(mutated)
        assert kit_from_data(kit_to_data(kit)) == kit
