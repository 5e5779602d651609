# SPDX-License-Identifier: EUPL-1.2
"""A workbook in the Open XML format, taken apart: which part is which, and the whole put together again."""

import posixpath
import zlib
from collections.abc import Collection, Mapping
from functools import cached_property
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from accomp_desktop.reports.markup import Node, parse

LARGEST = 200_000_000
LARGEST_PART = 50_000_000
"""Bytes, once unpacked, of a workbook and of a part taken apart, which then takes ten times its room."""

UNREADABLE = (OSError, EOFError, BadZipFile, zlib.error, RuntimeError, ValueError, LookupError)
"""What a file that is no workbook, a damaged or an encrypted one may raise while it is taken apart."""

ZIP = b"PK"
"""How such a file begins."""

CONTENT_TYPES = "[content_types].xml"
_ON = frozenset({"1", "true", "on"})


class Package:
    """The parts of a workbook by their names; raises one of `UNREADABLE` when they do not hold together."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of the file."""
        self._archive = ZipFile(BytesIO(data))
        infos = self._archive.infolist()
        self._parts = {_bare(one.filename): one for one in infos}
        if len(self._parts) < len(infos) or sum(one.file_size for one in infos) > LARGEST:
            raise BadZipFile

    def parse(self, part: str) -> Node:
        """Read a part."""
        info = self._parts[_bare(part)]
        if info.file_size > LARGEST_PART:
            raise BadZipFile
        return parse(self._archive.read(info))

    def related(self, part: str, sort: str) -> dict[str, str]:
        """Give the parts of a sort that a part speaks of (the package itself when it has no name), by identity."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if _bare(relations) not in self._parts:
            return {}
        return {
            one.get("Id") or "": posixpath.normpath(posixpath.join("/", folder, one.get("Target") or "")).lstrip("/")
            for one in self.parse(relations)
            if (one.get("Type") or "").endswith(f"/{sort}") and one.get("TargetMode") != "External"
        }

    def only(self, part: str, sort: str) -> str:
        """Give the one part of a sort that a part speaks of; none is an empty name."""
        return next(iter(self.related(part, sort).values()), "")

    @cached_property
    def workbook_part(self) -> str:
        """Name the part that lists the sheets."""
        return self.only("", "officeDocument")

    @cached_property
    def _workbook(self) -> Node:
        return self.parse(self.workbook_part)

    @property
    def is_workbook(self) -> bool:
        """Tell whether it is a workbook whose sheets are XML parts."""
        is_xml = CONTENT_TYPES in self._parts and self.workbook_part.lower().endswith(".xml")
        return is_xml and self._workbook.tag.endswith("}workbook")

    @property
    def has_macros(self) -> bool:
        """Tell whether the file must keep an ending of its own."""
        return b"macroEnabled" in self._archive.read(self._parts[CONTENT_TYPES])

    @property
    def since_1904(self) -> bool:
        """Tell whether days are counted from 1904, as old Macintoshes did."""
        properties = self._workbook.find(self._workbook.tag.replace("workbook", "workbookPr"))
        return properties is not None and properties.get("date1904") in _ON

    def sheet_part(self, title: str) -> str:
        """Name the part of a sheet."""
        sheets = self.related(self.workbook_part, "worksheet")
        for one in self._workbook.iter(self._workbook.tag.replace("workbook", "sheet")):
            if one.get("name") == title:
                return sheets[next(value for key, value in one.attrib.items() if key.endswith("}id"))]
        raise LookupError(title)

    def strings(self, ranks: Collection[int]) -> dict[int, str]:
        """Read, by their ranks, some of the texts that cells point to."""
        part = self.only(self.workbook_part, "sharedStrings") if ranks else ""
        if not part:
            return {}
        root = self.parse(part)
        return {rank: told(one) for rank, one in enumerate(root.iter(root.tag.replace("sst", "si"))) if rank in ranks}

    def repacked(self, changed: Mapping[str, bytes]) -> bytes:
        """Put all parts together again, in their order, some of them changed."""
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            new = {_bare(part): data for part, data in changed.items()}
            for name, one in self._parts.items():
                info = ZipInfo(one.filename, one.date_time)
                info.compress_type, info.external_attr = one.compress_type, one.external_attr
                archive.writestr(info, new.get(name) or self._archive.read(one))
        return packed.getvalue()


def _bare(name: str) -> str:
    """Reduce the name of a part to what tells it from another: neither capitals nor the way slashes lean count."""
    return name.replace("\\", "/").lstrip("/").lower()


def told(node: Node) -> str:
    """Read a text, whole or in runs of several looks."""
    return "".join(one.text or "" for one in node.iter(node.tag.rpartition("}")[0] + "}t"))
