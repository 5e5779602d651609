# SPDX-License-Identifier: EUPL-1.2
"""The encrypted database: the one connection to it, its transactions, and what its errors mean to the user."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from accomp_desktop.domain.errors import UserError
from accomp_desktop.store.mistakes import (
    DiskFull,
    FolderNotWritable,
    NotARegister,
    RegisterDamaged,
    RegisterInUse,
    RegisterNotFound,
    RegisterUnreachable,
)

PAGE_BYTES = 4096
_SQLCIPHER: Any = dbapi2  # it ships no types

_SETTINGS = (
    "cipher_log_level = NONE",  # or its errors land on the terminal
    "foreign_keys = ON",
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    f"cache_size = {-32 * 1024}",  # KiB: a large import spills into the log as it goes, and commits the sooner
)

_OTHER_FILES = (
    (b"SQLite format 3\0", "une base SQLite non chiffrée"),
    (b"PK\x03\x04", "un classeur ou une archive"),
    (b"%PDF", "un document PDF"),
    (b"\xd0\xcf\x11\xe0", "un ancien document Office"),
    (b"\x89PNG", "une image"),
)

_MEANINGS: tuple[tuple[str, Callable[[Path], UserError]], ...] = (
    ("file is not a database", RegisterDamaged),
    ("malformed", RegisterDamaged),
    ("database or disk is full", DiskFull),
    ("readonly database", lambda path: FolderNotWritable(path.parent)),
    ("database is locked", lambda path: RegisterInUse(path, None)),
    ("unable to open database file", RegisterUnreachable),
    ("disk I/O error", RegisterUnreachable),
)


def refuse_other_files(path: Path) -> None:
    """Say what a file is when it cannot be a register, whatever the key."""
    if path.is_dir():
        raise NotARegister(path, "un dossier")
    try:
        with path.open("rb") as file:
            start = file.read(PAGE_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise RegisterNotFound(path) from None
    except PermissionError:
        raise FolderNotWritable(path.parent) from None
    content = _content_of(start)
    if content is not None:
        raise NotARegister(path, content)


def connect(path: Path, key: str) -> Engine:
    """Open the database with its raw key (64 hexadecimal figures); nothing is read before the first transaction.

    One connection, so that the key is given once; exclusive, since `lock` lets one writer in, and so that write-ahead
    logging needs no shared memory, which a shared folder does not have.
    """

    def opened() -> object:
        connection = _SQLCIPHER.connect(path, isolation_level=None)
        try:
            for pragma in (f"key = \"x'{key}'\"", *_SETTINGS):
                connection.execute(f"PRAGMA {pragma}")
        except _SQLCIPHER.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", module=dbapi2, creator=opened, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def transaction(engine: Engine, path: Path) -> Generator[Connection]:
    """Do all or nothing; what the database refuses is said in the user’s words."""
    with spoken(path), engine.begin() as connection:
        yield connection


@contextmanager
def spoken(path: Path) -> Generator[None]:
    """Say in the user’s words what the database refuses; what no user can mend stays as it is."""
    try:
        yield
    except (DatabaseError, _SQLCIPHER.DatabaseError) as error:
        said = str(error.orig if isinstance(error, DatabaseError) else error)
        for fragment, meaning in _MEANINGS:
            if fragment in said:
                raise meaning(path) from error
        raise


def copy_into(engine: Engine, copy: Path) -> None:
    """Write a compact copy, under the same key, of a register that is open."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()


@contextmanager
def links_loosened(engine: Engine) -> Generator[None]:
    """Let a table be made anew while others name it; SQLite only allows it outside of a transaction."""
    _set(engine, "foreign_keys = OFF")
    try:
        yield
    finally:
        _set(engine, "foreign_keys = ON")


def _set(engine: Engine, setting: str) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(f"PRAGMA {setting}")
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _content_of(start: bytes) -> str | None:
    """Name what a file is by its first page; `None` if it may be a register, whose bytes look drawn at random."""
    if not start:
        return "un fichier vide"
    for signature, content in _OTHER_FILES:
        if start.startswith(signature):
            return content
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as wrong:
        if wrong.start < len(start) - 3:  # else a letter was cut by the end of the page
            return "un fichier trop court" if len(start) < PAGE_BYTES else None
    return "un fichier de texte"
