# SPDX-License-Identifier: EUPL-1.2
"""Tags in a PDF: what each mark on a page is (title, text, table, picture), for who has the page read aloud.

ReportLab writes none: the marks go around its drawing orders, and the tree that names them into its catalogue.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass
class Part:
    """One node of the tree: its sort (`H1`, `P`, `Table`, `TD`…), what it holds, and where it is drawn."""

    sort: str
    described: str = ""
    parts: list["Part"] = field(default_factory=list["Part"])
    page: int | None = None
    mark: int | None = None


class Tags:
    """Collects the parts of a document while it is drawn."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401  ReportLab ships no types
        self._canvas = canvas
        self._open = [Part("Document")]
        self._pages: list[list[Part]] = [[]]

    @contextmanager
    def group(self, sort: str, described: str = "") -> Generator[None, None, None]:
        """Hold several parts: a table, a row, a list."""
        part = Part(sort, described)
        self._open[-1].parts.append(part)
        self._open.append(part)
        yield
        self._open.pop()

    @contextmanager
    def part(self, sort: str, described: str = "") -> Generator[None, None, None]:
        """Mark what is drawn inside as one part; `described` is read instead of a picture."""
        marks = self._pages[-1]
        part = Part(sort, described, page=len(self._pages) - 1, mark=len(marks))
        marks.append(part)
        self._open[-1].parts.append(part)
        self._order(f"/{sort} <</MCID {part.mark}>> BDC")
        yield
        self._order("EMC")

    @contextmanager
    def decoration(self) -> Generator[None, None, None]:
        """Mark what is drawn inside as nothing to read: lines, backgrounds, the foot of the page."""
        self._order("/Artifact BMC")
        yield
        self._order("EMC")

    def end_page(self) -> None:
        """Go to the next page."""
        self._canvas.showPage()
        self._pages.append([])

    def finish(self) -> None:
        """Write the tree; called once, after the last page."""
        document: Any = self._canvas._doc  # noqa: SLF001  ReportLab has no door to the catalogue
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        written = _Tree(document)
        root["K"] = pdfdoc.PDFArray([written.element(self._open[0], document.Reference(root))])
        numbers: list[Any] = []
        for number, (page, marks) in enumerate(zip(document.Pages.pages, self._pages, strict=False)):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]
            page.StructParents = number
            numbers += [number, pdfdoc.PDFArray([written.references[id(part)] for part in marks])]
        root["ParentTree"] = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    def _order(self, code: str) -> None:
        self._canvas._code.append(code)  # noqa: SLF001  nor to a page's drawing orders


class _Tree:
    """The elements already written into the document, so that pages may name those they hold."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  ReportLab ships no types
        self.document = document
        self.references: dict[int, Any] = {}

    def element(self, part: Part, parent: object) -> object:
        """Write a part and all it holds; give what refers to it."""
        entries: dict[str, Any] = {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(part.sort), "P": parent}
        if part.described:
            entries["Alt"] = pdfdoc.PDFString(part.described)
        if part.page is not None:
            entries["Pg"] = self.document.Reference(self.document.Pages.pages[part.page])
        element = pdfdoc.PDFDictionary(entries)
        reference = self.references[id(part)] = self.document.Reference(element)
        held = [self.element(one, reference) for one in part.parts]
        element["K"] = part.mark if part.mark is not None else pdfdoc.PDFArray(held)
        return reference
