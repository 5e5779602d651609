# SPDX-License-Identifier: EUPL-1.2
"""The columns of the list, one a row: what each gives, how sure that is and why, and what it holds."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent

from accomp_desktop.domain.listing import REASONS
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.importing.look import Look, Mark, SeenColumn, shown_cell
from accomp_desktop.ui.theme import Tone

ROW = 30
WHY, SAMPLES = 4, 5
ROOM = {WHY: 700, SAMPLES: 560}
"""Column → logical pixels from which there is room for it; the card always says it."""

DOTS, CERTAIN = 4, 90
"""Dots that say how sure it is, and out of 100 how sure a certain one is."""

TONES: dict[Mark, Tone] = {
    "given": Tone.POSITIVE,
    "unsure": Tone.WARNING,
    "audience": Tone.INFO,
    "kept": Tone.NEUTRAL,
    "refused": Tone.INFO,
}


class ColumnsTable(Table[SeenColumn]):
    """`show_look(look)`; with `only_to_check`, what differs from the list before or is unsure."""

    def __init__(self) -> None:
        super().__init__(
            _tr("Colonnes de la liste"),
            (
                Column(_tr("Col."), lambda one: one.column.index, text=lambda one: one.column.letters, width=52),
                Column(_tr("Intitulé"), lambda one: one.column.title, text=heading_of, width=150, strong=True),
                Column(_tr("Donne"), gives_of, width=140),
                Column(_tr("Confiance"), lambda one: one.column.confidence, text=sure_of, tone=_tone, width=138),
                Column(_tr("Pourquoi"), why_of, width=190),
                Column(_tr("Exemples"), samples_of, stretches=True),
            ),
            key=lambda one: one.column.index,
        )
        self.view.verticalHeader().setDefaultSectionSize(ROW)

    def show_look(self, look: Look) -> None:
        """Show the columns of a list."""
        self.show_rows(look.columns)

    def only_to_check(self, *, only: bool) -> None:
        """Show what is to be looked at, or every column."""
        self.keep((lambda one: one.is_to_check) if only else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in the table what there is room for, and keep the chosen column in sight."""
        super().resizeEvent(event)
        for column, room in ROOM.items():
            self.view.setColumnHidden(column, self.width() < room)
        self.view.scrollTo(self.view.currentIndex())


def heading_of(one: SeenColumn) -> str:
    """Name a column, with how it differs from the list before."""
    if one.difference is None:
        return one.column.title
    told = {
        "new": _tr("{title} (nouvelle)"),
        "moved": _tr("{title} (déplacée)"),
        "renamed": _tr("{title} (avant\u202f: {before})"),
    }.get(one.difference.kind, "{title}")
    return told.format(title=one.column.title, before=one.difference.before)


def gives_of(one: SeenColumn) -> str:
    """Say what a column gives, or where what it holds stays."""
    words: dict[Mark, str] = {
        "audience": _tr("Structure visée"),
        "kept": _tr("Ligne d’origine"),
        "refused": _tr("Rien n’en est gardé"),
    }
    return words.get(one.mark, one.gives)


def sure_of(one: SeenColumn) -> str:
    """Say how sure that is, in signs and in words."""
    confidence = one.column.confidence
    words: dict[Mark, str] = {
        "given": _tr("Sûr") if confidence > CERTAIN else _tr("Probable"),
        "unsure": _tr("À voir"),
        "audience": _tr("Filtre"),
        "kept": _tr("Inconnue") if one.column.reason == "unknown" else _tr("Laissée"),
        "refused": _tr("Refusée"),
    }
    lit = max(1, round(confidence * DOTS / 100))
    dots = f"{'●' * lit}{'○' * (DOTS - lit)} " if one.column.fields else ""
    return dots + words[one.mark]


def why_of(one: SeenColumn) -> str:
    """Say why a column is thought to give what it does."""
    return _tr("Dit pour quelle structure") if one.mark == "audience" else REASONS[one.column.reason]


def samples_of(one: SeenColumn) -> str:
    """Show the first different values of a column."""
    return " · ".join(map(shown_cell, one.samples))


def _tone(one: SeenColumn) -> Tone:
    return TONES[one.mark]


def _tr(text: str) -> str:
    return QCoreApplication.translate("columns", text)
