# SPDX-License-Identifier: EUPL-1.2
"""A letter from the command line: printed, what it lacks said, and refused in one sentence."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commanding import Run, write
from tests.listing import SAMPLES

KIT = (
    'code = "99"', 'label = "Essai"', 'departement = "Ailleurs"', 'author = "Essai"', "[[letters]]",
    'code = "bienvenue"', 'label = "Bienvenue"', 'body = "Bonjour {first_name}, votre voie\u202f: {track}."',
)  # fmt: skip


@pytest.fixture
def register(tmp_path: Path, run: Run) -> Path:
    (tmp_path / "kit").mkdir()
    write(tmp_path / "kit" / "kit.toml", *KIT)
    path = tmp_path / "asso.accomp"
    assert run("new", path, "--kit", tmp_path / "kit").code == 0
    assert run("import", path, SAMPLES / "1_liste_propre.xlsx").code == 0
    return path


def person(run: Run, register: Path) -> dict[str, str]:
    return json.loads(run("people", register, "--json", "-").out)[0]


def test_a_letter_is_printed_and_names_nobody_on_the_screen(register: Path, tmp_path: Path, run: Run) -> None:
    someone, out = person(run, register), tmp_path / "Courrier.pdf"
    words = ("letter", register, "--person", someone["id"], "--letter", "bienvenue", "--out", out)
    said = run(*words)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{out}\nLaissé en blanc, car inconnu\u202f: Voie d’accompagnement\n"
    assert f"Bonjour {someone['first_name']}" in PdfReader(out).pages[0].extract_text()
    assert run(*words, "--json", "-").data == {"missing": ["Voie d’accompagnement"]}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"--letter": "inconnu"}, "n’est pas dans le programme, qui a\u202f: bienvenue."),
        ({"--person": "personne"}, "n’est pas, ou plus, dans le registre"),
        ({"--out": "asso.accomp"}, "doit finir par .pdf"),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_sentence(
    register: Path, tmp_path: Path, run: Run, given: dict[str, str], told: str
) -> None:
    before = register.read_bytes()
    usual = {"--person": person(run, register)["id"], "--letter": "bienvenue", "--out": "c.pdf"} | given
    usual["--out"] = str(tmp_path / usual["--out"])
    said = run("letter", register, *(word for pair in usual.items() for word in pair))
    assert (said.code, said.out) == (1, "")
    assert told in said.err
    assert register.read_bytes() == before
    assert not (tmp_path / "c.pdf").exists()
