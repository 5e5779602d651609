# SPDX-License-Identifier: EUPL-1.2
"""Kits: TOML files read into a `Kit`, and the data in which the register keeps it."""

import json
import re
import tomllib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_travel import LOGO_FILE, MAIN_FILE
from accomp_desktop.domain.values import Json
from accomp_desktop.exchange.kit_faults import Fault, KitError
from accomp_desktop.exchange.kit_rules import faults_of
from accomp_desktop.exchange.kit_shape import shaped
from accomp_desktop.exchange.kit_upgrades import upgraded
from accomp_desktop.exchange.national_scales import with_national_scales
from accomp_desktop.exchange.toml_lines import Steps, line_at, lines_of
from accomp_desktop.places import RESOURCES

MOST_BYTES = 4_000_000
"""Of the files of a kit, all together."""

MOST_DOTS = 100
"""In a line, but for its texts: the reader of Python takes a time that grows as the square of the steps of a key."""

TEXT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
REASONABLE = "des nombres et des tables de taille raisonnable"


def kits() -> tuple[Path, ...]:
    """List the folders of the kits that travel with the application, by their number."""
    return tuple(sorted(file.parent for file in (RESOURCES / "kits").glob(f"*/{MAIN_FILE}")))


def read_kit(folder: Path) -> Kit:
    """Read the files of a folder into one kit; raises `KitError`."""
    files = [file for file in sorted(folder.glob("*")) if file.suffix == ".toml" or file.name == LOGO_FILE]
    left = MOST_BYTES
    contents: dict[str, bytes] = {}
    for file in files:
        try:
            with file.open("rb") as opened:
                contents[file.name] = opened.read(left + 1)
        except OSError as wrong:
            raise KitError([Fault((), "un fichier que l’application peut ouvrir", file=file.name)]) from wrong
        left -= len(contents[file.name])
        if left < 0:
            raise KitError([Fault((), f"des fichiers de {MOST_BYTES // 10**6} Mo au plus", file=file.name)])
    return kit_from_files(contents)


def kit_from_files(files: Mapping[str, bytes]) -> Kit:
    """Make one kit of its files by name; raises `KitError` with every fault, its file and its line."""
    if MAIN_FILE not in files:
        raise KitError([Fault((), "ce fichier", file=MAIN_FILE)])
    data: dict[str, object] = {}
    origin: dict[str, str] = {}
    faults: list[Fault] = []
    for name, content in files.items():
        try:
            tables = _tables(name, content)
        except KitError as wrong:
            faults += wrong.faults
            continue
        for key, value in tables.items():
            if key in data:
                expected = f"cette clé dans un seul fichier (elle est déjà dans {origin[key]})"
                faults.append(Fault((key,), expected, file=name))
            data.setdefault(key, value)
            origin.setdefault(key, name)
    if faults:
        raise KitError(faults)
    try:
        return _checked(with_national_scales(data))
    except KitError as wrong:
        raise KitError(_located(wrong.faults, origin, files)) from wrong


def kit_to_data(kit: Kit) -> dict[str, Json]:
    """Write a kit as plain data; `kit_from_data` gives back an equal one."""
    return cast("dict[str, Json]", _plain(kit))


def kit_from_data(data: Mapping[str, Json]) -> Kit:
    """Read what `kit_to_data` wrote, by this version of the application or a former one; raises `KitError`."""
    return _checked(upgraded(data))


def _tables(name: str, content: bytes) -> dict[str, Any]:
    if name == LOGO_FILE:
        return {"logo": b64encode(content).decode("ascii")}
    text = _text(name, content)
    if any(line.count(".") > MOST_DOTS for line in TEXT.sub("", text).split("\n")):
        raise KitError([Fault((), REASONABLE, file=name)])
    try:
        read = tomllib.loads(text, parse_float=Decimal)
        json.dumps(read, default=str)  # as deep, and with numbers as long, as can be kept
    except tomllib.TOMLDecodeError as wrong:
        place = re.search(r"line (\d+), column (\d+)", str(wrong))
        line, column = (int(place[1]), f"colonne {place[2]}") if place else (text.count("\n") + 1, "fin du fichier")
        fault = Fault((), f"une écriture TOML correcte ({column})", file=name, line=line)
        raise KitError([fault]) from wrong
    except (ValueError, ArithmeticError, RecursionError) as wrong:
        raise KitError([Fault((), REASONABLE, file=name)]) from wrong
    return read


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        raise KitError([Fault((), "un texte TOML en UTF-8", file=name)]) from wrong


def _checked(data: Mapping[str, object]) -> Kit:
    kit = shaped(data)
    faults = tuple(faults_of(kit))
    if faults:
        raise KitError(faults)
    return kit


def _located(faults: Iterable[Fault], origin: Mapping[str, str], files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Give each fault its file and its line."""
    lines: dict[str, Mapping[Steps, int]] = {}
    for one in faults:
        file = origin.get(str(one.steps[0]), MAIN_FILE) if one.steps else MAIN_FILE
        if file not in lines:
            lines[file] = {} if file == LOGO_FILE else lines_of(_text(file, files[file]))
        yield replace(one, file=file, line=line_at(lines[file], one.steps))


def _plain(value: object) -> object:
    """Turn items into tables and tuples into lists all the way down, days and decimals into texts, as JSON has them."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in cast("Mapping[str, object]", value).items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in cast("list[object]", value)]
    return str(value) if isinstance(value, (Decimal, date)) else value
