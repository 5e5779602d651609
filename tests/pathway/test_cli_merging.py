# SPDX-License-Identifier: EUPL-1.2
"""Merging and splitting from the command line: what is said, what is given in JSON, the exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commanding import Run
from tests.listing import SAMPLES


@pytest.fixture
def register(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "asso.accomp"
    run("new", path, "--kit", "35")
    assert run("import", path, SAMPLES / "1_liste_propre.xlsx")[0] == 0
    return path


def data(run: Run, *words: object) -> Any:  # noqa: ANN401  JSON
    code, out, err = run(*words, "--json", "-")
    assert (code, err) == (0, "")
    return json.loads(out)


def ids(run: Run, register: Path) -> list[str]:
    return [one["id"] for one in data(run, "people", register)]


def test_two_people_are_merged_and_split_again_by_the_number_of_the_act(register: Path, run: Run) -> None:
    kept, absorbed = ids(run, register)[:2]
    told = data(run, "merge", register, kept, absorbed)
    assert (told["act"], told["kept"], told["absorbed"]) == (3, kept, absorbed)
    assert told["choices"]["birth_name"] in {"kept", "absorbed"}
    assert any("Rien ne rapproche" in said for said in told["warnings"])
    run("import", register, SAMPLES / "6_mois_suivant.xlsx", "--policy", "complete")
    assert absorbed not in ids(run, register)
    assert data(run, "undo", register, "--act", 3)["undone"] == "Fusion de deux fiches"
    assert {kept, absorbed} <= {*ids(run, register)}
    code, out, err = run("undo", register, "--act", 3)
    assert (code, out) == (1, "")
    assert "est déjà annulé" in err


def test_merging_says_what_it_chose_and_how_to_come_back(register: Path, run: Run) -> None:
    code, out, err = run("merge", register, *ids(run, register)[:2])
    assert (code, err) == (0, "")
    assert "Prénom\u202f: " in out
    assert "Rejoignent la fiche gardée\u202f: " in out
    assert out.splitlines()[-1].endswith(f"undo {register} --act 3")


def test_what_cannot_be_merged_says_why_and_changes_nothing(register: Path, run: Run) -> None:
    kept, before = ids(run, register)[0], register.read_bytes()
    for other, why in (("personne", "n’est pas, ou plus, dans le registre"), (kept, "deux fois la même fiche")):
        code, out, err = run("merge", register, kept, other)
        assert (code, out) == (1, "")
        assert why in err
    assert register.read_bytes() == before
