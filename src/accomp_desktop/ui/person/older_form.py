# SPDX-License-Identifier: EUPL-1.2
"""What is shown of a diagnosis filled under another form: under which, and the answers that are only read."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.older_forms import OlderKit
from accomp_desktop.ui.components.banner import Banner
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import Tone, scale


def older_form_line(older: OlderKit, bring: Callable[[], None]) -> Banner:
    """Say under which form a diagnosis was filled, and offer the present one."""
    told = _tr("Rempli avec le formulaire du {day} (version {version}).")
    sentence = told.format(day=Day().show(older.since), version=older.kit.version)
    return Banner(Tone.INFO, sentence, Command(_tr("Passer au formulaire actuel"), bring, "refresh-cw"), closable=False)


def answers_page(title: str, answers: Iterable[tuple[str, str]]) -> QWidget:
    """Show answers under the labels of their questions, only to be read."""
    card = Card(title, _tr("Le formulaire ne les demande plus\u202f; elles sont gardées telles quelles."))
    for label, answer in answers:
        card.add(Text(label, "label", wrap=True))
        card.add(Text(answer, wrap=True))
    card.rows.addStretch()
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, scale().space["normal"], 0)
    column.addWidget(card)
    return scrolled(inside)


def _tr(text: str) -> str:
    return QCoreApplication.translate("older_form", text)
