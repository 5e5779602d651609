# SPDX-License-Identifier: EUPL-1.2
"""Import: 10,000 rows read and planned, beside calamine’s parsing alone, and SheetJS’s when node is there."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineWorkbook

from accomp_desktop.demonstration.courses import LAST_DAY
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.exchange.communes import read_communes
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.places import RESOURCES
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

        def ours() -> float:
            return seconds(lambda: plan_import(read_book(path), kit, (), today=LAST_DAY, communes=read_communes()))

        def floor() -> float:
            return seconds(lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())

        peer = [lambda: _sheetjs(path)] if _install_sheetjs() else []
        planned, parsed, *others = in_turn(runs, ours, floor, *peer)
    name = f"Import of {PEOPLE:,} rows: read and plan"
    yield Measure(name, planned, "calamine, parsing", parsed, 5)
    yield from (Measure(name, planned, "SheetJS, parsing", taken, 1) for taken in others)


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
