# SPDX-License-Identifier: EUPL-1.2
"""The files beside a register, and writing one so that a crash leaves the old or the new, never half."""

import os
from pathlib import Path

from accomp_desktop.store.mistakes import NameOfACompanion


def companion_of(register: Path) -> Path:
    """Name the key file: `asso.keys` beside `asso.accomp`."""
    return register.with_suffix(".keys")


def lock_of(register: Path) -> Path:
    """Name the lock file: `asso.lock` beside `asso.accomp`."""
    return register.with_suffix(".lock")


def holder_of(register: Path) -> Path:
    """Name the file that says who has the register open: `asso.holder` beside `asso.accomp`."""
    return register.with_suffix(".holder")


def refuse_names_of_companions(register: Path) -> None:
    """Refuse to call a register as a file beside it would be called."""
    if register in {companion_of(register), lock_of(register), holder_of(register)}:
        raise NameOfACompanion(register)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: beside it, down to the disk, then in its place."""
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(content)
    put_in_place(draft, path)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name, once it is down on the disk, and have the folder remember it."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def clear_away(database: Path) -> None:
    """Remove a database that was left unfinished, and its log, which a new one of this name would take for its own."""
    for suffix in ("", "-wal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
