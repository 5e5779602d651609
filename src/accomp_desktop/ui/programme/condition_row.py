# SPDX-License-Identifier: EUPL-1.2
"""One row of a condition: a question, what is asked of its answer, and the value it is compared with."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.condition_rows import compared_with, operators_of
from accomp_desktop.domain.conditions import Constant, Operator, Simple
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choice, Choices, Kind, Option
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.ui.components.buttons import icon_button
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.editors import Editor, make_editor
from accomp_desktop.ui.editors.options import ChoiceEditor
from accomp_desktop.ui.programme.words import tr

WIDTH = 190
"""Width in logical pixels of what is asked of the answer."""


class ConditionRow(QFrame):
    """`condition()` is none as long as something is missing; `removed` asks its owner to take the row away."""

    changed = Signal()
    settled = Signal()
    removed = Signal()

    def __init__(self, names: Mapping[str, Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sunken")
        self._names = names
        self._shown: tuple[str, Kind | None] = ("", None)
        self.question: Editor = ChoiceEditor(_questions(names))
        self.question.name(self.tr("Question"))
        self.removing = icon_button("x", self.tr("Retirer cette condition"), small=True)
        self.operator: Editor = ChoiceEditor(Choice(()))
        self.values: Editor | None = None
        self._operator_place, self._values_place = QHBoxLayout(), QHBoxLayout()
        self._lay_out()
        self.question.changed.connect(self._ask)
        self.removing.clicked.connect(self.removed)

    def show_condition(self, condition: Simple) -> None:
        """Show a condition that `rows_of` gave."""
        self.question.set_value(condition.key)
        self._offer_operators()
        self.operator.set_value(condition.operator)
        self._offer_values()
        if self.values is not None:
            several = isinstance(self._compared(), Choices)
            self.values.set_value(condition.values if several else condition.values[0])

    def condition(self) -> Simple | None:
        """Give the condition as it is shown."""
        key, operator = self.question.value(), self.operator.value()
        if key is None or operator is None or self.question.problem():
            return None
        if self.values is None:
            return Simple(str(key), cast("Operator", operator))
        value = self.values.value()
        if value is None or self.values.problem():
            return None
        values = value if isinstance(value, tuple) else (value,)
        return Simple(str(key), cast("Operator", operator), cast("tuple[Constant, ...]", values))

    def _lay_out(self) -> None:
        first, second, rows = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for line in (first, second, self._operator_place, self._values_place):
            spaced(line, "close")
        spaced(rows, "tight", "close")
        first.addWidget(self.question, 1)
        first.addWidget(self.removing)
        second.addLayout(self._operator_place)
        second.addLayout(self._values_place, 1)
        second.addStretch()
        rows.addLayout(first)
        rows.addLayout(second)

    def _ask(self) -> None:
        """Follow the question: what may be asked of its answer, the likeliest first."""
        if self._offer_operators():
            self._offer_values()
        self.changed.emit()

    def _offer_operators(self) -> bool:
        """Offer what may be asked of the question; tell whether it is another one."""
        key = str(self.question.value() or "")
        if key == self._shown[0]:
            return False
        emptied(self._operator_place)
        offered = operators_of(self._names[key].kind) if key else ()
        words = operator_words()
        self.operator = ChoiceEditor(Choice(tuple(Option(one, words[one]) for one in offered)))
        self.operator.setFixedWidth(WIDTH)
        self.operator.name(self.tr("Ce qu’on demande de la réponse"))
        self.operator.set_value(offered[0] if offered else None)
        self.operator.changed.connect(self._compare)
        self._operator_place.addWidget(self.operator)
        self._shown = (key, None)
        return True

    def _compare(self) -> None:
        self._offer_values()
        self.changed.emit()

    def _offer_values(self) -> None:
        """Offer the values to compare with; the one given stays if it may."""
        key, kind = str(self.question.value() or ""), self._compared()
        if self._shown == (key, kind) and (self.values is None) == (kind is None):
            return
        emptied(self._values_place)
        self._shown = (key, kind)
        self.values = make_editor(kind) if kind else None
        if self.values is None:
            return
        self.values.name(self.tr("Valeur"))
        self.values.changed.connect(self.changed)
        self.values.settled.connect(self.settled)
        self._values_place.addWidget(self.values)

    def _compared(self) -> Kind | None:
        key, operator = self.question.value(), self.operator.value()
        if key is None or operator is None:
            return None
        return compared_with(self._names[str(key)].kind, cast("Operator", operator))


def operator_words() -> Mapping[Operator, str]:
    """Say each operator as it stands between a question and a value."""
    return {
        "==": tr("est"),
        "!=": tr("n’est pas"),
        "in": tr("est l’un de"),
        "not in": tr("n’est aucun de"),
        "has": tr("contient"),
        "lacks": tr("ne contient pas"),
        ">=": tr("est au moins"),
        "<=": tr("est au plus"),
        ">": tr("est plus que"),
        "<": tr("est moins que"),
        "yes": tr("est oui"),
        "no": tr("est non"),
        "known": tr("est renseigné"),
        "unknown": tr("n’est pas renseigné"),
    }


def _questions(names: Mapping[str, Field]) -> Choice:
    """Offer the questions; a label that several records bear is told apart by its record."""
    labels = [one.label for one in names.values()]
    return Choice(
        tuple(
            Option(
                key,
                one.label if labels.count(one.label) == 1 else f"{one.label} ({SPINE[one.record].label})",
                retired=one.retired or one.hidden,
            )
            for key, one in names.items()
        )
    )
