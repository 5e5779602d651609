# SPDX-License-Identifier: EUPL-1.2
"""A `.kit` file that came from anyone: its table of contents is judged before anything is unpacked."""

import re
import stat
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.grammar import quoted
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_travel import FILES
from accomp_desktop.exchange.kits import MOST_BYTES, kit_from_files, read_kit

LEAST_BOMB, MOST_RATIO = 1_000_000, 50
"""Bytes unpacked below which no kit is a bomb, and how many times its packed size a larger one may take."""

UNREADABLE = (BadZipFile, EOFError, LZMAError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
"""What a zip that is damaged, or no zip, may raise while it is read."""

STRANGE: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(r"^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)", re.IGNORECASE),
        "qui s’écrirait ailleurs que dans le kit",
    ),
    (re.compile(r"[/\\]"), "qui est rangé dans un dossier"),
    (re.compile(r"\.(?:xls[mb]|xltm|xlam|docm|dotm|pptm)$", re.IGNORECASE), "un document à macros"),
    (re.compile(r"\.(?:exe|dll|com|scr|bat|cmd|ps1|vbs|js|jar|msi|py|sh|lnk)$", re.IGNORECASE), "un programme"),
    (re.compile(""), "qu’aucun kit ne contient"),
)
"""How a name that is not that of a file of a kit looks, and what is said of it; the first that fits."""


class KitFileRefused(UserError):
    """A file that is no kit, or one that holds something else than a kit."""

    def __init__(self, name: str, what: str) -> None:
        """Take the name of the file, and the clause that says what is wrong with it."""
        super().__init__(
            f"«\u202f{name}\u202f» n’a pas été lu\u202f: {what}. Demandez à qui vous l’a donné de l’exporter à nouveau "
            "depuis Accomp (Programme, Exporter le kit)."
        )


def read_any_kit(path: Path) -> Kit:
    """Read a kit from a folder of TOML files, or from a `.kit` file; raises `KitFileRefused`, `KitError`."""
    return read_kit(path) if path.is_dir() else read_kit_file(path)


def read_kit_file(path: Path) -> Kit:
    """Read a `.kit` file; raises `KitFileRefused`, or `KitError` for what its files say."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise KitFileRefused(path.name, "l’application ne peut pas l’ouvrir") from None
    if len(data) > MOST_BYTES:
        raise KitFileRefused(path.name, f"il pèse plus de {MOST_BYTES // 10**6} Mo")
    return kit_from_files(_unpacked(path.name, data))


def _unpacked(name: str, data: bytes) -> Mapping[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            for wrong in _wrong(entries, len(data)):
                raise KitFileRefused(name, wrong)
            return {one.filename: package.read(one) for one in entries}
    except UNREADABLE:
        raise KitFileRefused(name, "ce n’est pas un fichier .kit entier") from None


def _wrong(entries: Sequence[ZipInfo], packed: int) -> Iterator[str]:
    """Go through what a table of contents may not say."""
    for one in entries:
        yield from _wrong_entry(one)
    if len({one.filename for one in entries}) < len(entries):
        yield "il contient deux fois le même fichier"
    size = sum(one.file_size for one in entries)
    if size > MOST_BYTES or size > max(LEAST_BOMB, MOST_RATIO * packed):
        yield "une fois déplié, il est beaucoup trop grand"


def _wrong_entry(entry: ZipInfo) -> Iterator[str]:
    name = entry.orig_filename
    if name not in FILES:
        yield f"il contient {quoted(name)}, {next(what for shape, what in STRANGE if shape.search(name))}"
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield f"il contient {quoted(name)}, qui est un lien vers un autre fichier"
    if entry.flag_bits & 1:
        yield f"il contient {quoted(name)}, qui est sous mot de passe"
