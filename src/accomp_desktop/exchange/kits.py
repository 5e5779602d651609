# SPDX-License-Identifier: EUPL-1.2
"""Kits: a folder of TOML files read into a `Kit`, and the data in which the register keeps it."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, cast

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.values import Json
from accomp_desktop.exchange.kit_rules import broken_rules
from accomp_desktop.exchange.kit_upgrades import upgraded
from accomp_desktop.exchange.national_scales import with_national_scales
from accomp_desktop.places import RESOURCES

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MAIN_FILE = "kit.toml"
WHOLE = "kit"
"""Stands for the file when a kit comes from a register."""

EXPECTED: Mapping[str, str] = {
    "string_type": "un texte",
    "int_type": "un nombre entier",
    "int_from_float": "un nombre entier",
    "bool_type": "true ou false",
    "tuple_type": "une liste",
    "dict_type": "une table",
    "dataclass_type": "une table",
    "missing": "une valeur (elle est obligatoire)",
    "unexpected_keyword_argument": "une clé connue",
    "json_invalid": "des données lisibles",
}


class KitError(UserError):
    """A kit that cannot be used; says in which file, under which key, what was expected and what was found."""

    def __init__(self, file: str, path: str, expected: str, found: str = "", more: int = 0) -> None:
        """Take the facts; `more` is how many other faults the kit has."""
        where = f"{file}, {path}" if path else file
        seen = f"\u202f; trouvé\u202f: {found}" if found else ""
        others = f" (et {more} autre{'s' if more > 1 else ''} erreur{'s' if more > 1 else ''})" if more else ""
        super().__init__(f"Kit de programme, {where}\u202f: il faut {expected}{seen}{others}.")
        self.file, self.path, self.expected, self.found = file, path, expected, found


def kits() -> tuple[Path, ...]:
    """List the folders of the kits that travel with the application, by their number."""
    return tuple(sorted(file.parent for file in (RESOURCES / "kits").glob(f"*/{MAIN_FILE}")))


def read_kit(folder: Path) -> Kit:
    """Read the TOML files of a folder into one kit; raises `KitError`."""
    data: dict[str, object] = {}
    origin: dict[str, str] = {}
    files = sorted(folder.glob("*.toml"))
    if folder / MAIN_FILE not in files:
        raise KitError(MAIN_FILE, "", f"ce fichier dans le dossier «\u202f{folder.name}\u202f»")
    for file in files:
        for key, value in _read_toml(file).items():
            if key in data:
                raise KitError(file.name, key, f"cette clé dans un seul fichier (elle est déjà dans {origin[key]})")
            data[key], origin[key] = value, file.name
    return _checked(with_national_scales(data), origin)


def kit_to_data(kit: Kit) -> dict[str, Json]:
    """Write a kit as plain data; `kit_from_data` gives back an equal one."""
    return cast("dict[str, Json]", _plain(asdict(kit)))


def kit_from_data(data: Mapping[str, Json]) -> Kit:
    """Read what `kit_to_data` wrote, by this version of the application or a former one; raises `KitError`."""
    return _checked(upgraded(data), {})


def _read_toml(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        place = re.search(r"line (\d+), column (\d+)", str(wrong))
        where = f"ligne {place[1]}, colonne {place[2]}" if place else "fin du fichier"
        raise KitError(file.name, where, "une écriture TOML correcte") from wrong
    except (UnicodeDecodeError, RecursionError) as wrong:
        raise KitError(file.name, "", "un texte TOML en UTF-8") from wrong
    except OSError as wrong:
        raise KitError(file.name, "", "un fichier que l’application peut ouvrir") from wrong


def _checked(data: Mapping[str, object], origin: Mapping[str, str]) -> Kit:
    from pydantic import ConfigDict, TypeAdapter, ValidationError

    # The tuple lends its strictness to the frozen dataclasses of the domain, which know nothing of pydantic.
    adapter = TypeAdapter(tuple[Kit], config=ConfigDict(extra="forbid"))
    try:
        (kit,) = adapter.validate_json(json.dumps([data], default=str), strict=True)
    except ValidationError as wrong:
        raise _kit_error(wrong, origin) from wrong
    except (TypeError, ValueError, RecursionError) as wrong:
        raise KitError(WHOLE, "", "des données lisibles") from wrong
    broken = tuple(broken_rules(kit))
    if broken:
        path, expected, found = broken[0]
        raise KitError(_file_of(path, origin), path, expected, found, len(broken) - 1)
    return kit


def _kit_error(wrong: "ValidationError", origin: Mapping[str, str]) -> KitError:
    faults = wrong.errors(include_url=False)
    first = faults[0]
    path = _path(first["loc"])
    found = "" if first["type"] in {"missing", "json_invalid"} else _shown(first)
    return KitError(_file_of(path, origin), path, _expected(first), found, len(faults) - 1)


def _path(place: tuple[int | str, ...]) -> str:
    """Write (0, 'tracks', 2, 'code'), whose first step is the wrapping tuple, as « tracks[2].code »."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place[1:]).removeprefix(".")


def _file_of(path: str, origin: Mapping[str, str]) -> str:
    top = re.split(r"[.\[]", path, maxsplit=1)[0]
    return origin.get(top, MAIN_FILE if origin else WHOLE)


def _expected(fault: "ErrorDetails") -> str:
    if fault["type"] == "literal_error":
        choices = str(fault.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "")
        return f"l’une de ces valeurs\u202f: {choices}"
    return EXPECTED.get(fault["type"], "une autre valeur")


def _shown(fault: "ErrorDetails") -> str:
    if fault["type"] == "unexpected_keyword_argument":
        return f"«\u202f{fault['loc'][-1]}\u202f»"
    text = json.dumps(fault["input"], ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:60] + "…"


def _plain(value: object) -> object:
    """Turn tuples into lists all the way down, days and decimals into texts, as JSON has them."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in cast("Mapping[str, object]", value).items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in cast("list[object]", value)]
    return str(value) if isinstance(value, (Decimal, date)) else value
