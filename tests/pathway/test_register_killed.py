# SPDX-License-Identifier: EUPL-1.2
"""`kill -9` while an act is written leaves the register before the act or after it, sound, and free to open."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from accomp_desktop.store.files import companion_of
from tests.house.sources import ROOT
from tests.registering import create, one_of_each, opened

POINTS = 20


def child(path: Path, point: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.pathway.killed_while_writing", str(path), point]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def killed_at(path: Path, point: str) -> None:
    """Let a child write the act until it says it is at the point, and kill it there."""
    with child(path, point) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.kill()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    register, _ = create(tmp_path_factory.mktemp("before") / "before.accomp")
    with register:
        register.apply(one_of_each().values(), "Première personne")
    return register.path


@pytest.fixture
def path(before: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "a.accomp"
    shutil.copy(before, copy)
    shutil.copy(companion_of(before), companion_of(copy))
    return copy


@pytest.fixture(scope="module")
def steps(before: Path) -> int:
    """How many thousands of steps the whole act takes."""
    whole = before.with_name("whole.accomp")
    shutil.copy(before, whole)
    shutil.copy(companion_of(before), companion_of(whole))
    with child(whole, "count") as process:
        assert process.stdout is not None
        return int(process.stdout.readline())


@pytest.mark.parametrize("point", range(1, POINTS + 1))
def test_killed_while_it_writes_the_register_is_as_before(before: Path, path: Path, steps: int, point: int) -> None:
    assert steps > 2 * POINTS
    killed_at(path, str(steps * point // (POINTS + 1)))
    with opened(before) as untouched:
        expected = untouched.dump()
    with opened(path) as file:
        assert file.dump() == expected
        assert file.register.last_reason() == "Première personne"
        assert file.register.check() == ()


@pytest.mark.parametrize("attempt", range(5))
def test_killed_while_it_commits_the_register_is_before_or_after(path: Path, attempt: int) -> None:
    killed_at(path, "commit")
    with opened(path) as file:
        people = {"Première personne": 1, "Grand acte": 101}
        assert len(file.register.people()) == people[str(file.register.last_reason())], attempt
        assert file.register.check() == ()


def test_killed_while_it_closes_the_register_is_after(path: Path) -> None:
    killed_at(path, "close")
    with opened(path) as file:
        assert len(file.register.people()) == 101
        file.register.undo()
        assert file.register.check() == ()
