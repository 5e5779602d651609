# SPDX-License-Identifier: EUPL-1.2
"""The files beside a register, and writing one so that a crash leaves the old or the new, never half."""

import os
from pathlib import Path


def companion_of(register: Path) -> Path:
    """Name the key file: `asso.keys` beside `asso.accomp`."""
    return register.with_suffix(".keys")


def lock_of(register: Path) -> Path:
    """Name the lock file: `asso.lock` beside `asso.accomp`."""
    return register.with_suffix(".lock")


def holder_of(register: Path) -> Path:
    """Name the file that says who has the register open: `asso.holder` beside `asso.accomp`."""
    return register.with_suffix(".holder")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: beside it, down to the disk, then in its place."""
    draft = path.with_name(path.name + ".new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(draft, path)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name, and have the folder remember it."""
    draft.replace(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
