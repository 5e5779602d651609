# SPDX-License-Identifier: EUPL-1.2
"""Third step of a new register: the team, and the ESF operation if there is one."""

from datetime import date
from typing import cast

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import OPERATION_FIELDS, Operation
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.form import RecordForm, parts_of

LINES = 6


class TeamStep(QWidget):
    """Both may be left for later: the settings hold them too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(self.names.fontMetrics().lineSpacing() * (LINES + 1))
        self.names.setPlaceholderText(self.tr("Prénom Nom"))
        year = date.today().year
        self.form = RecordForm(
            parts_of(OPERATION_FIELDS),
            Operation(code="", label="", starts_on=date(year, 1, 1), ends_on=date(year, 12, 31)),
            columns=2,
        )
        self._esf = Card(
            self.tr("Opération FSE"), self.tr("Celle dont vous rendez compte\u202f; sans numéro, elle attendra.")
        )
        self._lay_out()

    def suggest(self, kit: Kit, *, owes_esf: bool) -> None:
        """Propose the operation that the kit describes, to those who owe figures."""
        self._esf.setVisible(owes_esf)
        if owes_esf and kit.operations and not self.form.is_changed():
            one = kit.operations[0]
            held = cast("Operation", self.form.original)
            self.form.show_record(
                Operation(
                    id=held.id,
                    code="",
                    label=one.label,
                    programme=one.programme,
                    funder=one.funder or None,
                    starts_on=one.starts_on,
                    ends_on=one.ends_on,
                )
            )

    def team(self) -> tuple[str, ...]:
        """Name those who accompany, one a line."""
        return tuple(" ".join(line.split()) for line in self.names.toPlainText().splitlines() if line.strip())

    def operation(self) -> Operation | None:
        """Give the operation described, if there is one."""
        described = cast("Operation", self.form.record())
        return described if described.code and not self._esf.isHidden() else None

    def complete(self) -> bool:
        """Tell whether one may go on; show what is missing of an operation that is begun."""
        if self._esf.isHidden() or not cast("Operation", self.form.record()).code:
            return True
        self.form.reveal_problems()
        return not self.form.problems()

    def _lay_out(self) -> None:
        team = Card(self.tr("Équipe"))
        told = self.tr("Un nom par ligne\u202f: ceux qui accompagnent. Vous en changerez dans les réglages.")
        team.add(FormRow(self.tr("Qui accompagne\u202f?"), self.names, told))
        self._esf.add(self.form)
        cards = Columns(narrowest=360, most=2, gap="wide")
        for card in (team, self._esf):
            card.rows.addStretch()
            cards.add(card)
        column = QVBoxLayout(self)
        spaced(column)
        column.addWidget(cards)
