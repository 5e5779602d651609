# SPDX-License-Identifier: EUPL-1.2
"""The pictures that the demonstration leaves: each screen and each tab, light and dark, over the real window."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from accomp_desktop.demonstration.build import PASSPHRASE
from accomp_desktop.store.files import companion_of
from accomp_desktop.store.mistakes import WrongPassphrase
from accomp_desktop.ui import preferences
from accomp_desktop.ui.appearance import Appearance, Choice
from accomp_desktop.ui.gallery import SIZE, photograph_screens
from accomp_desktop.ui.person.tabs import TABS
from accomp_desktop.ui.screens import SCREENS


@pytest.fixture
def register(demonstration: Path, tmp_path: Path) -> Path:
    for file in (demonstration, companion_of(demonstration)):
        shutil.copy(file, tmp_path)
    return tmp_path / demonstration.name


def test_each_screen_and_tab_leaves_its_pictures(dressed: Appearance, register: Path, tmp_path: Path) -> None:
    preferences.remember_appearance(Choice.DARK)
    pictures = photograph_screens(register, PASSPHRASE, tmp_path / "images")
    names = {"opening", *(screen.key for screen in SCREENS if screen.in_menu), *(f"person-{tab.key}" for tab in TABS)}
    assert {picture.stem for picture in pictures} == {f"{name}-{look}" for name in names for look in ("light", "dark")}
    sizes = {(image.width(), image.height()) for image in map(QImage, map(str, pictures))}
    assert sizes == {(SIZE.width(), SIZE.height())}
    light, dark = (QImage(str(tmp_path / "images" / f"people-{look}.png")) for look in ("light", "dark"))
    assert light.pixelColor(600, 60).lightness() > dark.pixelColor(600, 60).lightness() + 100
    assert preferences.appearance() is Choice.DARK, "what the user chose stays"
    dressed.choose(Choice.SYSTEM)


def test_a_wrong_passphrase_leaves_no_picture(dressed: Appearance, register: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        photograph_screens(register, "une autre", tmp_path / "images")
    assert list((tmp_path / "images").iterdir()) == []
    dressed.choose(Choice.SYSTEM)
