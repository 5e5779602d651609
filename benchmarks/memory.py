# SPDX-License-Identifier: EUPL-1.2
"""Memory: what the import of 10,000 rows takes above the idle application, its reader of files included.

`python -m benchmarks.memory REGISTER LIST` is the application: it opens the register, says so, and imports once told.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

import psutil

from accomp_desktop.demonstration.build import AUTHOR, PASSPHRASE
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.store.register import Register
from benchmarks.importing import found, import_list
from benchmarks.people import PEOPLE, write_big_list

MEGABYTE = 1024 * 1024
AIM = 200
EVERY = 0.005


@dataclass(frozen=True)
class Weight:
    """One line of the table: megabytes, and the aim."""

    name: str
    ours: float
    aim: float

    def told(self) -> tuple[str, ...]:
        """Write the line."""
        held = "yes" if self.ours <= self.aim else "NO"
        return self.name, f"{self.ours:.0f} MB", "—", "", "", f"≤ {self.aim:.0f} MB", held


def measure_memory() -> Weight:
    """Look at a whole import from beside, every five milliseconds."""
    with TemporaryDirectory() as folder:
        register, big_list = Path(folder) / "a.accomp", Path(folder) / "list.xlsx"
        write_big_list(big_list)
        found(register).close()
        command = [sys.executable, "-m", "benchmarks.memory", str(register), str(big_list)]
        pipe = subprocess.PIPE
        with psutil.Popen(command, cwd=Path(__file__).parents[1], stdin=pipe, stdout=pipe) as application:
            application.stdout.readline()
            idle = _weight(application)
            application.stdin.close()
            peak = max(_weights(application))
    return Weight(f"Import of {PEOPLE:,} rows: memory above idle", (peak - idle) / MEGABYTE, AIM)


def _weights(application: psutil.Process) -> Iterator[int]:
    while application.is_running() and application.status() != psutil.STATUS_ZOMBIE:
        with suppress(psutil.NoSuchProcess):
            yield _weight(application)
        sleep(EVERY)


def _weight(process: psutil.Process) -> int:
    """Weigh a process and those it began."""
    return sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))


if __name__ == "__main__":
    with Register.open(Path(sys.argv[1]), PASSPHRASE, author=AUTHOR) as register:
        kit = read_kit(RESOURCES / "kits" / "35")
        print("idle", flush=True)
        sys.stdin.readline()
        import_list(register, Path(sys.argv[2]), kit)
