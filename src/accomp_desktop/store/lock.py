# SPDX-License-Identifier: EUPL-1.2
"""One writer at a time: a lock of the operating system, which a crash releases, and who holds it."""

import json
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import cast

from filelock import FileLock, Timeout

from accomp_desktop.store.files import holder_of, lock_of, write_whole
from accomp_desktop.store.mistakes import FolderNotFound, FolderNotWritable, RegisterInUse


def take(register: Path, author: str) -> FileLock:
    """Become the one writer of a register; `RegisterInUse` says who is, `FolderNotWritable` that none can be."""
    if not register.parent.is_dir():
        raise FolderNotFound(register.parent)
    lock = FileLock(lock_of(register), timeout=0, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
        who = {"author": author, "host": socket.gethostname(), "pid": os.getpid()}
        write_whole(holder_of(register), json.dumps(who).encode())
    except Timeout:
        raise RegisterInUse(register, _holder(register)) from None
    except OSError:
        lock.release(force=True)
        raise FolderNotWritable(register.parent) from None
    return lock


def release(register: Path, lock: FileLock) -> None:
    """Let another writer in."""
    holder_of(register).unlink(missing_ok=True)
    lock.release(force=True)


def _holder(register: Path) -> str | None:
    """Name who holds the lock: « Claire Martin, sur PC-ACCUEIL » (`None` when nothing says it)."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        who = cast("dict[str, object]", json.loads(holder_of(register).read_text("utf-8")))
        return f"{who['author']}, sur {who['host']}"
    return None
