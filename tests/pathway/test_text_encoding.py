# SPDX-License-Identifier: EUPL-1.2
"""A French list comes back exactly, whichever encoding its author's computer wrote it in."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accomp_desktop.exchange.csv_text import text_rows
from accomp_desktop.exchange.text_encoding import decoded

HEADINGS = ["N° CAF", "Prénom", "Nom d’usage", "Né(e) le", "Téléphone", "Activité", "Créée le", "À rappeler"]
SAID = """
Éric Hélène Élodie Zoé Chloé Gaëlle Noël Françoise François Béatrice Cécile Désirée Thérèse Joël Anaïs Loïc Maïté Agnès
Jérôme Rémi André Amélie Benoît Danièle Geneviève Müller Gonçalves Muñoz LEFÈVRE LABBÉ MOËLO ÇIMEN GAËL LEBŒUF BÉNÉDICTE
HÉLÈNE FRANÇOIS BENOÎT THÉRÈSE JÉRÔME CÔTES-D’ARMOR Saint-Étienne Châteaugiron Orgères Vitré Nîmes Forêt Hôtel
Île-de-France maçonnerie plâtrerie dépannage été déjà août créé reçu où là voilà sœur Cœur «~oui~» 100~€ l’été
"""
WORDS = [word.replace("~", "\u00a0") for word in SAID.split()]
OLDER = ("cp1252", "iso8859-15", "cp850", "mac-roman")
ANY = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", *OLDER)
FEW = 8
"""Below so many accented words, two encodings may both look French: « âge » in DOS is « Ége » on a Mac."""

lists = st.lists(st.sampled_from(WORDS), min_size=FEW, max_size=60, unique=True)


def held_by(encoding: str, words: list[str]) -> list[str]:
    """Those of the words that the encoding has signs for."""
    return [word for word in words if word.encode(encoding, "ignore").decode(encoding) == word]


@given(st.sampled_from(ANY), lists)
def test_a_french_list_comes_back_exactly(encoding: str, words: list[str]) -> None:
    words = held_by(encoding, words)
    assume(len(words) >= FEW)
    text = "".join(f"{word};suite\r\n" for word in words)
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ANY)
def test_headings_alone_are_enough(encoding: str) -> None:
    headings = held_by(encoding, HEADINGS)
    assert text_rows("a.csv", ";".join(headings).encode(encoding)) == [headings]


@pytest.mark.parametrize("encoding", ANY)
@pytest.mark.parametrize("case", [str.upper, str.title, str.lower])
def test_capitals_are_as_well_read_as_small_letters(encoding: str, case: type[str]) -> None:
    names = held_by(encoding, [case(word) for word in WORDS if word.isalpha()])
    text = "\n".join(names)
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("name", ["LEFÈVRE", "LEFÉVRE", "Hélène", "MOËLO", "Éric", "ÇIMEN", "Benoît", "Noël", "d’été"])
@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "cp850"])
def test_one_accented_name_is_often_enough(name: str, encoding: str) -> None:
    [held] = held_by(encoding, [name]) or ["Né"]
    assert decoded(held.encode(encoding)) == held


def test_a_few_stray_bytes_do_not_spoil_a_whole_text() -> None:
    assert decoded("Prénom;Éric\n".encode() * 3 + "Françoise".encode("cp1252")) == "Prénom;Éric\n" * 3 + "Françoise"


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded(data: bytes) -> None:
    assert isinstance(decoded(data), str)
