# SPDX-License-Identifier: EUPL-1.2
"""« Ma situation en une page »: one page of easy words, large and black, whatever the figures and the names are."""

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.micro import Activity, Micro
from accomp_desktop.domain.my_situation import MySituation, NextStep
from accomp_desktop.domain.rsa import Home
from accomp_desktop.domain.viability import Livelihood, Situation, TypedBusiness, live_on
from accomp_desktop.reports.my_situation import BOTTOM, TOP, strips, write_my_situation
from accomp_desktop.reports.paper import MARGIN, WIDTH, register_fonts
from tests.cases import STRUCTURE
from tests.listing import KIT
from tests.printed import printed_texts

DAY, MOMENT = date(2026, 7, 1), datetime(2026, 7, 1, 9, 5)  # noqa: DTZ001  the time on the user's wall
PLUMBER = Situation(
    day=DAY,
    business=Micro(
        activities=(Activity("service_bic_artisanat", Decimal(1200)),),
        purchases_rate=Decimal("0.08"),
        fixed_costs=Decimal(310),
    ),
    home=Home(housing="benefit", housing_benefit=Decimal(250)),
)
STEPS = (NextStep("Demander un échéancier à l’Urssaf", date(2026, 7, 15)), NextStep("Revoir mes tarifs"))


def life(situation: Situation = PLUMBER) -> Livelihood:
    return live_on(situation, AppliedScales(KIT.scales))


PAGE = MySituation(
    name="Odette Moëlo", on=DAY, structure=STRUCTURE, livelihood=life(), steps=STEPS,
    appointment=date(2026, 7, 20), adviser="Nadia BELLEC",
)  # fmt: skip


def written(folder: Path, page: MySituation) -> PdfReader:
    write_my_situation(folder / "page.pdf", page, MOMENT)
    return PdfReader(folder / "page.pdf")


def words(pdf: PdfReader) -> str:
    return re.sub(r"[ \u00a0\u202f\n]+", " ", pdf.pages[0].extract_text())


def test_it_says_what_one_lives_on_the_trap_and_what_to_do_next(tmp_path: Path) -> None:
    text = words(written(tmp_path, PAGE))
    for said in (
        "Mon activité me laisse : 530 € Le RSA : 0 € La prime d’activité : 321 € En tout : 851 €",
        "J’encaisse 1 200 € par mois.",
        "Cotisations et taxes : 264 € Achats : 96 € Frais fixes : 310 € Il me reste : 530 €",
        "Le RSA s’arrête. Mais mon activité ne me laisse que 530 € par mois.",
        "Pour que mon activité remplace le RSA : 1 373 € par mois.",
        "Demander un échéancier à l’Urssaf, avant le 15 juillet 2026 Revoir mes tarifs ……",
        "Mon prochain rendez-vous : le 20 juillet 2026",
        "J’appelle : Nadia BELLEC, Rebond & Compagnie, contact@rebond.example",
        "Estimation, ne vaut pas décision de la CAF ou de la MSA.",
    ):
        assert said in text


def test_no_letter_is_under_fourteen_points(tmp_path: Path) -> None:
    assert min(one.size for one in printed_texts(written(tmp_path, PAGE).pages[0])) >= 14


def test_it_is_drawn_in_black_but_for_the_emblem(tmp_path: Path) -> None:
    bare = replace(PAGE, structure=replace(STRUCTURE, esf_role="none"))
    code = written(tmp_path, bare).pages[0].get_contents().get_data().decode("latin-1")
    colours = {tuple(map(float, one[0].split())) for one in re.findall(r"((?:[\d.]+ ){3})(rg|RG)", code)}
    assert all(len(set(one)) == 1 for one in colours)
    assert "Cofinancé" not in words(written(tmp_path, bare))


def test_it_can_be_read_aloud_in_order_and_names_nobody_outside_its_text(tmp_path: Path) -> None:
    pdf = written(tmp_path, PAGE)
    assert pdf.metadata
    assert (pdf.metadata.title, pdf.metadata.author) == ("Ma situation en une page", STRUCTURE.name)
    root = pdf.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("fr-FR", True)
    sorts = [part.get_object()["/S"] for part in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
    assert sorts.count("/H1") == 1
    assert sorts.count("/H2") == 4
    assert sorts.count("/L") == 1


def test_figures_that_are_not_known_are_left_to_complete_together(tmp_path: Path) -> None:
    missing = ("Chiffre d’affaires", "Nature", "Aide au logement", "Loyer")
    text = words(written(tmp_path, replace(PAGE, livelihood=None, missing=missing)))
    assert "Le RSA : ………… €" in text
    assert "Il est à compléter ensemble. Il manque : – Chiffre d’affaires – Nature – Aide au logement" in text
    assert "et d’autres réponses." in text
    assert "Loyer" not in text


@pytest.mark.parametrize(
    ("situation", "said"),
    [
        (replace(PLUMBER, home=Home(wage=Decimal(100))), "mon activité et mon salaire ne me laissent que 630 €"),
        (
            replace(
                PLUMBER, business=Micro(activities=(Activity("liberal_ssi", Decimal(0)),), fixed_costs=Decimal(120))
            ),
            "Mon activité me coûte : −120 €",
        ),
        (replace(PLUMBER, needs=Decimal(1500)), "Pour payer les besoins de mon foyer : 2 585 € par mois."),
        (
            replace(PLUMBER, business=replace(PLUMBER.business, purchases_rate=Decimal("0.9"))),
            "À ces prix, vendre plus ne suffit pas.",
        ),
        (
            replace(
                PLUMBER,
                business=TypedBusiness(
                    regime="EI au réel", turnover=Decimal(900), contributions=Decimal(200), profit=Decimal(300)
                ),
            ),
            "Pour que mon activité remplace le RSA : à compléter ensemble.",
        ),
    ],
)
def test_each_situation_has_its_words(tmp_path: Path, situation: Situation, said: str) -> None:
    assert said in words(written(tmp_path, replace(PAGE, livelihood=life(situation))))


SUMS = st.decimals(0, 10**9, places=2)
TEXTS = st.text(max_size=400) | st.sampled_from(["W" * 300, "très long " * 60])
LIVES = st.builds(
    lambda turnover, costs, wage, needs, share: life(
        replace(
            PLUMBER,
            business=Micro(
                activities=(Activity("service_bic_artisanat", turnover),), purchases_rate=share, fixed_costs=costs
            ),
            home=Home(wage=wage),
            needs=needs,
        )
    ),
    SUMS, SUMS, SUMS, st.none() | SUMS, st.decimals(0, 1, places=2),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.builds(
        MySituation,
        name=TEXTS,
        on=st.dates(),
        structure=st.builds(lambda text: replace(STRUCTURE, name=text, email=text), TEXTS),
        livelihood=st.none() | LIVES,
        missing=st.lists(TEXTS, max_size=9).map(tuple),
        steps=st.lists(st.builds(NextStep, TEXTS, st.none() | st.dates()), max_size=3).map(tuple),
        appointment=st.none() | st.dates(),
        adviser=st.none() | TEXTS,
    )
)
def test_it_is_one_page_with_nothing_over_its_edges_whatever_it_is_given(tmp_path: Path, page: MySituation) -> None:
    register_fonts()
    assert sum(one.height for one in strips(page)) <= BOTTOM - TOP
    pdf = written(tmp_path, page)
    assert len(pdf.pages) == 1
    for one in printed_texts(pdf.pages[0]):
        assert one.left >= MARGIN - 1
        assert one.right <= WIDTH - MARGIN + 1
        assert 20 <= one.y <= 842 - TOP
        assert one.size >= 14


def test_the_longest_page_still_breathes() -> None:
    register_fonts()
    steps = (NextStep("très long " * 60, DAY),) * 3
    long = replace(PAGE, name="très long " * 60, steps=steps, adviser="très long " * 60)
    loaded = replace(long, livelihood=life(replace(PLUMBER, home=Home(wage=Decimal(50)))))
    parts = strips(loaded)
    assert (BOTTOM - TOP - sum(one.height for one in parts)) / (len(parts) - 1) > 1
