# SPDX-License-Identifier: EUPL-1.2
"""The look as data: every pair of colours that is used can be read, every placeholder is filled."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette

import accomp_desktop
from accomp_desktop.ui.theme import DARK, LIGHT, THEMES, Theme, Tone, palette, read_theme, scale, style_sheet

SOURCES = Path(accomp_desktop.__file__).parent
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2 AA: 1.4.3 for texts, 1.4.11 for the edge of a control, a ring, an icon

GROUNDS = ("window", "sidebar", "surface", "surface_raised", "surface_sunken", "hover", "sidebar_hover")
TEXTS_ON_GROUNDS = [(text, ground) for ground in GROUNDS for text in ("text", "text_muted")]
TONES_ON_THEIR_PALE = [(tone.value, tone.soft) for tone in Tone]
TONES_ON_SURFACE = [(tone.value, ground) for tone in Tone for ground in ("surface", "window", "hover")]
ON_FILLED = [
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("accent_text", "accent_pressed"),
    ("danger_text", "danger"),
    ("danger_text", "danger_hover"),
    ("selection_text", "selection"),
    ("text_muted", "selection"),
    ("accent", "selection"),
    ("text", "positive_soft"),
    ("text", "warning_soft"),
    ("text", "danger_soft"),
    ("text", "info_soft"),
    ("accent", "sidebar"),
]
SHAPES = [(shape, ground) for shape in ("focus", "control_border") for ground in ("surface", "window")]
SERIES = [(f"chart_{n}", ground) for n in range(1, 7) for ground in ("surface", "window")]


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[LIGHT, DARK])
def theme(request: pytest.FixtureRequest) -> Theme:
    return read_theme(request.param)


def test_the_measure_of_contrast_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("pair", TEXTS_ON_GROUNDS + TONES_ON_THEIR_PALE + TONES_ON_SURFACE + ON_FILLED)
def test_a_text_can_be_read(theme: Theme, pair: tuple[str, str]) -> None:
    assert contrast(theme.roles[pair[0]], theme.roles[pair[1]]) >= TEXT


@pytest.mark.parametrize("pair", SHAPES + SERIES)
def test_a_control_and_a_series_can_be_told_from_the_ground(theme: Theme, pair: tuple[str, str]) -> None:
    assert contrast(theme.roles[pair[0]], theme.roles[pair[1]]) >= SHAPE


def test_both_themes_name_the_same_roles() -> None:
    assert read_theme(LIGHT).roles.keys() == read_theme(DARK).roles.keys()


def test_every_tone_has_its_colours_and_every_role_serves(theme: Theme) -> None:
    assert {tone.value for tone in Tone} | {tone.soft for tone in Tone} <= theme.roles.keys()
    code = "".join(file.read_text("utf-8") for file in SOURCES.rglob("*.py"))
    sheet = (THEMES / "style.qss").read_text("utf-8")
    idle = {
        role for role in theme.roles if f"@{role}" not in sheet and f".{role}." not in sheet and f'"{role}"' not in code
    }
    assert {role for role in idle if not role.startswith("chart_")} <= {tone.soft for tone in Tone}


def test_the_style_sheet_is_filled_and_holds_only_colours_of_the_theme(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "@" not in sheet
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= set(theme.roles.values())


def test_the_palette_follows_the_roles(theme: Theme) -> None:
    assert palette(theme).color(QPalette.ColorRole.Window) == theme.colour("window")


def test_texts_grow_with_their_importance() -> None:
    sizes = [scale().text[name] for name in ("small", "body", "strong", "heading", "title", "figure")]
    assert sizes == sorted(set(sizes))
