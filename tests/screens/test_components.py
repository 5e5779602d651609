# SPDX-License-Identifier: EUPL-1.2
"""The components, used by hand and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QFocusFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.ui.appearance import Appearance, Choice
from accomp_desktop.ui.application import make_application
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.buttons import icon_button, primary
from accomp_desktop.ui.components.chart_view import ChartView
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import confirm
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.search_field import SearchField
from accomp_desktop.ui.components.stepper import Stepper
from accomp_desktop.ui.components.tabs import Tabs
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.components.tile import FigureTile
from accomp_desktop.ui.components.timeline import Moment, Timeline
from accomp_desktop.ui.icons import ICONS, UnknownIcon, icon
from accomp_desktop.ui.theme import Tone, worn

Shown = Callable[[QWidget], None]


@pytest.fixture
def shown(dressed: Appearance, qtbot: QtBot) -> Shown:  # noqa: ARG001 - made first
    """`shown(widget)` puts it on the screen, with the keyboard."""

    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()

    return show


def painted(drawn: QIcon, ratio: float = 1.0) -> QPixmap:
    pixmap = QPixmap(QSize(round(16 * ratio), round(16 * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawn.paint(painter, 0, 0, 16, 16)
    painter.end()
    return pixmap


def colours(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {point.name() for point in points if point.alpha() == 255}


def test_an_icon_follows_the_theme_and_is_sharp_on_a_dense_screen(dressed: Appearance) -> None:
    drawn = icon("check", "danger")
    for choice in (Choice.LIGHT, Choice.DARK):
        dressed.choose(choice)
        assert colours(painted(drawn, 2.0)) == {worn().roles["danger"]}
    assert painted(drawn, 2.0).toImage().width() == 32
    dressed.choose(Choice.SYSTEM)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("name", sorted(file.stem for file in ICONS.glob("*.svg")))
def test_every_icon_can_be_painted_in_the_colour_asked(name: str) -> None:
    assert worn().roles["danger"] in colours(painted(icon(name, "danger"), 2.0))


def test_the_application_is_dressed_once(dressed: Appearance) -> None:
    assert make_application()[1] is dressed


def test_a_disabled_icon_is_paler(dressed: Appearance) -> None:
    dressed.choose(Choice.LIGHT)
    assert colours(icon("check", "accent").pixmap(QSize(32, 32), QIcon.Mode.Disabled)) == {
        worn().roles["text_disabled"]
    }
    dressed.choose(Choice.SYSTEM)


def test_an_icon_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownIcon, match="licorne"):
        icon("licorne")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_tile_opens_by_the_keyboard(shown: Shown, qtbot: QtBot, key: Qt.Key) -> None:
    tile = FigureTile("300", "Personnes accompagnées", "dont 12 ce mois-ci")
    shown(tile)
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, key)
    assert tile.accessibleName() == "Personnes accompagnées\u202f: 300. dont 12 ce mois-ci"
    tile.show_figure("301", "Personnes accompagnées")
    assert tile.accessibleName() == "Personnes accompagnées\u202f: 301"


def test_a_form_row_says_what_is_refused_to_those_who_hear_it(shown: Shown) -> None:
    row = FormRow("&Nom", QLineEdit(), "Nom de naissance", required=True)
    shown(row)
    assert row.editor.accessibleName() == "Nom, obligatoire"
    row.show_error("Le nom manque\u202f: écrivez-le.")
    assert (row.error(), row.editor.accessibleDescription()) == ("Le nom manque\u202f: écrivez-le.",) * 2
    assert row.editor.property("invalid") is True
    row.show_error(None)
    assert (row.error(), row.editor.accessibleDescription()) == ("", "Nom de naissance")
    assert row.editor.property("invalid") is False


def test_a_search_tells_each_keystroke_and_is_emptied_by_escape(shown: Shown, qtbot: QtBot) -> None:
    window, field = QWidget(), SearchField("Rechercher")
    layout, other = QVBoxLayout(window), primary("Ailleurs")
    layout.addWidget(other)
    layout.addWidget(field)
    shown(window)
    other.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()
    said: list[str] = []
    field.searched.connect(said.append)
    qtbot.keyClicks(field, "zoe")
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert said == ["z", "zo", "zoe", ""]


def test_a_tab_is_made_when_it_is_first_shown(shown: Shown) -> None:
    made: list[str] = []

    def make(key: str) -> Callable[[], QWidget]:
        return lambda: (made.append(key), Text(key))[1]

    tabs = Tabs("Dossier")
    for key in ("identity", "business"):
        tabs.add(key, key.title(), make(key))
    shown(tabs)
    assert (made, tabs.current_key(), tabs.page("business")) == (["identity"], "identity", None)
    tabs.open_tab("business")
    tabs.open_tab("identity")
    assert made == ["identity", "business"]


def test_banners_are_two_at_most_and_their_act_closes_them(shown: Shown) -> None:
    window, area, ran = QWidget(), BannerArea(), list[str]()
    QVBoxLayout(window).addWidget(area)
    shown(window)
    for sentence in ("un", "deux", "trois"):
        area.show_banner(Tone.INFO, sentence, Command("Annuler", lambda: ran.append("annulé")))
    assert area.sentences() == ["deux", "trois"]
    area.findChildren(QPushButton)[-1].click()
    assert (ran, area.sentences()) == (["annulé"], ["deux"])
    area.clear()
    assert not area.isVisible()


def test_a_timeline_shows_the_rest_when_asked(shown: Shown) -> None:
    timeline = Timeline([Moment("05/03/2026", f"Entretien {number}") for number in range(20)])
    shown(timeline)
    before = len(timeline.findChildren(ElidedText))
    more = timeline.findChildren(QPushButton)[-1]
    assert more.text() == "Afficher la suite"
    more.click()
    QApplication.processEvents()
    assert len(timeline.findChildren(ElidedText)) > before


def test_the_stepper_says_where_one_is(shown: Shown) -> None:
    stepper = Stepper(["Fichier", "Correspondance", "Aperçu"])
    shown(stepper)
    stepper.go(2)
    assert stepper.accessibleName() == "Étape 3 sur 3\u202f: Aperçu"


def test_a_long_text_ends_in_dots_and_is_whole_in_its_tooltip(shown: Shown) -> None:
    text = ElidedText("Jean-Baptiste de La Villéon-Kerguélen")
    text.setFixedWidth(80)
    shown(text)
    assert text.text().endswith("…")
    assert text.toolTip() == text.whole() == text.accessibleName()
    text.setFixedWidth(600)
    QApplication.processEvents()
    assert (text.text(), text.toolTip()) == (text.whole(), "")


def test_columns_are_as_many_as_fit_and_equal(shown: Shown) -> None:
    columns = Columns(narrowest=200, most=4)
    parts = [Text(f"partie {number}") for number in range(5)]
    for part in parts[:4]:
        columns.add(part)
    columns.add(parts[4], whole_width=True)
    shown(columns)
    for width, expected in ((860, 4), (500, 2), (150, 1)):
        columns.resize(width, 300)
        QApplication.processEvents()
        assert len({part.x() for part in parts[:4]}) == expected
        assert parts[4].width() == columns.width()
    columns.clear()
    assert not parts[0].isVisible()


def test_a_removal_is_confirmed_and_enter_does_not_remove(shown: Shown, qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    shown(window)
    remove = Command("Supprimer", lambda: done.append("supprimé"))
    dialog = confirm(window, "Supprimer ce devis\u202f?", "Il ne comptera plus.", remove, removes=True)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert done == []
    dialog = confirm(window, "Supprimer ce devis\u202f?", "Il ne comptera plus.", remove, removes=True)
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Supprimer").click()
    assert done == ["supprimé"]


def test_an_empty_place_offers_its_act(shown: Shown) -> None:
    done: list[str] = []
    empty = EmptyState("users", "Personne", "Importez une liste.", Command("Importer", lambda: done.append("importé")))
    shown(empty)
    empty.findChildren(QPushButton)[0].click()
    assert done == ["importé"]


def test_the_ring_follows_the_keyboard_and_not_the_mouse(shown: Shown, qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    field, button = QLineEdit(), primary("Enregistrer")
    layout.addWidget(field)
    layout.addWidget(button)
    shown(window)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    rings = [ring for ring in window.findChildren(QFocusFrame) if ring.isVisible()]
    assert [ring.widget() for ring in rings] == [button]
    window.grab()
    field.setFocus()
    QApplication.processEvents()
    assert not [ring for ring in window.findChildren(QFocusFrame) if ring.isVisible()]


def test_a_chart_keeps_its_proportions_and_is_described(shown: Shown) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100"/></svg>'
    chart = ChartView(svg, "Entrées\u202f: 12")
    shown(chart)
    assert (chart.sizeHint(), chart.heightForWidth(400)) == (QSize(200, 100), 200)
    assert chart.accessibleName() == "Entrées\u202f: 12"
    assert ChartView().heightForWidth(10) == 0


def test_an_icon_button_says_its_shortcut_and_a_badge_its_state(qapp: QApplication) -> None:  # noqa: ARG001
    assert icon_button("pencil", "Modifier", "Ctrl+E").toolTip() == "Modifier (Ctrl+E)"
    assert Badge("Urgent", Tone.DANGER).accessibleName() == "Urgent"
