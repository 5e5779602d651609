# SPDX-License-Identifier: EUPL-1.2
"""The papers of a diagnosis from the command line: written, and refused in one sentence."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from accomp_desktop.domain.plan import Plan
from accomp_desktop.exchange.kits import kit_to_data
from accomp_desktop.store.register import Register
from tests.cases import STRUCTURE
from tests.commanding import PASSPHRASE, Run
from tests.diagnosed import DAY, FILE, SUPPORT
from tests.listing import KIT, SAMPLES


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "asso.accomp"
    held, _ = Register.create(path, PASSPHRASE, structure=STRUCTURE, kit=kit_to_data(KIT), author="Essai")
    home = FILE.household
    assert home
    person = FILE.person.__class__(**{**vars(FILE.person), "household_id": home.id})
    plan = Plan(id="p", support_id="s", track="combine", agreed_on=DAY)
    held.apply((home, person, *FILE.businesses, SUPPORT.support, *SUPPORT.diagnoses, plan), "Essai")
    held.close()
    return path


@pytest.mark.parametrize(
    ("document", "said"),
    [("page", "Ma situation"), ("restitution", "Restitution du diagnostic"), ("departement", "pour le Département")],
)
def test_each_paper_is_written_and_names_nobody_on_the_screen(
    register: Path, tmp_path: Path, run: Run, document: str, said: str
) -> None:
    out = tmp_path / "papier.pdf"
    told = run("situation", register, "--person", FILE.person.id, "--document", document, "--out", out)
    assert (told.code, told.err, told.out) == (0, "", f"{out}\n")
    text = "\n".join(page.extract_text() for page in PdfReader(out).pages)
    assert said in text
    assert "530" in text


def test_the_marks_leave_only_when_asked(register: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "papier.pdf"
    words = ("situation", register, "--person", FILE.person.id, "--document", "departement", "--out", out)
    for asked, shown in (((), False), (("--with-marks",), True)):
        assert run(*words, *asked, "--json", "-").data == {"document": "departement", "diagnosis": "2026-07-01"}
        text = "\n".join(page.extract_text() for page in PdfReader(out).pages)
        assert ("sur 100" in text) is shown


@pytest.mark.parametrize(("out", "said"), [("p.txt", "doit finir par .pdf"), ("p.pdf", "n’a pas de diagnostic")])
def test_what_cannot_be_printed_is_said_in_one_sentence(tmp_path: Path, run: Run, out: str, said: str) -> None:
    path = tmp_path / "vide.accomp"
    assert run("new", path, "--kit", "35").code == 0
    assert run("import", path, SAMPLES / "1_liste_propre.xlsx").code == 0
    someone = run("people", path, "--json", "-").data[0]["id"]
    told = run("situation", path, "--person", someone, "--out", tmp_path / out)
    assert (told.code, told.out) == (1, "")
    assert said in told.err
    assert not (tmp_path / out).exists()
