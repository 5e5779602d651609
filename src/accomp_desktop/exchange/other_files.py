# SPDX-License-Identifier: EUPL-1.2
"""What is often sent in place of a list, told apart by content: each has a sentence of its own that says what to do."""

import re

from accomp_desktop.exchange.sheet_refusals import (
    NotASpreadsheet,
    NumbersDocument,
    PackedFiles,
    PdfFile,
    Picture,
    SentMessage,
    TextDocument,
    WebPage,
    XmlFile,
)

LOOKED_AT = 10_000

Kinds = tuple[tuple[str, type[NotASpreadsheet]], ...]

BYTES: Kinds = (
    (r"\A(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{4}\x00\x00)", Picture),
    (r"\A(?:RIFF.{4}WEBP|.{4}ftyp(?:hei[cx]|mif1|avif))", Picture),
    (r"\A.{0,1024}%PDF-", PdfFile),
    (r"\A\{\\rtf", TextDocument),
    (r"\A(?:PK\x05\x06|7z\xbc\xaf|Rar!\x1a|\x1f\x8b\x08|BZh\d1AY|\xfd7zXZ)", PackedFiles),
)
"""How a file begins that is neither a workbook nor a text."""

TEXTS: Kinds = (
    (r"\A\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype )?(?:html|head|body|meta|style|table|div)\b", WebPage),
    (r"\A\s*<(?:[?!]|[^<>]*>\s*<\w)", XmlFile),
    (r"\A(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*){0,40}MIME-Version: ", SentMessage),
)
"""How a text begins that is no list."""

PARTS: Kinds = (
    (r"(?:^|/)(?:word|ppt|visio)/|opendocument\.(?!spreadsheet)", TextDocument),
    (r"\.iwa$|^index\.apxl$", NumbersDocument),
    (r"", PackedFiles),
)
"""What the parts of a zip are called when none is a workbook."""

STREAMS: Kinds = (
    (r"W.o.r.d.D.o.c.u.m.e.n.t|P.o.w.e.r.P.o.i.n.t", TextDocument),
    (r"_._.s.u.b.s.t.g.1", SentMessage),
)
"""What the streams of an OLE file are called when none is a workbook."""


def refuse(name: str, content: str, kinds: Kinds) -> None:
    """Raise the refusal of the first kind that the content is."""
    for pattern, refusal in kinds:
        if re.search(pattern, content, re.DOTALL | re.IGNORECASE | re.MULTILINE):
            raise refusal(name)
