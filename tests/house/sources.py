# SPDX-License-Identifier: EUPL-1.2
"""The files that the tests of the house walk."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("src", "tests", "tools", "benchmarks", "installers")


def python_files(*rooms: str) -> list[Path]:
    """Every Python file of the rooms (of all when none is named), the `.spec` of the frozen program too."""
    found = (file for room in rooms or ROOMS for file in (ROOT / room).rglob("*"))
    return sorted(file for file in found if file.suffix in {".py", ".spec"} and "__pycache__" not in file.parts)


def shown(file: Path) -> str:
    """The path as a message shows it."""
    return file.relative_to(ROOT).as_posix()
