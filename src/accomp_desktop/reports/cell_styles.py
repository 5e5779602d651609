# SPDX-License-Identifier: EUPL-1.2
"""The styles of a workbook that was received: a cell’s look taken over by another that holds a text or a day."""

from copy import deepcopy

from accomp_desktop.reports.markup import Node, child

TEXT_FORMAT = "49"
"""The number of « @ » in every workbook."""
DAY_FORMAT = "dd/mm/yyyy"
FIRST_OWN_FORMAT = 164
"""Smaller numbers are those that every workbook knows."""


class CellStyles:
    """The styles part of a workbook; what is asked of it and not there yet is added at its end."""

    def __init__(self, root: Node) -> None:
        """Take the part; one without cell styles is no styles part."""
        self.root = root
        self._tag = root.tag.removesuffix("styleSheet")
        styles = root.find(f"{self._tag}cellXfs")
        self._all = [] if styles is None else [one for one in styles if one.tag == f"{self._tag}xf"]
        if styles is None or not self._all:
            raise ValueError(root.tag)
        self._styles: Node = styles
        self._made: dict[tuple[str, bool], str] = {}
        self._day_format = ""

    def like(self, style: str, *, day: bool) -> str:
        """Give the number of the style that looks like another (its number) and shows texts, or days."""
        key = (style, day)
        if key not in self._made:
            self._made[key] = self._make(style, self._day() if day else TEXT_FORMAT)
        return self._made[key]

    def _make(self, style: str, number_format: str) -> str:
        place = int(style or 0)
        model = self._all[place if place < len(self._all) else 0]
        if model.get("numFmtId") == number_format:
            return str(place)
        made = deepcopy(model)
        made.set("numFmtId", number_format)
        made.set("applyNumberFormat", "1")
        made.attrib.pop("quotePrefix", None)
        self._align(made, "left" if number_format == TEXT_FORMAT else "center")
        self._all[-1].addnext(made)
        self._all.append(made)
        self._styles.set("count", str(len(self._all)))
        return str(len(self._all) - 1)

    def _align(self, made: Node, side: str) -> None:
        alignment = made.find(f"{self._tag}alignment")
        if alignment is None:
            alignment = made.makeelement(f"{self._tag}alignment")
            made.insert(0, alignment)  # the first thing that a style may hold
        alignment.attrib.pop("indent", None)
        alignment.set("horizontal", side)
        made.set("applyAlignment", "1")

    def _day(self) -> str:
        """Find how this workbook shows days as the French do, or have it do so."""
        if not self._day_format:
            formats = self.root.find(f"{self._tag}numFmts")
            if formats is None:
                formats = self.root.makeelement(f"{self._tag}numFmts")
                self.root.insert(0, formats)  # the first thing that a styles part may hold
            known = {(one.get("formatCode") or "").lower(): one.get("numFmtId") or "" for one in formats}
            self._day_format = known.get(DAY_FORMAT) or self._add_day(formats)
        return self._day_format

    def _add_day(self, formats: Node) -> str:
        taken = [int(one.get("numFmtId") or 0) for one in formats]
        number = str(max([FIRST_OWN_FORMAT - 1, *taken]) + 1)
        made = child(formats, f"{self._tag}numFmt")
        made.set("numFmtId", number)
        made.set("formatCode", DAY_FORMAT)
        formats.set("count", str(len(taken) + 1))
        return number
