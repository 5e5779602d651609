# SPDX-License-Identifier: EUPL-1.2
"""Received files: read by another process, which may hang, swell or fall without the application noticing more."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.table import Book, Cell, Sheet
from accomp_desktop.exchange.sheet_lines import lines
from accomp_desktop.exchange.sheet_refusals import (
    MOST_MEGABYTES,
    MOST_MEMORY_MEGABYTES,
    MOST_SECONDS,
    REFUSALS,
    ClosedFile,
    EmptyFile,
    FileTooBig,
    LockFile,
    MissingFile,
    NotAFile,
    ReaderFell,
    TooMuchMemory,
    TooSlow,
    UnreadableFile,
)

MEGABYTE = 1024 * 1024
GLANCE = 0.1
"""Seconds between two looks at the reader process."""


@dataclass(frozen=True)
class Allowance:
    """What reading a file may take before it is stopped."""

    seconds: float = MOST_SECONDS
    megabytes: float = MOST_MEMORY_MEGABYTES


USUAL = Allowance()


def read_book(path: Path, password: str | None = None, *, allowance: Allowance = USUAL) -> Book:
    """Read a workbook or a text file in columns; raises the `UnreadableFile` that says why it cannot be."""
    path = path.absolute()
    _check_file(path)
    book = _Reading(path, password, allowance).book()
    if not any(row for sheet in book.sheets for row in sheet.rows):
        raise EmptyFile(path.name)
    return book


def reader_command(path: Path) -> list[str]:
    """Say how to start the reader process: the frozen application is its own Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "read-sheet", str(path)]
    return [sys.executable, "-P", "-m", "accomp_desktop.exchange.sheet_reader", str(path)]


def _check_file(path: Path) -> None:
    if path.name.startswith("~$"):
        raise LockFile(path.name)
    if not path.exists():
        raise MissingFile(path.name)
    if not path.is_file():
        raise NotAFile(path.name)
    size = path.stat().st_size
    if not size:
        raise EmptyFile(path.name)
    if size > MOST_MEGABYTES * MEGABYTE:
        raise FileTooBig(path.name)
    try:
        path.open("rb").close()
    except OSError:
        raise ClosedFile(path.name) from None


class _Reading:
    """One run of the reader process, and the watch over it."""

    def __init__(self, path: Path, password: str | None, allowance: Allowance) -> None:
        self._path = path
        self._allowance = allowance
        self._reader = subprocess.Popen(
            reader_command(path),
            bufsize=MEGABYTE,
            stdin=subprocess.PIPE if password else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if password and self._reader.stdin:
            with suppress(OSError), self._reader.stdin as given:  # a reader that fell has closed its end
                given.write(password.encode())
        self._over = threading.Event()
        self._stopped_for: type[UnreadableFile] = ReaderFell

    def book(self) -> Book:
        """Gather what the process tells, until it says that this is all."""
        watch = threading.Thread(target=self._watch, daemon=True)
        watch.start()
        try:
            with no_search_for_cycles(), self._reader:
                return self._gather(self._reader.stdout or ())
        finally:
            self._reader.kill()
            self._over.set()
            watch.join()

    def _gather(self, told: Iterable[bytes]) -> Book:
        digest = digest_of(self._path)  # while the reader starts
        sheets: list[tuple[dict[str, Any], list[list[Cell]]]] = []
        uncomputed = 0
        for line in told:
            message: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
            if "columns" in message:
                sheets[-1][1].extend(lines(message))
            elif "sheet" in message:
                sheets.append((message, []))
            elif "uncomputed" in message:
                uncomputed = message["uncomputed"]
            elif "refused" in message:
                raise REFUSALS[message["refused"]](self._path.name)
            elif "end" in message:
                self._reader.kill()  # it has nothing left to say
                return Book(tuple(_sheet(*one) for one in sheets), digest, uncomputed)
        raise self._stopped_for(self._path.name)

    def _watch(self) -> None:
        """Stop the process when it takes too long or too much memory; a launcher’s child counts with it."""
        import psutil

        deadline = time.monotonic() + self._allowance.seconds
        try:
            root = psutil.Process(self._reader.pid)
            while not self._over.wait(GLANCE):
                if time.monotonic() > deadline:
                    self._stop(TooSlow)
                family = (root, *root.children(recursive=True))
                if sum(one.memory_info().rss for one in family) > self._allowance.megabytes * MEGABYTE:
                    self._stop(TooMuchMemory)
        except psutil.Error:
            return  # it has ended

    def _stop(self, reason: type[UnreadableFile]) -> None:
        self._stopped_for = reason
        self._reader.kill()


def digest_of(path: Path) -> str:
    """Give the SHA-256 by which a file is known again; raises `ClosedFile`."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        raise ClosedFile(path.name) from None


def _sheet(told: dict[str, Any], rows: list[list[Cell]]) -> Sheet:
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(
        told["sheet"],
        tuple(rows),
        hidden=told.get("hidden", False),
        hidden_columns=frozenset(told.get("hidden_columns", ())),
        merged=tuple((top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in told.get("merged", ())),
    )
