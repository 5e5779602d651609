# SPDX-License-Identifier: EUPL-1.2
"""The form to fill by hand: all that it asks, with room to answer, on numbered pages that can be read aloud."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from accomp_desktop.domain.blank_form import sections_to_fill
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.questions import Form, Item, KindName, Question, Section
from accomp_desktop.exchange.kits import kits, read_kit
from accomp_desktop.reports.blank_form import Blank, write_blank_form
from accomp_desktop.reports.emblem import MENTION
from tests.cases import STRUCTURE
from tests.commanding import Run, write

MOMENT = datetime(2026, 3, 1, 9, 5)  # noqa: DTZ001  the time on the user's wall
SHIPPED = {kit.code: kit for kit in map(read_kit, kits()) if kit.forms}
KINDS: tuple[KindName, ...] = (
    "text", "long_text", "number", "money", "percentage", "day", "month", "yes_no", "choice", "choices", "scale",
    "siret", "phone", "email", "place", "member", "partner", "months", "amounts", "debts",
)  # fmt: skip


def pages(path: Path, blank: Blank) -> list[str]:
    write_blank_form(path, blank)
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def asking(*questions: Question) -> Kit:
    lists = {"few": tuple(Item(f"few{n}", f"Choix {n}") for n in range(3)),
             "many": tuple(Item(f"many{n}", f"Option {n}") for n in range(60))}  # fmt: skip
    form = Form("start", "Départ", (Section("a", "Partie", questions, interview=1, help="Ce qu’on y cherche."),))
    return Kit("99", "Essai", "Ailleurs", "Personne", forms=(form,), lists=lists)


@pytest.mark.parametrize("essential", [True, False], ids=["essential", "whole"])
@pytest.mark.parametrize("code", SHIPPED)
def test_each_question_of_each_programme_is_on_a_numbered_page(tmp_path: Path, code: str, *, essential: bool) -> None:
    kit = SHIPPED[code]
    blank = Blank(kit, kit.forms[0], STRUCTURE, MOMENT, essential)
    told = pages(tmp_path / "f.pdf", blank)
    whole = " ".join(told)
    for section in sections_to_fill(kit, kit.forms[0], essential=essential):
        assert section.title in whole
        assert all(" ".join(one.label.split()) in whole for one in section.fields)
    assert all(f"Page {number} sur {len(told)}" in page for number, page in enumerate(told, 1))
    assert ("l’essentiel" in told[0]) is essential


def test_the_paper_says_by_interview_what_is_asked_when_and_what_is_sensitive(tmp_path: Path) -> None:
    kit = SHIPPED["35"]
    told = " ".join(pages(tmp_path / "f.pdf", Blank(kit, kit.forms[0], STRUCTURE, MOMENT)))
    for words in (
        "Nom et prénom", "Premier entretien", "Troisième entretien", "Donnée sensible.", "Ne sait pas",
        "Seulement si «\u202fDes factures restent impayées\u202f» est oui.", "elle ne vaut ni zéro, ni non",
        "Plusieurs réponses possibles", "Mois 12", "Créancier", "Avec le soutien de",
    ):  # fmt: skip
        assert " ".join(words.split()) in told, words
    assert kit.forms[0].label in told


def test_the_pages_are_tagged_titled_and_in_french(tmp_path: Path) -> None:
    kit = SHIPPED["35"]
    write_blank_form(tmp_path / "f.pdf", Blank(kit, kit.forms[0], STRUCTURE, MOMENT))
    read = PdfReader(tmp_path / "f.pdf")
    assert read.metadata is not None
    assert (read.metadata.title, read.metadata.subject) == (kit.forms[0].label, MENTION)
    assert read.root_object["/MarkInfo"] == {"/Marked": True}
    assert read.root_object["/Lang"] == "fr-FR"
    assert all(page["/StructParents"] == number for number, page in enumerate(read.pages))
    without = replace(STRUCTURE, esf_role="none")
    write_blank_form(tmp_path / "f.pdf", Blank(kit, kit.forms[0], without, MOMENT))
    assert MENTION not in PdfReader(tmp_path / "f.pdf").pages[0].extract_text().replace("\n", " ")


QUESTIONS = st.builds(
    Question,
    key=st.uuids().map(lambda one: f"k{one.hex}"),
    label=st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=200),
    kind=st.sampled_from(KINDS),
    list=st.sampled_from(["", "few", "many"]),
    unit=st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=20),
    lines=st.integers(1, 60),
    low=st.text(max_size=30, alphabet="abé "),
    sensitive=st.booleans(),
    essential=st.booleans(),
    help=st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=400),
)


@given(st.lists(QUESTIONS, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_form_makes_a_paper(tmp_path: Path, questions: list[Question]) -> None:
    kit = asking(*questions)
    for essential in (True, False):
        write_blank_form(tmp_path / "f.pdf", Blank(kit, kit.forms[0], STRUCTURE, MOMENT, essential))
        assert PdfReader(tmp_path / "f.pdf").pages


def test_the_command_writes_what_the_register_asks(tmp_path: Path, run: Run) -> None:
    register, out = tmp_path / "asso.accomp", tmp_path / "Formulaire.pdf"
    assert run("new", register, "--kit", "35").code == 0
    said = run("form", register, "--out", out, "--essential")
    assert (said.code, said.out, said.err) == (0, f"{out}\n", "")
    assert "l’essentiel" in PdfReader(out).pages[0].extract_text()
    assert run("form", register, "--out", out).code == 0
    assert "l’essentiel" not in PdfReader(out).pages[0].extract_text()
    assert "doit finir par .pdf" in run("form", register, "--out", tmp_path / "f.txt").err


def test_a_programme_without_form_says_so(tmp_path: Path, run: Run) -> None:
    (tmp_path / "kit").mkdir()
    facts = ('code = "99"', 'label = "Essai"', 'departement = "Ailleurs"', 'author = "Essai"')
    write(tmp_path / "kit" / "kit.toml", *facts)
    assert run("new", tmp_path / "a.accomp", "--kit", tmp_path / "kit").code == 0
    said = run("form", tmp_path / "a.accomp", "--out", tmp_path / "f.pdf")
    assert said.code == 1
    assert "n’a pas de formulaire" in said.err
