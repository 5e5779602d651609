# SPDX-License-Identifier: EUPL-1.2
"""There is one gate: by hand, in .ci/run and on GitHub, the same command runs the same steps."""

import os
import re
import tomllib

from tests.house.sources import ROOT
from tools.gate import STEPS

GATE = "uv run python tools/gate.py"
WORKFLOW = (ROOT / ".github" / "workflows" / "gate.yml").read_text("utf-8")
CHECKERS = ("ruff", "basedpyright", "lint-imports", "check-jsonschema", "pytest", "coverage")


def test_make_test_ends_in_the_gate() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    recipes = dict(re.findall(r"^(\w+):\n((?:\t.*\n)+)", makefile, re.MULTILINE))
    assert recipes["check"].strip() == f"@{GATE}"
    assert recipes["test"].rstrip().endswith("check")


def test_ci_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text("utf-8").rstrip().endswith("exec make test")
    assert os.name == "nt" or os.access(script, os.X_OK)


def test_github_runs_exactly_the_gate() -> None:
    commands = re.findall(r"run: (.+)", WORKFLOW)
    assert commands.count(GATE) == 1
    assert not [line for line in commands if any(checker in line for checker in CHECKERS)]


def test_github_runs_it_on_both_systems_and_both_pythons() -> None:
    assert re.search(r"system: \[ubuntu-[\d.]+, windows-\d+\]", WORKFLOW)
    assert 'python: ["3.11", "3.13"]' in WORKFLOW


def test_actions_are_pinned_and_may_only_read() -> None:
    actions = re.findall(r"uses: (\S+)", WORKFLOW)
    assert actions
    assert not [action for action in actions if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)]
    assert re.findall(r"^permissions:\n((?:  .+\n)+)", WORKFLOW, re.MULTILINE) == ["  contents: read\n"]


def test_the_gate_calls_every_checker() -> None:
    assert {step[0] for step in STEPS} == {*CHECKERS}


def test_every_branch_of_the_domain_is_run() -> None:
    measured, held = STEPS[-2:]
    assert (measured[:2], held[:2]) == (("pytest", "--cov"), ("coverage", "report"))
    assert {"--include=src/accomp_desktop/domain/*", "--fail-under=100"} == {*held[2:]}
    coverage = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"]
    assert coverage["run"]["branch"]
    assert coverage["report"]["exclude_also"] == ["if TYPE_CHECKING:", r"assert_never\("]


def test_the_readme_gives_the_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(command in readme for command in ("make run", "make test", GATE))
