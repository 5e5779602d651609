# SPDX-License-Identifier: EUPL-1.2
"""Values travel in JSON: into the register and back the same, to other programs as plain text."""

from datetime import date
from decimal import Decimal

import pytest

from accomp_desktop.domain.values import Json, Value, from_json, plain_json, to_json

AMOUNTS = (Decimal("12.50"), None, Decimal(0))


@pytest.mark.parametrize(
    ("value", "kept", "plain"),
    [
        (None, None, None),
        (True, True, True),
        (3, 3, 3),
        ("oui", "oui", "oui"),
        (Decimal("12.50"), {"decimal": "12.50"}, "12.50"),
        (date(2026, 10, 1), {"day": "2026-10-01"}, "2026-10-01"),
        (AMOUNTS, [{"decimal": "12.50"}, None, {"decimal": "0"}], ["12.50", None, "0"]),
    ],
)
def test_a_value_is_kept_with_its_sort_and_told_plainly(value: Value, kept: Json, plain: Json) -> None:
    assert (to_json(value), plain_json(value)) == (kept, plain)
    assert from_json(kept) == value


@pytest.mark.parametrize("foreign", [1.5, {}, {"day": 3}])
def test_what_was_never_written_is_not_read(foreign: Json) -> None:
    with pytest.raises(TypeError):
        from_json(foreign)
