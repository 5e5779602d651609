# SPDX-License-Identifier: EUPL-1.2
"""The steps drawn as SVG: one for each value, its bounds and years written, nothing that a name could break."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.reports.chart import ChartLook
from accomp_desktop.reports.steps_chart import Step, steps_chart_svg

LOOK = ChartLook(["#0C6360"], "#17211F", "#56625E", "#DCE0DE", width=400, height=120)
SVG = "{http://www.w3.org/2000/svg}"
STEPS = (Step(date(2018, 4, 1), 550.93, "550,93 €"), Step(date(2026, 4, 1), 651.69, "651,69 €"))


def drawn(steps: tuple[Step, ...], until: date, title: str = "RSA <base>") -> ET.Element:
    return ET.fromstring(steps_chart_svg(title, steps, until, LOOK))  # noqa: S314  our own drawing


def test_the_bounds_and_the_years_are_written_and_all_is_told() -> None:
    root = drawn(STEPS, date(2026, 12, 1))
    assert [one.text for one in root.iter(f"{SVG}text")] == ["550,93 €", "651,69 €", "2018", "2026"]
    assert root.findtext(f"{SVG}title") == "RSA <base>"
    told = "Depuis le 01/04/2018\u202f: 550,93 €. Depuis le 01/04/2026\u202f: 651,69 €."
    assert root.findtext(f"{SVG}desc") == told


@given(
    st.lists(
        st.builds(Step, st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.floats(-1e9, 1e9), st.text()),
        min_size=1,
        unique_by=lambda one: one.since,
    ),
    st.text(),
)
def test_any_steps_are_drawn_within_their_frame(steps: list[Step], title: str) -> None:
    ordered = tuple(sorted(steps, key=lambda one: one.since))
    root = drawn(ordered, ordered[-1].since + timedelta(days=1), title)
    (path,) = root.iter(f"{SVG}path")
    assert path.get("d", "").count("V") == len(ordered) - 1
