# SPDX-License-Identifier: EUPL-1.2
"""The logo of the structure: any picture a user has, made small, kept as a PNG in the kit."""

from base64 import b64decode, b64encode
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from accomp_desktop.domain.errors import UserError

WIDEST = QSize(600, 240)
"""Pixels of a logo: four centimetres at 300 dpi, and a kit that stays light."""

HEAVIEST, MOST_MEGABYTES = 20_000_000, 128
"""Bytes of a picture that is read, and megabytes that it may take once unpacked."""


class NotALogo(UserError):
    """A file that is no picture, or too large a one."""

    def __init__(self, name: str) -> None:
        """Take the name of the file."""
        super().__init__(
            f"«\u202f{name}\u202f» n’est pas une image que l’application peut lire. "
            "Choisissez une image PNG ou JPEG de moins de 20 Mo."
        )


def read_logo(path: Path) -> str:
    """Read a picture, give it as a small PNG in base64; raises `NotALogo`."""
    if not path.is_file() or path.stat().st_size > HEAVIEST:
        raise NotALogo(path.name)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    image = reader.read()
    if image.isNull():
        raise NotALogo(path.name)
    if image.width() > WIDEST.width() or image.height() > WIDEST.height():
        image = image.scaled(WIDEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return b64encode(_png(image)).decode("ascii")


def logo_image(logo: str) -> QImage:
    """Draw a logo again; a null image when there is none."""
    return QImage.fromData(b64decode(logo))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
