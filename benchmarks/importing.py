# SPDX-License-Identifier: EUPL-1.2
"""Import: 10,000 rows read and planned, beside calamine’s parsing alone, and SheetJS’s when node is there."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook

from accomp_desktop.demonstration.build import AUTHOR, PASSPHRASE
from accomp_desktop.demonstration.courses import LAST_DAY
from accomp_desktop.demonstration.words import read_words
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

SHEETJS = "xlsx@0.18.5"
PEER = Path(__file__).resolve().parents[1] / ".tools" / "sheetjs"
PARSE = """
const xlsx = require("xlsx"), data = require("fs").readFileSync(process.argv[1]), began = process.hrtime.bigint();
xlsx.read(data, {type: "buffer"});
console.log(Number(process.hrtime.bigint() - began) / 1e9);
"""


def measure_import(runs: int = 5) -> Iterator[Measure]:
    """Time what the preview waits for: reading in the other process, and the plan."""
    kit = read_kit(RESOURCES / "kits" / "35")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        write_big_list(path)
        planned, parsed, *others = in_turn(
            runs,
            lambda: seconds(lambda: plan_list(path, kit)),
            lambda: seconds(lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()),
            *([lambda: _sheetjs(path)] if _install_sheetjs() else []),
        )
    name = f"Import of {PEOPLE:,} rows: read and plan"
    yield Measure(name, planned, "calamine, parsing", parsed, 5)
    yield from (Measure(name, planned, "SheetJS, parsing", taken, 1) for taken in others)


def found(path: Path) -> Register:
    """Make a register that holds nobody."""
    kit = read_kit(RESOURCES / "kits" / "35")
    return Register.create(path, PASSPHRASE, structure=read_words().structure, kit=kit_to_data(kit), author=AUTHOR)[0]


def plan_list(path: Path, kit: Kit, known: Sequence[Profile] = ()) -> ImportPlan:
    """Read a list, and plan its import."""
    return plan_import(read_book(path), kit, known, today=LAST_DAY, communes=read_communes())


def import_list(register: Register, path: Path, kit: Kit) -> None:
    """Read a list, and write what it says."""
    register.apply(plan_list(path, kit, register.profiles()).changes(), "Import")


def _install_sheetjs() -> bool:
    """Bring the peer, once; none where node is not installed."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    if not (PEER / "node_modules" / "xlsx").is_dir():
        PEER.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--prefix", str(PEER), SHEETJS], check=True)
    return True


def _sheetjs(path: Path) -> float:
    """Have SheetJS parse the list in a process of its own; give what the parsing alone took."""
    command = [shutil.which("node") or "node", "-e", PARSE, str(path)]
    told = subprocess.run(command, cwd=PEER, check=True, capture_output=True, text=True)
    return float(told.stdout)
