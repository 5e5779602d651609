# SPDX-License-Identifier: EUPL-1.2
"""A long form, one section at a time: the sections at the left with how far each is answered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.domain.asking import asked_for, known
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.form import Part, RecordForm
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.theme import scale

WIDTH = 244


class SectionedForm(QWidget):
    """Edits one record through the forms of its sections, each made when it is first shown."""

    changed = Signal()

    def __init__(
        self,
        head: Sequence[Field],
        parts: Sequence[Part],
        record: Record,
        *,
        context: Mapping[str, Value] | None = None,
    ) -> None:
        """Take the fields of the `head`, which whoever shows the form puts above it, then the sections.

        `context` holds the answers of other records of which conditions and formulas speak.
        """
        super().__init__()
        self._parts = tuple(parts)
        self._fields = (*head, *(item for part in self._parts for item in part.fields))
        self._context = context or {}
        self._record = record
        self._begun = record.version == 0
        self._forms: dict[int, RecordForm] = {}
        self.head = RecordForm((Part("", tuple(head)),), record, columns=1)
        self.head.changed.connect(self._follow)
        self.sections = _list_of_sections(self.tr("Sections du formulaire"), self._parts)
        self._pages = QStackedWidget()
        self._columns = [_column(self._pages) for _ in self._parts]
        row = QHBoxLayout(self)
        spaced(row, "wide")
        row.addWidget(self.sections)
        row.addWidget(self._pages, 1)
        self.sections.currentRowChanged.connect(self._show)
        self._count()
        self.sections.setCurrentRow(0)

    @property
    def original(self) -> Record:
        """The record as it was given."""
        return self._record

    def show_record(self, record: Record) -> None:
        """Show another version of the record; what was typed is forgotten."""
        self._record, self._begun = record, record.version == 0
        for form in self._all():
            form.show_record(record)
        self._count()

    def record(self) -> Record:
        """Give the record holding what every section shows."""
        result = self._record
        for form in self._all():
            result = form.write(result)
        return result

    def is_changed(self) -> bool:
        """Whether something differs from the record, or the record is begun and not yet saved."""
        return self._begun or any(form.is_changed() for form in self._all())

    def problems(self) -> tuple[tuple[str, str], ...]:
        """List what cannot be saved, in every section shown so far."""
        return tuple(problem for form in self._all() for problem in form.problems())

    def reveal_problems(self) -> None:
        """Go to the first section where something is wrong."""
        self.head.reveal_problems()
        wrong = [rank for rank, form in sorted(self._forms.items()) if form.problems()]
        if wrong:
            self.sections.setCurrentRow(wrong[0])
            self._forms[wrong[0]].reveal_problems()

    def settle(self) -> None:
        """Count what was typed as saved."""
        self.show_record(self.record())
        self._begun = False

    def reset(self) -> None:
        """Come back to the record that was given."""
        self.show_record(self._record)

    def answered(self) -> tuple[int, int]:
        """Count the questions answered, and those asked."""
        answers = self.answers()
        counts = [_answered(part, answers) for part in self._parts]
        return sum(given for given, _ in counts), sum(asked for _, asked in counts)

    def add_page(self, title: str, page: QWidget) -> None:
        """Add a section that is only read, after the others."""
        self._pages.addWidget(page)
        self.sections.addItem(QListWidgetItem(title))

    def form(self, rank: int) -> RecordForm:
        """Go to a section; give its form."""
        self.sections.setCurrentRow(rank)
        return self._forms[rank]

    def _all(self) -> tuple[RecordForm, ...]:
        return (self.head, *self._forms.values())

    def _show(self, rank: int) -> None:
        if rank < len(self._parts) and rank not in self._forms:
            card = Card(self._parts[rank].title)
            self._columns[rank].addWidget(scrolled(_padded(card)))
            form = RecordForm((Part("", self._parts[rank].fields),), self._record, card)
            form.changed.connect(self._follow)
            self._forms[rank] = form
            card.add(form)
            card.rows.addStretch()
            form.stand_beside(self.record(), self.answers())
        self._pages.setCurrentIndex(rank)

    def answers(self) -> Mapping[str, Value]:
        """Give what conditions and formulas speak of, in whichever section it is."""
        return known(self.record(), self._fields, self._context)

    def _follow(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        record, answers = self.record(), self.answers()
        for form in self._all():
            form.stand_beside(record, answers)
        for rank, part in enumerate(self._parts):
            given, asked = _answered(part, answers)
            item = self.sections.item(rank)
            item.setText(f"{part.title}\u2002{given}/{asked}")
            said = self.tr("{title}, {given} réponses sur {asked}").format(title=part.title, given=given, asked=asked)
            item.setToolTip(said)
            item.setIcon(icon("circle-check", "positive") if given == asked else icon("circle"))


def _answered(part: Part, answers: Mapping[str, Value]) -> tuple[int, int]:
    asked = asked_for(part.fields, answers)
    return len([item for item in asked if answers[item.key] is not None]), len(asked)


def _list_of_sections(name: str, parts: Sequence[Part]) -> QListWidget:
    sections = QListWidget()
    sections.setAccessibleName(name)
    sections.setFixedWidth(WIDTH)
    sections.setIconSize(QSize(scale().size["icon_small"], scale().size["icon_small"]))
    sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for part in parts:
        sections.addItem(QListWidgetItem(part.title))
    return sections


def _column(pages: QStackedWidget) -> QVBoxLayout:
    page = QWidget()
    pages.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    return column


def _padded(card: Card) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, scale().space["normal"], 0)
    column.addWidget(card)
    return inside
