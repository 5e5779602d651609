# SPDX-License-Identifier: EUPL-1.2
"""The scan of a piece as it comes: a PDF kept as it is, a photograph made lighter and without its place."""

import struct
import zlib
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.piece import Attachment

Image.MAX_IMAGE_PIXELS = None  # measured below, with a sentence, before anything is unpacked
LARGEST, MOST_PIXELS, QUALITY = 2400, 100_000_000, 80
"""Pixels of a side that is kept, an A4 page at 200 dpi; pixels that are unpacked; quality of the JPEG."""

HEAVIEST, HEAVIEST_PDF, LONGEST_NAME = 30_000_000, 5_000_000, 80
"""Bytes of a photograph that is read, of a PDF that is kept; characters of a name."""

PDF_MARK, PDF_HEAD = b"%PDF-", 1024
"""What a PDF says of itself, within so many bytes."""


class NotAScan(UserError):
    """A file that is neither a PDF nor a photograph."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"«\u202f{name}\u202f» n’est ni un PDF, ni une photo JPEG ou PNG que l’application peut lire. "
            "Numérisez la pièce en PDF, ou photographiez-la en JPEG, puis recommencez."
        )


class ScanTooHeavy(UserError):
    """A file that would weigh on the register."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"«\u202f{name}\u202f» est trop lourd\u202f: au plus 5\u00a0Mo pour un PDF, 30\u00a0Mo pour une photo. "
            "Numérisez en noir et blanc ou à 150 points par pouce, ou ne gardez que les pages utiles."
        )


def read_scan(path: Path) -> Attachment:
    """Read what is joined to a piece; raises `NotAScan` or `ScanTooHeavy`."""
    try:
        weight = path.stat().st_size
        if weight > HEAVIEST:
            raise ScanTooHeavy(path.name)
        content = path.read_bytes()
    except OSError:
        raise NotAScan(path.name) from None
    if PDF_MARK not in content[:PDF_HEAD]:
        return _attachment(path, ".jpg", _photograph(content, path.name))
    if weight > HEAVIEST_PDF:
        raise ScanTooHeavy(path.name)
    return _attachment(path, ".pdf", content)


def _photograph(content: bytes, name: str) -> bytes:
    """Write a photograph anew: upright, no larger than is read, its pixels and nothing else."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ScanTooHeavy(name)
            image.draft("RGB", (LARGEST, LARGEST))
            upright = ImageOps.exif_transpose(image).convert("RGBA" if image.has_transparency_data else "RGB")
    except (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, struct.error, zlib.error):
        raise NotAScan(name) from None
    upright.thumbnail((LARGEST, LARGEST))
    bare = Image.new("RGB", upright.size, "white")
    bare.paste(upright, mask=upright if upright.mode == "RGBA" else None)
    written = BytesIO()
    bare.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


def _attachment(path: Path, suffix: str, content: bytes) -> Attachment:
    return Attachment(f"{path.stem[:LONGEST_NAME]}{suffix}", b64encode(content).decode("ascii"))
