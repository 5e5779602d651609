# SPDX-License-Identifier: EUPL-1.2
"""Freezes the application into `dist/`, then has it check itself: a frozen program that warns is not delivered."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "dist" / "accomp-desktop" / ("accomp-desktop.exe" if sys.platform == "win32" else "accomp-desktop")


def freeze() -> None:
    """Build `dist/accomp-desktop/` from the specification."""
    options = ("--noconfirm", "--log-level=WARN", "--distpath=dist", "--workpath=build")
    command = (sys.executable, "-m", "PyInstaller", *options, "installers/accomp.spec")
    subprocess.run(command, cwd=ROOT, check=True)


def complaint() -> str:
    """What the frozen program says against itself: its error stream, or its exit code; empty when it is sound."""
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([PROGRAM, "self-check"], env=offscreen, capture_output=True, text=True, check=False)
    return done.stderr or (f"exit code {done.returncode}" if done.returncode else "")


def main() -> int:
    """Freeze, check, and say how large the result is."""
    freeze()
    if said := complaint():
        print(f"self-check: {said}", file=sys.stderr)
        return 1
    size = sum(file.lstat().st_size for file in PROGRAM.parent.rglob("*"))
    print(f"{PROGRAM.parent.relative_to(ROOT)}: {size / 1e6:.0f} MB, self-check passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
