# SPDX-License-Identifier: EUPL-1.2
"""Numbers and addresses as lists write them: read whole, repaired when certain, else refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.business import LEGAL_FORMS
from accomp_desktop.domain.fields import core
from accomp_desktop.domain.identifiers import (
    CafNumber,
    Email,
    FamilyName,
    FirstName,
    InseeCode,
    Nir,
    Phone,
    Postcode,
    Reference,
    Siren,
    Siret,
    Town,
)
from accomp_desktop.domain.kinds import EMPTY_WORDS, Choice, Kind, Refused, YesNo
from accomp_desktop.domain.person import HOUSEHOLD_ROLES, SEXES
from accomp_desktop.domain.splitting import several
from accomp_desktop.domain.table import Cell
from accomp_desktop.domain.values import Value

ABRIDGED = "Excel a abrégé ce nombre\u202f: ses derniers chiffres sont perdus"
NIR = "2 88 08 74 685 454"
IDENTIFIERS: tuple[Kind, ...] = (
    CafNumber(), Email(), FamilyName(), FirstName(), InseeCode(), Nir(), Phone(), Postcode(), Reference(), Siren(),
    Siret(), Town(),
)  # fmt: skip
NUMBERS = (CafNumber(), InseeCode(), Nir(), Phone(), Postcode(), Reference(), Siren(), Siret())
DIGITS = st.text("0123456789 .-/()+eEoO,", max_size=24)
CELLS = st.one_of(
    st.none(), st.text(max_size=60), DIGITS, st.integers(), st.integers(0, 10**15), st.floats(), st.booleans(),
    st.dates(), st.integers(0, 10**15).map(float), st.from_regex(r"\+?\d{6,15}", fullmatch=True),
)  # fmt: skip


def names(kind: object) -> str:
    return type(kind).__name__


def refusal_of(kind: Kind, cell: object) -> str:
    """Say why a cell is refused; nothing when it is read."""
    try:
        kind.read(cell)
    except Refused as refusal:
        return str(refusal)
    return ""


@given(st.sampled_from(IDENTIFIERS), CELLS)
def test_any_cell_is_read_or_refused_and_what_is_shown_is_read_again(kind: Kind, cell: object) -> None:
    try:
        value = kind.read(cell)
    except Refused:
        return
    assert value is None or kind.read(kind.show(value)) == value


@given(st.sampled_from(NUMBERS), st.floats(10**15, 10**18))
def test_a_number_that_excel_made_up_is_refused(kind: Kind, cell: float) -> None:
    with pytest.raises(Refused, match=ABRIDGED):
        kind.read(cell)


@pytest.mark.parametrize("kind", NUMBERS, ids=names)
@pytest.mark.parametrize("cell", ["8,12345E+13", "6,12E+08", "2,91E+11", "1e+14", "81,2E+12"])
def test_a_number_that_excel_abridged_is_refused(kind: Kind, cell: str) -> None:
    with pytest.raises(Refused, match=ABRIDGED):
        kind.read(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("06.12.34.56.78", "0612345678"),
        ("06/12/34/56/78", "0612345678"),
        ("06-12-34-56-78", "0612345678"),
        ("06\u00a012\u202f34 56 78", "0612345678"),
        ("06 12 34 56 78 (mère)", "0612345678"),
        ("Port. : 06 12 34 56 78, après 18h", "0612345678"),
        ("ne pas appeler le 06 12 34 56 78", "0612345678"),
        ("tel:+33612345678", "0612345678"),
        ("O6 12 34 56 78", "0612345678"),
        ("06 12 34 5O 78", "0612345078"),
        ("+33 6 12 34 56 78", "0612345678"),
        ("+33 (0)6 12 34 56 78", "0612345678"),
        ("(+33) 6 12 34 56 78", "0612345678"),
        ("0033 6 12 34 56 78", "0612345678"),
        ("33612345678", "0612345678"),
        (33612345678, "0612345678"),
        (612345678, "0612345678"),
        (612345678.0, "0612345678"),
        ("612345678.0", "0612345678"),
        ("6,12345678E+8", "0612345678"),
        ("6.12345678E+08", "0612345678"),
        ("+262 692 12 34 56", "0692123456"),
        ("+262 (0)262 12 34 56", "0262123456"),
        ("00262 639 12 34 56", "0639123456"),
        ("+590 690 12 34 56", "0690123456"),
        ("+594694123456", "0694123456"),
        ("+596 596 12 34 56", "0596123456"),
        ("+508 41 12 34", "0508411234"),
        ("+508 0508 41 12 34", "0508411234"),
        ("0508 41 12 34", "0508411234"),
        ("+687 12.34.56", "+687123456"),
        ("00689 40 12 34 56", "+68940123456"),
        ("+32 475 12 34 56", "+32475123456"),
        ("0044 (0)7911 123456", "+447911123456"),
        ("0", None),
        (0.0, None),
        ("00 00 00 00 00", None),
        ("pas de téléphone", None),
        ("pas d'appel", None),
        ("Inconnu", None),
        ("non communiqué", None),
    ],
    ids=repr,
)
def test_phones(cell: object, number: str | None) -> None:
    assert Phone().read(cell) == number


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("06 12 34 56", "«\u202f06 12 34 56\u202f» a 8 chiffres\u202f: un numéro de téléphone en a dix"),
        ("06 12 34 56 789", "a 11 chiffres"),
        ("061234567", "a 9 chiffres"),
        ("06 12 34 56 7?", "a 9 chiffres"),
        ("00 12 34 56 78", "à dix chiffres"),
        ("06 OO 34 56 78", "a 8 chiffres"),
        ("+33 6 12 34 56", "téléphone"),
        ("+687 12 34 56 78", "téléphone"),
        ("le mien", "n’est pas un numéro de téléphone à dix chiffres"),
        ("0611223344 0611223355", "téléphone"),
        (True, "téléphone"),
        (6.5e8 + 0.5, "téléphone"),
    ],
    ids=repr,
)
def test_phones_that_are_refused(cell: object, said: str) -> None:
    assert said in refusal_of(Phone(), cell)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("+687123456", "+687 12 34 56"),
        ("+68940123456", "+689 40 12 34 56"),
        ("+32475123456", "+32 475 12 34 56"),
        ("+12025550123", "+1 20 25 55 01 23"),
        (None, ""),
    ],
)
def test_phones_are_shown_two_digits_by_two(number: str | None, shown: str) -> None:
    assert Phone().show(number) == shown.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("kind", "shown"), [(Siren(), "732 829 320"), (Siret(), "732 829 320 00074")], ids=["Siren", "Siret"]
)
def test_numbers_of_businesses_are_shown_three_digits_by_three(kind: Kind, shown: str) -> None:
    assert kind.show(shown.replace(" ", "")) == shown.replace(" ", "\u00a0")
    assert kind.show(None) == ""


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Email(), "mailto:Odette@example.org", "odette@example.org"),
        (Email(), "<odette@example.org>", "odette@example.org"),
        (Email(), "Odette Moëlo <odette@example.org>;", "odette@example.org"),
        (Email(), "odette@example.org.", "odette@example.org"),
        (Email(), "odette @ example.org", "odette@example.org"),
        (Email(), "odette(à)example.org", "odette@example.org"),
        (Email(), "odette [at] example.org", "odette@example.org"),
        (Email(), "élodie.moëlo@exämple.org", "élodie.moëlo@exämple.org"),
        (Email(), "sans.souci@example.org", "sans.souci@example.org"),
        (Email(), "o'brien@example.org", "o'brien@example.org"),
        (Email(), "'odette@example.org'", "odette@example.org"),
        (Email(), "n’a pas d’adresse", None),
        (Email(), "aucune", None),
        (Postcode(), 1000, "01000"),
        (Postcode(), "1000.0", "01000"),
        (Postcode(), "F-22000", "22000"),
        (Postcode(), "22023 CEDEX", "22023"),
        (Postcode(), "00000", None),
        (CafNumber(), "1234567 A", "1234567"),
        (CafNumber(), "1.234.567", "1234567"),
        (CafNumber(), 123456, "0123456"),
        (CafNumber(), "0001234567", "1234567"),
        (CafNumber(), "000000001234567", "1234567"),
        (CafNumber(), "123456700000000", "1234567"),
        (CafNumber(), "1,234567E+6", "1234567"),
        (Siret(), "732 829 320 00074", "73282932000074"),
        (Siret(), "732.829.320\u00a000074", "73282932000074"),
        (Siret(), 73282932000074.0, "73282932000074"),
        (Siret(), "7,3282932000074E+13", "73282932000074"),
        (Siret(), "7156646700016", "07156646700016"),
        (Siret(), "00000000000000", None),
        (Siren(), "732 829 320", "732829320"),
        (Siren(), "73282932000074", "732829320"),
        (Siren(), 5480546, "005480546"),
        (Siren(), "0", None),
        (Nir(), NIR, "288087468545468"),
        (Nir(), 2880874685454, "288087468545468"),
        (InseeCode(), 1053.0, "01053"),
        (InseeCode(), "2a004", "2A004"),
        (Reference(), " 00123 ", "00123"),
        (Reference(), "123.0", "123"),
        (Reference(), 123.0, "123"),
        (Reference(), "D-2026/12", "D-2026/12"),
        (Reference(), "1E12", "1E12"),
        (Reference(), "100.000", "100.000"),
        (Reference(), "NULL", None),
        (FamilyName(), "NAN", "NAN"),
        (FamilyName(), "nan", None),
        (FirstName(), "Nan", "Nan"),
        (FirstName(), "#N/A", None),
    ],
    ids=repr,
)
def test_cells_as_they_come(kind: Kind, cell: object, value: Value) -> None:
    assert kind.read(cell) == value


@pytest.mark.parametrize(
    ("kind", "cell", "said"),
    [
        (Email(), "odette at example.org", "«\u202fodette at example.org\u202f» n’est pas une adresse électronique"),
        (Email(), "a@example.org b@example.org", "adresse électronique"),
        (Email(), "odette@example", "adresse électronique"),
        (Postcode(), "Dinan", "code postal"),
        (CafNumber(), "12345678", "sept chiffres"),
        (CafNumber(), NIR, "c’est un numéro de sécurité sociale"),
        (CafNumber(), 2880874685454.0, "c’est un numéro de sécurité sociale"),
        (CafNumber(), "28808746854541", "sept chiffres"),
        (Siret(), "732829320", "c’est un SIREN (9 chiffres)\u202f: il manque les 5 chiffres de l’établissement"),
        (Siret(), 732829320, "c’est un SIREN"),
        (Siret(), "0612345678", "quatorze chiffres"),
        (Siret(), "73282932000075", "est fausse"),
        (Siret(), "en cours", "n’est pas un SIRET"),
        (Siren(), "732829321", "est fausse"),
        (Nir(), "288087468545416", "est fausse"),
        (Nir(), "en cours", "ce n’est pas un numéro de sécurité sociale à 13 ou 15 chiffres"),
        (InseeCode(), "Dinan", "code de commune"),
        (Reference(), NIR, "un numéro de sécurité sociale n’est pas conservé"),
    ],
    ids=repr,
)
def test_what_is_refused_says_why(kind: Kind, cell: object, said: str) -> None:
    assert said in refusal_of(kind, cell)


@pytest.mark.parametrize("kind", NUMBERS, ids=names)
@pytest.mark.parametrize("cell", [NIR, NIR.replace(" ", ""), f"{NIR} 99", "2 88 18 74 685 454"])
def test_a_social_security_number_is_never_repeated(kind: Kind, cell: str) -> None:
    assert "685" not in refusal_of(kind, cell)


def test_what_a_refusal_quotes_is_short() -> None:
    assert len(refusal_of(Email(), "x" * 10_000)) < 100


PHONE = core("person", "phone", "Téléphone", Phone(), attribute="phones", position=0)
EMAIL = core("person", "email", "Courriel", Email(), attribute="emails", position=0)


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("0611223344 0296112233", ("0611223344", "0296112233")),
        ("06 11 22 33 44 - 02 96 11 22 33", ("0611223344", "0296112233")),
        ("06/11/22/33/44/02/96/11/22/33", ("0611223344", "0296112233")),
        ("dom. 02 96 11 22 33, port. +33 6 11 22 33 44", ("0296112233", "0611223344")),
        ("06 11 22 33 44 (mère) et 02 96 11 22 33 (père)", ("0611223344", "0296112233")),
        ("06 11 22 33 44", ()),
    ],
)
def test_several_phones_in_a_cell(cell: Cell, values: tuple[str, ...]) -> None:
    assert several(PHONE, cell) == (values, "")


@pytest.mark.parametrize(
    "cell", ["a@example.org b@example.org", "a@example.org - b@example.org", "a@example.org\nb@example.org"]
)
def test_several_addresses_in_a_cell(cell: str) -> None:
    assert several(EMAIL, cell) == (("a@example.org", "b@example.org"), "")


def test_the_right_one_of_two_is_kept_and_the_other_told() -> None:
    found, fault = several(PHONE, "0601234567, 071234567")
    assert found == ("0601234567",)
    assert "071234567" in fault


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (SEXES, "F", ("F", "2", 2.0, "Mme", "MME.", "Mlle", "Madame", "MME/MLLE", "féminin", "Femme")),
        (SEXES, "M", ("M", "H", "1", 1, "M.", "Mr", "Monsieur", "masculin", "homme")),
        (HOUSEHOLD_ROLES, "applicant", ("DEM", "dem.", "demandeur (responsable du dossier)", "Demandeuse", "RDO")),
        (HOUSEHOLD_ROLES, "partner", ("CJT", "CONJOINT/CONCUBIN/PACSE", "conjoint(e)", "Pacsé(e)", "Épouse")),
        (LEGAL_FORMS, "micro", ("Micro-entreprise (BNC)", "A.E.", "auto entrep.", "EI micro", "auto-entrepreneur")),
        (LEGAL_FORMS, "ei", ("E.I.", "EI (réel)", "Entreprise individuelle", "EIRL")),
        (LEGAL_FORMS, "sasu", ("SASU", "S.A.S.U.", "SAS unipersonnelle")),
        (LEGAL_FORMS, "sas", ("s.a.s.",)),
        (LEGAL_FORMS, "eurl", ("E.U.R.L.", "SARL unipersonnelle")),
    ],
)  # fmt: skip
def test_words_of_a_list(options: tuple[object, ...], code: str, words: tuple[object, ...]) -> None:
    kind = Choice(options)
    assert [(word, kind.read(word)) for word in words] == [(word, code) for word in words]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (SEXES, "M/Mme"),
        (SEXES, "M. et Mme"),
        (HOUSEHOLD_ROLES, "demandeur/conjoint"),
        (HOUSEHOLD_ROLES, "conjoint (demandeur)"),
        (LEGAL_FORMS, "profession libérale"),
        (LEGAL_FORMS, "SARL/artisan"),
        (LEGAL_FORMS, "(((((("),
    ],
)
def test_words_that_do_not_choose_are_refused(options: tuple[object, ...], word: str) -> None:
    with pytest.raises(Refused, match="n’est pas dans la liste"):
        Choice(options).read(word)


@pytest.mark.parametrize("word", ["O", "oui", "X", "1", 1.0, True, "vrai", "✓", "☑"], ids=repr)
def test_words_that_say_yes(word: object) -> None:
    assert YesNo().read(word) is True


@pytest.mark.parametrize("word", ["N", "non", "0", 0, False, "faux", "☐"], ids=repr)
def test_words_that_say_no(word: object) -> None:
    assert YesNo().read(word) is False


@pytest.mark.parametrize(
    "word", ["NÉANT", "NULL", "(null)", "N/A", "#N/A", "nan", "None", "vide", "Non renseigné", "NR", "S.O.", "…"]
)
def test_words_that_say_nothing(word: str) -> None:
    for kind in (*NUMBERS, Email(), Choice(SEXES), FamilyName()):
        assert kind.read(word) is None


def test_an_unknown_birth_date_stays_a_fault() -> None:
    assert EMPTY_WORDS.isdisjoint({"inconnu", "inconnue"})
