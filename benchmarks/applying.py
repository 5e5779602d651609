# SPDX-License-Identifier: EUPL-1.2
"""Applying: the plan of a list of 10,000 rows written as one act, beside `executemany` of the same values."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, insert, select

from accomp_desktop.demonstration.build import AUTHOR, PASSPHRASE
from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.cycles import no_search_for_cycles
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.store import cipher, keys
from accomp_desktop.store.files import companion_of
from accomp_desktop.store.register import Register
from accomp_desktop.store.tables import ACTS, COLUMNS, TABLES
from benchmarks.importing import found, plan_list
from benchmarks.people import PEOPLE, write_big_list
from benchmarks.timing import Measure, in_turn, seconds

Statement = tuple[str, Sequence[Sequence[object]]]
"""An INSERT, and the rows of values it writes, as the database keeps them."""


def measure_applying(runs: int = 5) -> Iterator[Measure]:
    """Write the same records in fresh copies of one empty register; then make them from the plan as well."""
    with TemporaryDirectory() as folder:
        empty, numbers = Path(folder) / "empty.accomp", count()
        plan = _prepare(empty, Path(folder) / "list.xlsx")
        changes = plan.changes()

        def fresh() -> Path:
            return _copy(empty, Path(folder) / f"{next(numbers)}.accomp")

        statements = _statements(fresh(), changes)
        ours, made, bare = in_turn(
            runs,
            lambda: _ours(fresh(), lambda: changes),
            lambda: _ours(fresh(), plan.changes),
            lambda: _bare(fresh(), statements),
        )
    for name, taken in (("apply", ours), ("make and apply", made)):
        yield Measure(f"Import of {PEOPLE:,} rows: {name}", taken, "executemany, same values", bare, 3)


def _prepare(empty: Path, big_list: Path) -> ImportPlan:
    """Make a register, and plan the import of the list in it."""
    write_big_list(big_list)
    found(empty).close()
    return plan_list(big_list, read_kit(RESOURCES / "kits" / "35"))


def _copy(register: Path, copy: Path) -> Path:
    shutil.copy(register, copy)
    shutil.copy(companion_of(register), companion_of(copy))
    return copy


def _ours(path: Path, changes: Callable[[], Sequence[Change]]) -> float:
    with Register.open(path, PASSPHRASE, author=AUTHOR) as register:
        return seconds(lambda: register.apply(changes(), "Import"))


def _bare(path: Path, statements: Sequence[Statement]) -> float:
    def write() -> None:
        with no_search_for_cycles(), cipher.transaction(engine, path) as connection:
            for statement, rows in statements:
                connection.connection.cursor().executemany(statement, rows)

    engine = _database(path)
    taken = seconds(write)
    engine.dispose()
    return taken


def _statements(path: Path, changes: Sequence[Change]) -> list[Statement]:
    """Take from a register what ours wrote in the tables of its records, in the order of the spine."""
    _ours(path, lambda: changes)
    engine, statements = _database(path), list[Statement]()
    with cipher.transaction(engine, path) as connection:
        for kind, table in TABLES.items():
            ours = select(*(table.c[name] for name in COLUMNS[kind])).where(table.c.version > 1).order_by(table.c.seq)
            rows = connection.exec_driver_sql(str(ours.compile(engine, compile_kwargs={"literal_binds": True}))).all()
            statement = str(insert(table).compile(engine, column_keys=COLUMNS[kind]))
            statements.append((statement, [tuple(row) for row in rows]))
    engine.dispose()
    return statements


def _database(path: Path) -> Engine:
    """Open a register underneath, ready to write as ours is."""
    secret, _ = keys.unlock(path, PASSPHRASE)
    engine = cipher.connect(path, keys.database_key(secret))
    with cipher.transaction(engine, path) as connection:
        connection.execute(select(ACTS)).all()
    return engine
