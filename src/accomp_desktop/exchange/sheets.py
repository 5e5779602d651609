# SPDX-License-Identifier: EUPL-1.2
"""Received files: read by another process, which may hang, swell or fall without the application noticing more."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from accomp_desktop.domain.table import Book, Cell, Sheet
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


def read_book(path: Path, allowance: Allowance = USUAL) -> Book:
    """Read a workbook or a text file in columns; raises the `UnreadableFile` that says why it cannot be."""
    path = path.absolute()
    _check_file(path)
    book = _Reading(path, allowance).book()
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

    def __init__(self, path: Path, allowance: Allowance) -> None:
        self._name = path.name
        self._allowance = allowance
        self._reader = subprocess.Popen(
            reader_command(path),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._over = threading.Event()
        self._stopped_for: type[UnreadableFile] = ReaderFell

    def book(self) -> Book:
        """Gather what the process tells, until it says that this is all."""
        watch = threading.Thread(target=self._watch, daemon=True)
        watch.start()
        try:
            with self._reader:
                return self._gather(self._reader.stdout or ())
        finally:
            self._reader.kill()
            self._over.set()
            watch.join()

    def _gather(self, lines: Iterable[bytes]) -> Book:
        sheets: list[tuple[str, bool, list[list[Cell]]]] = []
        for line in lines:
            told: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
            if "rows" in told:
                sheets[-1][2].extend(_dated(told["rows"], told["days"]))
            elif "sheet" in told:
                sheets.append((told["sheet"], told["hidden"], []))
            elif "refused" in told:
                raise REFUSALS[told["refused"]](self._name)
            elif "end" in told:
                return Book(tuple(Sheet(name, tuple(rows), hidden) for name, hidden, rows in sheets))
        raise self._stopped_for(self._name)

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


def _dated(rows: list[list[Cell]], days: Iterable[tuple[int, int]]) -> list[list[Cell]]:
    """Turn the texts that are dates into dates."""
    for line, column in days:
        text = str(rows[line][column])
        rows[line][column] = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return rows
