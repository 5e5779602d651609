# SPDX-License-Identifier: EUPL-1.2
"""The zip that a workbook is: looked at before anything unpacks it, and packed again with what a list needs.

The workbook library is given this second zip only: macros, images and links to other files never reach it, and each
part has the size it says.
"""

import re
import zipfile
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import TypeAlias

from accomp_desktop.exchange.locking import Ask, no_password
from accomp_desktop.exchange.other_files import PARTS, refuse
from accomp_desktop.exchange.sheet_refusals import (
    MOST_RATIO,
    MOST_UNPACKED_MEGABYTES,
    DamagedFile,
    LockedOpenDocument,
    PackedTooTight,
    PasswordProtected,
    TrappedXml,
    WrongPassword,
)

Parts: TypeAlias = dict[str, bytes]
MEGABYTE = 1024 * 1024
LEAST_BOMB = 10 * MEGABYTE
MOST_PARTS = 5000
CONTENT, MANIFEST, MIMETYPE = "content.xml", "META-INF/manifest.xml", "mimetype"
WORKBOOK = re.compile(r"(?:.*/)?workbook\.(?:xml|bin)$|content\.xml$", re.IGNORECASE)
OF_CELLS = re.compile(r".*(?:\.xml|\.rels|(?<!vbaProject)\.bin|mimetype)$", re.IGNORECASE)
ELSE = re.compile(r"(?:.*/)?(?:charts|customXml|docProps|drawings|embeddings|externalLinks|media|printerSettings)/")
RELATION, SHEET = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>"), re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")


def unpacked(name: str, data: bytes, ask: Ask = no_password) -> Parts:
    """Take the parts that hold cells out of a zip; raises the refusal of what is no workbook."""
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile:
        raise DamagedFile(name) from None
    infos = {info.filename.replace("\\", "/").lstrip("/"): info for info in package.infolist()}
    size = sum(info.file_size for info in infos.values())
    if len(infos) > MOST_PARTS or size > MOST_UNPACKED_MEGABYTES * MEGABYTE:
        raise PackedTooTight(name)
    if not any(map(WORKBOOK.match, infos)):
        refuse(name, "\n".join(infos), PARTS)
    kept = [part for part in infos if OF_CELLS.match(part) and not ELSE.match(part)]
    parts = {part: _part(name, package, infos[part], ask) for part in kept}
    if any(b"<!ENTITY" in content[:4096] for content in parts.values()):
        raise TrappedXml(name)
    size -= sum(len(parts.get(part, b"")) for part in (CONTENT, *sheet_parts(parts)))
    if size > LEAST_BOMB and size > MOST_RATIO * len(data):
        raise PackedTooTight(name)
    if CONTENT in parts:
        _check_open_document(name, parts)
    return parts


def packed(parts: Parts) -> BytesIO:
    """Make a zip of the parts, which are let go one by one."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        while parts:
            package.writestr(*parts.popitem())
    out.seek(0)
    return out


def sheet_parts(parts: Parts) -> list[str]:
    """Name the parts of the sheets of an .xlsx, in the order of the workbook; an empty name for one that is missing."""
    workbook = next((part for part in parts if part.lower().endswith("workbook.xml")), None)
    if workbook is None:
        return []
    folder = dirname(workbook)
    relations = RELATION.findall(parts.get(join(folder, "_rels", f"{basename(workbook)}.rels"), b""))
    targets = {_attribute(one, b"Id"): _attribute(one, b"Target") for one in relations}
    found = (targets.get(_attribute(sheet, rb"\w+:id"), "") for sheet in SHEET.findall(parts[workbook]))
    present = {part.lower(): part for part in parts}
    return [present.get(normpath(join("/", folder, target)).lstrip("/").lower(), "") for target in found]


def _attribute(tag: bytes, attribute: bytes) -> str:
    found = re.search(rb'\s%s="([^"]*)"' % attribute, tag)
    return found[1].decode("utf-8", "replace") if found else ""


def _part(name: str, package: zipfile.ZipFile, info: zipfile.ZipInfo, ask: Ask) -> bytes:
    if not info.flag_bits & 1:
        return package.read(info)
    if not (password := ask()):
        raise PasswordProtected(name)
    try:
        return package.read(info, password.encode())
    except NotImplementedError:
        raise DamagedFile(name) from None  # not the way a workbook is locked
    except RuntimeError:
        raise WrongPassword(name) from None


def _check_open_document(name: str, parts: Parts) -> None:
    if b"spreadsheet" not in parts.get(MIMETYPE, b""):
        refuse(name, parts.get(MIMETYPE, b"").decode("latin-1"), PARTS)
    if b"encryption-data" in parts.get(MANIFEST, b""):
        raise LockedOpenDocument(name)
