# SPDX-License-Identifier: EUPL-1.2
"""Where a command puts its answer: nothing is done when it could not be given, and no file of ours is written over."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from accomp_desktop.__main__ import main

LIST = Path(__file__).parents[1] / "samples" / "referrals" / "1_liste_propre.xlsx"


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ACCOMP_PASSPHRASE", "tournesol pédale brouillard")
    assert main(["new", str(tmp_path / "asso.accomp"), "--kit", "35"]) == 0
    return tmp_path / "asso.accomp"


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence of a command that is refused."""
    capsys.readouterr()
    assert main(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    [sentence] = said.err.splitlines()
    return sentence


@pytest.mark.parametrize("target", ["absent/a.json", ".", "/dev/full"])
def test_nothing_is_imported_when_the_answer_has_no_place(
    register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(register.parent)
    before = register.read_bytes()
    assert "Impossible d’écrire" in refused(["import", str(register), str(LIST), "--json", target], capsys)
    assert register.read_bytes() == before


def test_an_answer_never_goes_over_the_register_or_the_list(
    register: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    copy = tmp_path / "liste.xlsx"
    copy.write_bytes(LIST.read_bytes())
    for target in (register, register.with_suffix(".keys"), copy):
        before = target.read_bytes()
        assert "autre fichier" in refused(["import", str(register), str(copy), "--json", str(target)], capsys)
        assert target.read_bytes() == before


def test_an_output_that_takes_nothing_is_told_and_a_closed_one_is_no_fault(register: Path) -> None:
    assert main(["import", str(register), str(LIST)]) == 0
    command = [sys.executable, "-m", "accomp_desktop", "people", str(register)]
    with LIST.open("rb") as unwritable:
        done = subprocess.run(command, stdout=unwritable, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("La commande est faite, mais sa réponse")
    assert len(done.stderr.splitlines()) == 1
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("passphrase", "told"), [("court", "Trop courte"), ("a" * 20, "Trop répétitive")])
def test_a_script_is_told_that_its_passphrase_is_weak(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, passphrase: str, told: str
) -> None:
    monkeypatch.setenv("ACCOMP_PASSPHRASE", passphrase)
    assert main(["new", str(tmp_path / "asso.accomp"), "--kit", "35"]) == 0
    assert told in capsys.readouterr().out
