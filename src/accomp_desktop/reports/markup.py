# SPDX-License-Identifier: EUPL-1.2
"""The XML parts of a workbook: read with prefixes kept as they stand, written back the same."""

import re
from collections.abc import Iterator
from typing import Protocol, cast

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""The namespace of sheets, strings and workbook parts."""


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Node(Protocol):
    """What is used of an lxml element."""

    tag: str
    text: str | None
    attrib: dict[str, str]

    def get(self, name: str) -> str | None:
        """Read an attribute."""
        ...

    def set(self, name: str, value: str) -> None:
        """Write an attribute."""

    def iter(self, *tags: str) -> Iterator["Node"]:
        """Walk the element and what it holds."""
        ...

    def find(self, path: str) -> "Node | None":
        """Find the first child of a name."""
        ...

    def remove(self, child: "Node") -> None:
        """Take a child out."""

    def makeelement(self, tag: str) -> "Node":
        """Make an element that stands nowhere yet."""
        ...

    def insert(self, place: int, child: "Node") -> None:
        """Put a child at a place, counted from 0."""

    def addnext(self, sibling: "Node") -> None:
        """Put an element after this one."""

    def addprevious(self, sibling: "Node") -> None:
        """Put an element before this one."""

    def __iter__(self) -> Iterator["Node"]:
        """Walk the children."""
        ...


class NotMarkup(ValueError):
    """A part is no XML document."""


def writable(text: str) -> str:
    """Leave out of a text the characters that no XML document may hold."""
    return _UNWRITABLE.sub("", text)


def parse(data: bytes) -> Node:
    """Read a part; entities are left alone and nothing is fetched."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]  lxml has no types

    try:
        return cast("Node", etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True)))
    except SyntaxError as wrong:
        raise NotMarkup from wrong


def serialize(root: Node) -> bytes:
    """Write a part with its declaration."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]  lxml has no types

    return cast("bytes", etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def child(parent: Node, tag: str) -> Node:
    """Add an element at the end of another."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]  lxml has no types

    return cast("Node", etree.SubElement(parent, tag))
