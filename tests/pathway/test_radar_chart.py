# SPDX-License-Identifier: EUPL-1.2
"""Marks by axis as a radar: each moment by its line and its marker, unknown marks left out, every mark said."""

from xml.etree import ElementTree as ET

import pytest

from accomp_desktop.reports.chart import ChartLook
from accomp_desktop.reports.radar_chart import Profile, radar_described, radar_svg

LOOK = ChartLook(colours=("#a05000", "#2050c0", "#106060"), text="#000000", muted="#606060", grid="#d0d0d0")
AXES = ("Viabilité", "Commercial", "Gestion", "Freins & co")
ENTRY = Profile("Entrée", (20, None, 40, 60))
MIDWAY = Profile("Mi-parcours", (30, None, None, 70))
LAST = Profile("Sortie", (100, 50, 60, 70))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("profiles", "dashes"),
    [((LAST,), set[str]()), ((ENTRY, LAST), {"7 4"}), ((ENTRY, MIDWAY, LAST), {"7 4", "2 4"})],
)
def test_each_moment_has_its_own_line(profiles: tuple[Profile, ...], dashes: set[str]) -> None:
    drawn = ET.fromstring(radar_svg("Notes", AXES, profiles, LOOK))  # noqa: S314  our own drawing
    assert {one.get("stroke-dasharray") for one in drawn.iter(f"{SVG}line")} - {None} == dashes
    texts = [one.text or "" for one in drawn.iter(f"{SVG}text")]
    assert {*AXES, *(one.label for one in profiles)} <= set(texts)
    assert len(list(drawn.iter(f"{SVG}rect"))) == 4 + 1, "a square for each mark of the last moment, one in the legend"


def test_an_unknown_mark_is_neither_drawn_nor_zero() -> None:
    drawn = ET.fromstring(radar_svg("Notes", AXES, (ENTRY, LAST), LOOK))  # noqa: S314  our own drawing
    assert len(list(drawn.iter(f"{SVG}circle"))) == 3 + 1
    assert "? → 50" in [one.text for one in drawn.iter(f"{SVG}text")]


def test_the_description_says_every_mark() -> None:
    told = radar_described(AXES, (ENTRY, LAST))
    assert "Viabilité\u202f: Entrée 20 sur 100, Sortie 100 sur 100." in told
    assert "Commercial\u202f: Entrée non noté, Sortie 50 sur 100." in told
