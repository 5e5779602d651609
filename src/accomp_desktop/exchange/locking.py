# SPDX-License-Identifier: EUPL-1.2
"""Workbooks under a password: one received is opened in memory, one sent back is locked again.

A password is asked for when a file needs it and is kept nowhere: no file, no log, no environment, no `repr`.
"""

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import TypeAlias

from accomp_desktop.exchange.sheet_refusals import DamagedFile, PasswordProtected, WrongPassword

Ask: TypeAlias = Callable[[], str | None]
"""Gives the password that the user typed, if any."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of the former Office begin, and those that a password locks."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

OPEN_TO_ALL = "VelvetSweatshop"
"""The word that Excel tries before it asks for one: under it go the workbooks that all may read and few may change."""

SMALLEST = 4096
GROWTH_HINT = pack("<HHHH", 0xA220, 4 + SMALLEST, 0xA028, SMALLEST) + bytes(SMALLEST)


class UnlockableFile(Exception):
    """A workbook that would not have opened again: it was left as it was."""


def no_password() -> None:
    """Say that the user typed none."""


def unlocked(name: str, data: bytes, ask: Ask) -> bytes:
    """Open an .xlsx or .xls locked by Excel or LibreOffice; raises `PasswordProtected` or `WrongPassword`."""
    from msoffcrypto.exceptions import FileFormatError

    typed = ask()
    try:
        for password in filter(None, (typed, OPEN_TO_ALL)):
            if opened := _opened(data, password):
                return opened
    except (OSError, FileFormatError):  # this is no locked workbook, or not a whole one
        raise (DamagedFile if typed else PasswordProtected)(name) from None
    raise (WrongPassword if typed else PasswordProtected)(name)


def in_clear(name: str, data: bytes, ask: Ask) -> bytes:
    """Give a file as it is, opened in memory if it is an .xlsx that a password locks."""
    return unlocked(name, data, ask) if data.startswith(OLE) and ENCRYPTED in data else data


def is_locked(data: bytes) -> bool:
    """Tell whether an .xls is locked."""
    from msoffcrypto import OfficeFile  # pyright: ignore[reportUnknownVariableType]  its argument has no type

    try:
        return OfficeFile(BytesIO(data)).is_encrypted()
    except Exception:  # noqa: BLE001  what cannot be looked into is not locked, only damaged
        return False


def _opened(data: bytes, password: str) -> bytes | None:
    """Decipher a workbook, unless the password is not its own."""
    from msoffcrypto import OfficeFile  # pyright: ignore[reportUnknownVariableType]  its argument has no type
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format import xls97
    from msoffcrypto.format.ooxml import OOXMLFile

    xls97.tempfile = _Memory  # an .xls would pass through a file of the disk, in clear
    opened = BytesIO()
    locked = OfficeFile(BytesIO(data))
    try:
        if isinstance(locked, OOXMLFile):
            locked.load_key(password, verify_password=True)
        else:
            locked.load_key(password)
        locked.decrypt(opened)
    except InvalidKeyError:
        return None
    return opened.getvalue()


class _Memory:
    """Stands for the module `tempfile` where a file of the disk is not wanted."""

    TemporaryFile = BytesIO


def lock_with_password(path: Path, password: str) -> None:
    """Encrypt an .xlsx where it is, as Excel does; a crash leaves the old file or the new."""
    from msoffcrypto.format.ooxml import OOXMLFile

    clear, locked = BytesIO(_large_enough(path.read_bytes())), BytesIO()
    OOXMLFile(clear).encrypt(password, locked)
    if _opened(locked.getvalue(), password) != clear.getvalue():
        raise UnlockableFile
    draft = path.with_name(path.name + ".new")
    try:
        with draft.open("wb") as file:
            file.write(locked.getvalue())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _large_enough(workbook: bytes) -> bytes:
    """Give a small workbook the room that Office calls a growth hint: msoffcrypto loses what is below its size."""
    if len(workbook) > SMALLEST:
        return workbook
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as small, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as large:
        for info in small.infolist():
            content, info.extra = small.read(info), GROWTH_HINT
            large.writestr(info, content)
    return out.getvalue()
