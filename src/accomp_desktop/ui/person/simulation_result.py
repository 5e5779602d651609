# SPDX-License-Identifier: EUPL-1.2
"""Before and after, side by side: a picture of what the person lives on, what it must be read with, the lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.before_after import compared
from accomp_desktop.domain.viability import ESTIMATE, Livelihood
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.piles import Mark, Pile, Piles
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.person.comparison_table import ComparisonTable
from accomp_desktop.ui.theme import Tone, scale


@dataclass(frozen=True)
class Side:
    """One side of the comparison: its title, what the person lives on, and what the household needs, if known."""

    title: str
    livelihood: Livelihood
    needs: Decimal | None


class BeforeAfter(QWidget):
    """`show_sides(before, after, to_know)`: texts and values change in place."""

    def __init__(self) -> None:
        super().__init__()
        space = scale().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space["normal"], 0)
        column.setSpacing(space["normal"])
        self.piles = Piles(
            (self.tr("Activité"), self.tr("Salaire"), self.tr("RSA"), self.tr("Prime d’activité")),
        )
        self.to_know = _Warning()
        picture = Card(self.tr("De quoi vivre, par mois"), f"{ESTIMATE}.")
        picture.add(self.piles)
        picture.add(self.to_know)
        self.table = ComparisonTable(self.tr("Avant et après, ligne par ligne"))
        lines = Card()
        lines.add(self.table)
        column.addWidget(picture)
        column.addWidget(lines)
        column.addStretch()

    def show_sides(self, before: Side, after: Side, to_know: Sequence[str]) -> None:
        """Show two livelihoods, and what they must be read with."""
        self.piles.show_piles([_pile(before), _pile(after)], self._marks(after))
        self.to_know.say("\n".join(to_know))
        self.table.show_lines(compared(before.livelihood, after.livelihood), (before.title, after.title))

    def _marks(self, side: Side) -> list[Mark]:
        marks = [Mark(self.tr("RSA du foyer sans ressources"), side.livelihood.flat_amount)]
        if side.needs is not None:
            marks.append(Mark(self.tr("Besoins à couvrir"), side.needs))
        return marks


class _Warning(QFrame):
    """Sentences that come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self.setProperty("tone", Tone.WARNING.value)
        row = QHBoxLayout(self)
        spaced(row, "close", "close")
        row.addWidget(IconLabel(Tone.WARNING.icon, Tone.WARNING.value, "icon_large"))
        self.sentence = Text(wrap=True)
        row.addWidget(self.sentence, 1)

    def say(self, sentence: str) -> None:
        """Say this; nothing to say hides it."""
        if sentence != self.sentence.text():
            self.sentence.setText(sentence)
            self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


def _pile(side: Side) -> Pile:
    one = side.livelihood
    return Pile(side.title, (one.net_activity, one.wage, one.rsa, one.prime))
