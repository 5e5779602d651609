# SPDX-License-Identifier: EUPL-1.2
"""The gate: every check a change must pass, in the order that fails soonest. Stops at the first failure."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

STEPS = (
    ("ruff", "format", "--quiet", "--diff", "."),
    ("ruff", "check", "--quiet", "."),
    ("basedpyright",),
    ("lint-imports", "--no-logo"),
    ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/gate.yml"),
    ("pytest", "--cov", "--numprocesses=auto", "--dist=worksteal"),
    ("coverage", "report", "--include=src/accomp_desktop/domain/*", "--fail-under=100"),
)


def main() -> int:
    """Run the steps from the top of the project; 0, or the code of the step that failed."""
    for step in STEPS:
        print(">", *step, flush=True)
        program = shutil.which(step[0], path=Path(sys.executable).parent)
        if program is None:
            print(f"{step[0]} is not installed: run this with `uv run python tools/gate.py`.", file=sys.stderr)
            return 1
        done = subprocess.run([program, *step[1:]], cwd=ROOT, check=False)
        if done.returncode:
            print(f"The gate stops at {step[0]}.", file=sys.stderr)
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
