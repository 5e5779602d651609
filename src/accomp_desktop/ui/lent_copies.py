# SPDX-License-Identifier: EUPL-1.2
"""A scan lent to the programs of the workstation: a copy in a private folder, taken back when the register closes."""

from base64 import b64decode
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp
from time import time

from accomp_desktop.domain.piece import Scan
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.files import show_outside

FOLDER, LENT_FOR = "accomp-lent-", 24 * 3600
"""How the folder of a copy is called, and the seconds after which one that a crash left is taken back."""


def lend(scan: Scan, desk: Desk) -> None:
    """Have the workstation open a copy, whose name says nothing of anybody."""
    folder = Path(mkdtemp(prefix=FOLDER))
    copy = folder / f"piece{Path(scan.file_name).suffix}"
    copy.write_bytes(b64decode(scan.content))
    desk.closed.connect(partial(rmtree, folder, ignore_errors=True))
    show_outside(copy)


def take_back_forgotten() -> None:
    """Remove the copies that a crash left behind."""
    for folder in Path(gettempdir()).glob(f"{FOLDER}*"):
        if not folder.is_symlink() and time() - folder.stat().st_mtime > LENT_FOR:
            rmtree(folder, ignore_errors=True)
