# SPDX-License-Identifier: EUPL-1.2
"""The chart drawn as SVG: shapes a small renderer knows, every value written, nothing that a name could break."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.reports.chart import ChartLook, Level, Series, bar_chart_svg, described, round_top

LOOK = ChartLook(["#0C6360", "#8A5200"], "#17211F", "#56625E", "#DCE0DE", width=400, height=200)
SVG = "{http://www.w3.org/2000/svg}"
SERIES = (Series("Entrées", (50, 0, None)), Series("Sorties", (1200, 3, 4)))


def drawn(*, stacked: bool = False) -> ET.Element:
    svg = bar_chart_svg("Par année <2024>", ("2024", "2025", "2026"), SERIES, LOOK, stacked=stacked)
    return ET.fromstring(svg)  # noqa: S314  our own drawing


def texts(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def bars(root: ET.Element, colour: str) -> list[float]:
    """The heights of the bars of a colour; the first box is the legend’s."""
    return [float(one.get("height", "")) for one in root.iter(f"{SVG}rect") if one.get("fill") == colour][1:]


def test_each_bar_bears_its_value_and_unknown_draws_nothing() -> None:
    root = drawn()
    assert {"Entrées", "Sorties", "2024", "50", "1\u202f200", "3", "4"} <= set(texts(root))
    first, second = bars(root, "#0C6360"), bars(root, "#8A5200")
    assert len(first) == 2
    assert first[1] == 0
    assert second[0] / first[0] == pytest.approx(1200 / 50, rel=0.02)


def test_a_pile_bears_its_total() -> None:
    root = drawn(stacked=True)
    assert {"1\u202f250", "3", "4"} <= set(texts(root))
    assert len(bars(root, "#8A5200")) == 3


def test_it_tells_its_title_and_its_values_to_who_does_not_see_it() -> None:
    root = drawn()
    assert root.findtext(f"{SVG}title") == root.get("aria-label") == "Par année <2024>"
    assert root.findtext(f"{SVG}desc") == (
        "2024\u202f: Entrées 50, Sorties 1\u202f200. 2025\u202f: Entrées 0, Sorties 3. 2026\u202f: Sorties 4."
    )
    assert described(("2027",), (Series("Entrées", (None,)),)) == "2027\u202f: inconnu."


@pytest.mark.parametrize("series", [(), (Series("Entrées", ()),), (Series("Entrées", (0, None)),)])
def test_without_anything_it_says_so(series: tuple[Series, ...]) -> None:
    categories = ["2024", "2025"][: len(series[0].values) if series else 0]
    root = ET.fromstring(bar_chart_svg("Vide", categories, series, LOOK))  # noqa: S314  our own drawing
    assert texts(root) == ["Rien à montrer sur ces dates"]


def test_one_series_needs_no_legend() -> None:
    svg = bar_chart_svg("Une", ("Un nom de catégorie bien trop long pour sa place",), (Series("Entrées", (3,)),), LOOK)
    root = ET.fromstring(svg)  # noqa: S314  our own drawing
    assert "Entrées" not in texts(root)


@given(st.integers(1, 10**9))
def test_a_scale_ends_on_a_round_number_that_holds_all(highest: int) -> None:
    top, step = round_top(highest)
    assert highest <= top < highest + step
    assert top // step <= 4
    assert str(step).rstrip("0") in {"1", "2", "5"}


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.data())
def test_any_name_gives_a_drawing(names: list[str], data: st.DataObject) -> None:
    values = data.draw(st.lists(st.none() | st.integers(0, 9999), min_size=len(names), max_size=len(names)))
    svg = bar_chart_svg(names[0], names, (Series(names[-1], values),), LOOK)
    ET.fromstring(svg)  # noqa: S314  our own drawing


def test_a_level_is_drawn_across_and_strikes_no_value_out() -> None:
    months = ("avr.\n2026", "mai\n2026", "juin\n2026")
    svg = bar_chart_svg("Recettes", months, (Series("", (50, -20, None)),), LOOK, level=Level("Moyenne", 15))
    root = ET.fromstring(svg)  # noqa: S314  our own drawing
    dashed = [one for one in root.iter(f"{SVG}line") if one.get("stroke-dasharray")]
    assert len(dashed) == 2
    assert {"Moyenne\u202f: 15", "50", "−20", "avr.", "2026"} <= set(texts(root))
    values = [float(one.get("y", "")) for one in root.iter(f"{SVG}text") if one.text in {"50", "−20"}]
    assert min(values) > float(dashed[0].get("y1", ""))
    assert all(float(one.get("height", "")) >= 0 for one in root.iter(f"{SVG}rect"))
    assert "mai 2026\u202f: −20." in described(months, (Series("", (50, -20, None)),))
