# SPDX-License-Identifier: EUPL-1.2
"""The register: one encrypted file that holds everything; open, read, apply, undo, back up, check."""

from collections.abc import Collection, Generator, Iterable, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from filelock import FileLock
from sqlalchemy import Connection, Engine

from accomp_desktop.domain.casework import OperationCases, PersonFile, PersonLine, Profile
from accomp_desktop.domain.changes import Act, Change, Touched
from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.kit_uses import Answered, SortInUse
from accomp_desktop.domain.operation import Operation, Structure
from accomp_desktop.domain.piece import Scan
from accomp_desktop.domain.progress import Progress, in_silence
from accomp_desktop.domain.reception import Dispatch, Reception
from accomp_desktop.domain.spine import STRUCTURE_ID
from accomp_desktop.domain.values import Json
from accomp_desktop.store import cipher, journal, keys, kits, lock, reading, recovery, rows, schema, uses, writing
from accomp_desktop.store.check import faults
from accomp_desktop.store.files import clear_away, companion_of, put_in_place, refuse_names_of_companions
from accomp_desktop.store.mistakes import (
    FolderNotFound,
    FolderNotWritable,
    RegisterDamaged,
    RegisterExists,
    WrongRecoveryKey,
)
from accomp_desktop.store.undoing import plan_undo

_USUAL_COST = keys.Cost()


class Register:
    """A register that is open; every method runs in the thread that opened it, and reads or writes in one trip."""

    def __init__(self, path: Path, author: str, secret: bytes, engine: Engine, held: FileLock) -> None:
        """Take what `create` and `open` prepared."""
        self.path = path
        self.author = author
        self._secret = secret
        self._engine = engine
        self._lock = held

    @classmethod
    def create(  # noqa: PLR0913  what founding a register takes
        cls,
        path: Path,
        passphrase: str,
        *,
        structure: Structure,
        kit: Mapping[str, Json],
        author: str,
        cost: keys.Cost = _USUAL_COST,
    ) -> tuple[Self, str]:
        """Make a register and open it; also give the recovery key, to print.

        `cost` is what one guess of the passphrase costs; tests pass a lighter one.
        """
        path = path.absolute()
        refuse_names_of_companions(path)
        with _writer(path, author) as held:
            for taken in (path, companion_of(path)):
                if taken.exists():
                    raise RegisterExists(taken)
            secret = keys.new_secret()
            companion = keys.wrap(secret, passphrase, cost)
            draft = path.with_name(path.name + ".new")
            clear_away(path)
            _found(draft, secret, replace(structure, id=STRUCTURE_ID, version=0), kit, author)
            keys.write_companion(path, companion)
            put_in_place(draft, path)
            engine = cipher.connect(path, keys.database_key(secret))
            return cls(path, author, secret, engine, held), recovery.printable(secret)

    @classmethod
    def open(cls, path: Path, secret: str, *, author: str) -> Self:
        """Open a register by its passphrase or its recovery key; one of an older version is brought up to date."""
        path = path.absolute()
        cipher.refuse_other_files(path)
        with _writer(path, author) as held:
            found, companion = keys.unlock(path, secret)
            engine = cipher.connect(path, keys.database_key(found))
            try:
                schema.bring_up_to_date(engine, path)
            except RegisterDamaged:
                engine.dispose()
                raise RegisterDamaged(path) if companion else WrongRecoveryKey(path) from None
            except BaseException:
                engine.dispose()
                raise
            return cls(path, author, found, engine, held)

    def close(self) -> None:
        """Close the file and let another writer in; closing twice is harmless."""
        self._engine.dispose()
        lock.release(self.path, self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, mistake: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What is read

    def structure(self) -> Structure:
        """Read who keeps this register."""
        with self._transaction() as connection:
            return rows.read(connection, Structure)[0]

    def kit_data(self, version: int | None = None) -> Mapping[str, Json]:
        """Read the running kit, or an earlier version, as it was saved; `version` is the number the register gave."""
        with self._transaction() as connection:
            return kits.newest_kit(connection) if version is None else kits.kit_of(connection, version)

    def original_kit(self) -> Mapping[str, Json]:
        """Read the kit that the running one was made from, as its author published it."""
        with self._transaction() as connection:
            return kits.original_of(connection, cast("int", kits.newest_kit(connection)["version"]))

    def kit_began(self, version: int) -> datetime | None:
        """Tell when a version of the kit began to run; `None` if there is no such version."""
        with self._transaction() as connection:
            return kits.began(connection, version)

    def answers_held(self, answered: Collection[Answered]) -> Mapping[Answered, int]:
        """Count the people who gave each answer, or each of these choices; what nobody gave is left out."""
        with self._transaction() as connection:
            return uses.answers_held(connection, answered)

    def codes_held(self, sort: SortInUse, codes: Collection[str]) -> Mapping[str, int]:
        """Count the people of whom a record names each code; a code that nobody holds is left out."""
        with self._transaction() as connection:
            return uses.codes_held(connection, sort, codes)

    def people(self) -> tuple[PersonLine, ...]:
        """Read one light line per person, by name."""
        with self._transaction() as connection:
            return reading.read_people(connection, date.today())

    def profiles(self) -> tuple[Profile, ...]:
        """Read each person as a spreadsheet line tells it."""
        with self._transaction() as connection:
            return reading.read_profiles(connection)

    def record(self, person_id: str) -> PersonFile:
        """Read everything about one person; `PersonNotFound` if there is no such person."""
        with self._transaction() as connection:
            return reading.read_files(connection, person_id)[0]

    def scan(self, scan_id: str) -> Scan:
        """Read a scan with its content; `ScanNotFound` if there is no such scan."""
        with self._transaction() as connection:
            return reading.read_scan(connection, scan_id)

    def files(self) -> tuple[PersonFile, ...]:
        """Read everything about everybody."""
        with self._transaction() as connection:
            return reading.read_files(connection)

    def dispatches(self) -> tuple[Dispatch, ...]:
        """Read the returns sent to the Département, oldest first."""
        with self._transaction() as connection:
            return tuple(rows.read(connection, Dispatch))

    def receptions(self) -> tuple[Reception, ...]:
        """Read the lists received, newest first; the version of each is the number of the act that imported it."""
        with self._transaction() as connection:
            return tuple(reversed(rows.read(connection, Reception)))

    def operations(self) -> tuple[Operation, ...]:
        """Read the ESF operations, oldest first."""
        with self._transaction() as connection:
            return tuple(rows.read(connection, Operation))

    def participations(self, operation_code: str) -> OperationCases:
        """Read an operation and its cases; `OperationNotFound` if there is none under this number."""
        with self._transaction() as connection:
            return reading.read_cases(connection, operation_code, date.today())

    def journal(self, person_id: str | None = None, limit: int = 200) -> tuple[Act, ...]:
        """Read the newest acts first, each with its edits; of one person, only what concerns that person."""
        with self._transaction() as connection:
            return journal.read_acts(connection, person_id, limit)

    def last_reason(self) -> str | None:
        """Tell what « Annuler » would take back."""
        with self._transaction() as connection:
            last = journal.last_not_undone(connection)
            return last.reason if last else None

    # Acts

    def apply(
        self,
        changes: Iterable[Change],
        reason: str,
        progress: Progress = in_silence,
        kit: Mapping[str, Json] | None = None,
    ) -> Touched:
        """Write every change or none, as one act of the journal, and the kit if the act changes it.

        Nothing is written if `progress` raises.

        `reason` names the act and never a person: it outlives the erasure of what it changed. Raises `ChangedMeanwhile`
        if a record is not at the version that was seen, `StillNeeded` if one to remove has others hanging from it.
        """
        with self._transaction() as connection:
            return writing.apply(connection, changes, author=self.author, reason=reason, progress=progress, kit=kit)

    def undo(self, number: int | None = None) -> Touched:
        """Take back the last act not undone, or the one of this number; what changed since stays, and `kept` says so.

        Raises `NothingToUndo`, or `NoSuchAct`, `FoundingAct`, `UndoneAlready`, `IsAnUndo`.
        """
        with no_search_for_cycles(), self._transaction() as connection:
            act = journal.act_to_undo(connection, number)
            plan = plan_undo(connection, act.number, journal.edits_of(connection, act.number))
            return writing.take_back(connection, act, plan, author=self.author)

    def save_kit(self, kit: Mapping[str, Json], reason: str, original: Mapping[str, Json] | None = None) -> Touched:
        """Keep a new version of the kit, as one act; the versions before stay, since answers name them.

        `original` is the edition that it takes from, which « comparer au kit d’origine » compares with from now on.
        """
        with self._transaction() as connection:
            return writing.apply(connection, (), author=self.author, reason=reason, kit=kit, original=original)

    def erase_payloads(self, person_id: str) -> None:
        """Forget what the journal holds of a person; the journal still checks."""
        with self._transaction() as connection:
            journal.erase_payloads(connection, person_id)

    # The file

    @property
    def companion_lost(self) -> bool:
        """Tell whether the recovery key opened a register whose companion is gone: ask for a new passphrase."""
        return not keys.is_companion_sound(self.path)

    def set_passphrase(self, new: str, *, cost: keys.Cost = _USUAL_COST) -> None:
        """Have this passphrase open the register from now on, and the former one no more; remakes a lost companion."""
        with _writing_beside(self.path.parent):
            keys.write_companion(self.path, keys.wrap(self._secret, new, cost))

    def recovery_key(self) -> str:
        """Give the recovery key again, to print."""
        return recovery.printable(self._secret)

    def admits(self, passphrase: str) -> None:
        """Check that a passphrase opens this register; `WrongPassphrase` if it does not."""
        keys.unlock(self.path, passphrase)

    def backup(self, folder: Path) -> Path:
        """Copy the register and its companion into a folder, under a dated name; give the copy."""
        if not folder.is_dir():
            raise FolderNotFound(folder)
        name = f"{self.path.stem}-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
        copy = folder.absolute() / f"{name}{self.path.suffix}"
        with _writing_beside(folder), cipher.spoken(copy):
            schema.copy_both(self._engine, self.path, copy)
        return copy

    def check(self) -> tuple[str, ...]:
        """Say each thing wrong with the file, in French; nothing if it is sound."""
        with self._transaction() as connection:
            return faults(connection)

    def _transaction(self) -> AbstractContextManager[Connection]:
        return cipher.transaction(self._engine, self.path)


def _found(draft: Path, secret: bytes, structure: Structure, kit: Mapping[str, Json], author: str) -> None:
    """Lay out a new file and write its first act, which nothing takes back."""
    clear_away(draft)
    engine = cipher.connect(draft, keys.database_key(secret))
    try:
        schema.lay_out(engine, draft)
        with cipher.transaction(engine, draft) as connection:
            writing.found(connection, structure, kit, author=author)
    finally:
        engine.dispose()


@contextmanager
def _writer(path: Path, author: str) -> Generator[FileLock]:
    """Become the one writer, unless what follows fails."""
    held = lock.take(path, author)
    try:
        with _writing_beside(path.parent):
            yield held
    except BaseException:
        lock.release(path, held)
        raise


@contextmanager
def _writing_beside(folder: Path) -> Generator[None]:
    """Say that a folder cannot be written to, when the system says so."""
    try:
        yield
    except OSError:
        raise FolderNotWritable(folder) from None
