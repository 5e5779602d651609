# SPDX-License-Identifier: EUPL-1.2
"""A kit written for others: one `.kit` file, or the same files in a folder that an editor completes."""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_travel import FILES, LOGO_FILE, MAIN_FILE, SCHEMA_FILE
from accomp_desktop.places import RESOURCES
from accomp_desktop.reports.writing import writing

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of each file in a `.kit`: the same kit is always the same bytes."""


class FolderInUse(UserError):
    """A kit would be written among other files."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        super().__init__(
            f"Le dossier «\u202f{folder.name}\u202f» existe déjà\u202f: donnez le nom d’un dossier à créer."
        )


def write_kit(kit: Kit, path: Path) -> None:
    """Write a kit as one file."""
    with writing(path) as partial, ZipFile(partial, "w") as package:
        for name, content in kit_files(kit).items():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(entry, content)


def write_kit_folder(kit: Kit, folder: Path) -> None:
    """Write a kit as files in a new folder, with the schema by which an editor completes them."""
    if folder.exists():
        raise FolderInUse(folder)
    with writing(folder) as partial:
        partial.mkdir()
        for name, content in kit_files(kit).items():
            schema = b"" if name == LOGO_FILE else f"#:schema {SCHEMA_FILE}\n\n".encode()
            (partial / name).write_bytes(schema + content)
        (partial / SCHEMA_FILE).write_bytes((RESOURCES / "kits" / SCHEMA_FILE).read_bytes())


def kit_files(kit: Kit) -> Mapping[str, bytes]:
    """Give the files of a kit by their names, in order; one that would be empty is left out, but for the main one."""
    said = _table(kit)
    written: dict[str, bytes] = {}
    for name, parts in sorted(FILES.items()):
        table = {part: said[part] for part in parts if part in said}
        if name == LOGO_FILE:
            written |= {name: b64decode(kit.logo)} if kit.logo else {}
        elif table or name == MAIN_FILE:
            written[name] = _toml(table).encode()
    return written


def _toml(table: Mapping[str, Any]) -> str:
    """Write texts of several lines as they read, unless they hold breaks of lines that TOML would change."""
    import tomli_w

    return tomli_w.dumps(table, multiline_strings="\\r" not in repr(table))


def _table(item: object) -> dict[str, Any]:
    """Give what an item says, less what it would say anyway."""
    told = {one.name: (one, getattr(item, one.name)) for one in fields(cast("Any", item))}
    return {name: _plain(value) for name, (one, value) in told.items() if not _is_default(one, value)}


def _is_default(one: "Field[Any]", value: object) -> bool:
    if one.default_factory is not MISSING:
        return value == one.default_factory()
    return one.default is not MISSING and value == one.default


def _plain(value: object) -> object:
    if is_dataclass(value):
        return _table(value)
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in cast("Mapping[str, object]", value).items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in cast("tuple[object, ...]", value)]
    return value
