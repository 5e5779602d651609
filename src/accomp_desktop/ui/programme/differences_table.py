# SPDX-License-Identifier: EUPL-1.2
"""A table of what differs between two kits, the whole of the selected line under it."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.kit_differences import Change, Difference
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.programme.words import tr
from accomp_desktop.ui.theme import Tone

TONES: dict[Change, Tone] = {
    "new": Tone.POSITIVE,
    "changed": Tone.INFO,
    "gone": Tone.WARNING,
    "moved": Tone.NEUTRAL,
}


class DifferencesTable(QWidget):
    """`table` holds the differences; columns of one’s own come before the others."""

    def __init__(self, name: str, empty: EmptyState, first: Iterable[Column[Difference]] = ()) -> None:
        super().__init__()
        self.table: Table[Difference] = Table(name, (*first, *_columns()), key=lambda one: one.key, empty=empty)
        self.detail = Text(look="muted", wrap=True)
        self.detail.setMinimumHeight(2 * self.detail.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        spaced(column, "close")
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self.table.chose.connect(self._tell)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show differences; what was selected stays so."""
        self.table.show_rows(found)

    def _tell(self, one: Difference | None) -> None:
        self.detail.setText("" if one is None else f"{one.place} · {one.label}\n{detail_of(one)}".strip())


def change_name(change: Change) -> str:
    """Name what became of an item."""
    return {"new": tr("Nouveau"), "changed": tr("Modifié"), "gone": tr("Retiré"), "moved": tr("Déplacé")}[change]


def detail_of(one: Difference) -> str:
    """Tell each attribute before and after."""
    nothing = tr("rien")
    return "\u2002·\u2002".join(
        f"{name}\u202f: {before or nothing} → {after or nothing}" for name, before, after in one.attributes
    )


def _columns() -> tuple[Column[Difference], ...]:
    return (
        Column(
            tr("Changement"),
            lambda one: change_name(one.change),
            tone=lambda one: TONES[one.change],
            width=120,
        ),
        Column(tr("Où"), lambda one: one.place, width=210),
        Column(tr("Quoi"), lambda one: one.label, width=230, strong=True),
        Column(tr("Avant → après"), detail_of, stretches=True),
    )
