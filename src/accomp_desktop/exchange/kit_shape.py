# SPDX-License-Identifier: EUPL-1.2
"""Plain data given the shape of a kit, or every place where it does not have it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from accomp_desktop.domain.grammar import nearest, quoted
from accomp_desktop.domain.kit import Kit
from accomp_desktop.exchange.kit_faults import Fault, KitError
from accomp_desktop.exchange.toml_lines import Steps

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

UNKNOWN, MISSING = "unexpected_keyword_argument", "missing"
EXPECTED: Mapping[str, str] = {
    "string_type": "un texte",
    "int_type": "un nombre entier",
    "int_from_float": "un nombre entier",
    "bool_type": "true ou false",
    "tuple_type": "une liste",
    "dict_type": "une table",
    "dataclass_type": "une table",
    "date_type": "une date (2026-04-01)",
    "date_parsing": "une date (2026-04-01)",
    "date_from_datetime_parsing": "une date (2026-04-01)",
    "decimal_type": "un nombre",
    "decimal_parsing": "un nombre",
    "finite_number": "un nombre",
    MISSING: "une valeur (elle est obligatoire)",
    UNKNOWN: "une clé connue",
    "json_invalid": "des données lisibles",
}
LONGEST_SHOWN = 60


@cache
def adapter() -> "TypeAdapter[tuple[Kit]]":
    """Give what pydantic reads a kit with; the tuple lends its strictness to dataclasses that know nothing of it."""
    from pydantic import ConfigDict, TypeAdapter

    return TypeAdapter(tuple[Kit], config=ConfigDict(extra="forbid"))


def shaped(data: Mapping[str, object]) -> Kit:
    """Make a kit of plain data; raises `KitError` with all that has another shape."""
    from pydantic import ValidationError

    try:
        (kit,) = adapter().validate_json(json.dumps([data], default=str), strict=True)
    except ValidationError as wrong:
        raise KitError(_faults(wrong.errors(include_url=False))) from wrong
    except (TypeError, ValueError, RecursionError) as wrong:
        raise KitError([Fault((), "des données lisibles")]) from wrong
    return kit


def _faults(errors: Iterable["ErrorDetails"]) -> tuple[Fault, ...]:
    """Turn what pydantic says into faults; a key that is missing because it is misspelt is one fault."""
    told = [(one["type"], _fault(one)) for one in errors]
    misspelt = {(*fault.steps[:-1], fault.nearest) for sort, fault in told if sort == UNKNOWN}
    return tuple(fault for sort, fault in told if sort != MISSING or fault.steps not in misspelt)


def _fault(error: "ErrorDetails") -> Fault:
    steps = error["loc"][1:]  # the first step is the wrapping tuple
    match error["type"]:
        case "literal_error":
            choices = str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "")
            expected = f"l’une de ces valeurs\u202f: {choices}"
            return Fault(steps, expected, _shown(error["input"]), nearest(str(error["input"]), choices.split(", ")))
        case "unexpected_keyword_argument":
            name = str(steps[-1])
            return Fault(steps, EXPECTED[UNKNOWN], quoted(name), nearest(name, known_keys(steps[:-1])))
        case sort:
            found = "" if sort in {MISSING, "json_invalid"} else _shown(error["input"])
            return Fault(steps, EXPECTED.get(sort, "une autre valeur"), found)


def known_keys(steps: Steps) -> tuple[str, ...]:
    """Give the keys that a table of the kit may hold."""
    kind: Any = Kit
    for step in steps:
        if is_dataclass(kind):
            kind = get_type_hints(kind).get(str(step))
        else:
            kind = next(iter(get_args(kind)[isinstance(step, str) :]), None)
    return tuple(get_type_hints(kind)) if is_dataclass(kind) else ()


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
