# SPDX-License-Identifier: EUPL-1.2
"""Import: 10,000 rows read, planned and written in a register, beside calamine’s parsing alone."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook

from accomp_desktop.demonstration.build import AUTHOR, PASSPHRASE, STRUCTURE
from accomp_desktop.demonstration.courses import LAST_DAY
from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.kit import Kit
from accomp_desktop.exchange.communes import read_communes
from accomp_desktop.exchange.kits import kit_to_data, read_kit
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.places import RESOURCES
from accomp_desktop.store.register import Register
from benchmarks.people import PEOPLE, write_big_list
from benchmarks.timing import Measure, in_turn, seconds


def measure_import(runs: int = 3) -> tuple[Measure, Measure]:
    """Time the plan alone (what the preview waits for), then the whole import."""
    kit, names = read_kit(RESOURCES / "kits" / "35"), count()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        write_big_list(path)
        planned, whole, parsed = in_turn(
            runs,
            lambda: seconds(lambda: plan_list(path, kit)),
            lambda: _whole(path, kit, Path(folder) / f"{next(names)}.accomp"),
            lambda: seconds(lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()),
        )
    floor = "calamine, parsing"
    return (
        Measure(f"Import of {PEOPLE:,} rows: read and plan", planned, floor, parsed, 8),
        Measure(f"Import of {PEOPLE:,} rows: and write", whole, floor, parsed, 8),
    )


def found(path: Path) -> Register:
    """Make a register that holds nobody."""
    kit = read_kit(RESOURCES / "kits" / "35")
    return Register.create(path, PASSPHRASE, structure=STRUCTURE, kit=kit_to_data(kit), author=AUTHOR)[0]


def plan_list(path: Path, kit: Kit, known: Sequence[Profile] = ()) -> ImportPlan:
    """Read a list, and plan its import."""
    return plan_import(read_book(path), kit, known, today=LAST_DAY, communes=read_communes())


def import_list(register: Register, path: Path, kit: Kit) -> None:
    """Read a list, and write what it says."""
    register.apply(plan_list(path, kit, register.profiles()).changes(), "Import")


def _whole(path: Path, kit: Kit, register_path: Path) -> float:
    with found(register_path) as register:
        return seconds(lambda: import_list(register, path, kit))
