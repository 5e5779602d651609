# SPDX-License-Identifier: EUPL-1.2
"""A long form, one section at a time: the sections at the left, by interview, with how far each is answered."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.domain.asking import asked_for, known
from accomp_desktop.domain.essential import beyond, goes_beyond
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.editors.segments import Segments
from accomp_desktop.ui.form import Part, RecordForm
from accomp_desktop.ui.person.section_list import Count, SectionList
from accomp_desktop.ui.theme import scale


class SectionedForm(QWidget):
    """Edits one record through the forms of its sections, each made when it is first shown."""

    changed = Signal()
    settled = Signal()  # the user left an editor

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
        self._aside: frozenset[str] = frozenset()
        self._forms: dict[int, RecordForm] = {}
        self._added: list[RecordForm] = []
        self.head = RecordForm((Part("", tuple(head)),), record, columns=1)
        self._hear(self.head)
        self.sections = SectionList(self._parts)
        self.extent = self._make_extent()
        self._pages = QStackedWidget()
        self._columns = [_column(self._pages) for _ in self._parts]
        self._lay_out()
        self.sections.chosen.connect(self._show)
        self._count()
        self.sections.pick(0)

    @property
    def original(self) -> Record:
        """The record as it was given."""
        return self._record

    def show_record(self, record: Record) -> None:
        """Show another version of the record; what was typed is forgotten."""
        self._record = record
        for form in self._all():
            form.show_record(record)
        self._count()

    def keep(self, record: Record) -> None:
        """Take the record as it was kept since; what is being typed stays."""
        self._record = record
        for form in self._all():
            form.keep(record)
        self._count()

    def show_essential(self, *, alone: bool) -> None:
        """Leave aside what a first meeting does not ask, or show the whole; no answer changes."""
        self._aside = self._beyond() if alone else frozenset()
        self.extent.light(0 if alone else 1)
        for form in self._forms.values():
            form.leave_aside(self._aside)
        self.sections.show_only(self._shown())
        self._count()

    def has_essential(self) -> bool:
        """Whether the form says what a first meeting asks."""
        return bool(self._beyond())

    def is_narrowed(self) -> bool:
        """Whether only what is essential is shown."""
        return self.extent.lit() == 0

    def begin_as(self, before: "SectionedForm | None", record: Record) -> None:
        """Show what the form before showed of the same record; else what is essential, unless answers go beyond."""
        if before is not None and before.original.id == record.id:
            self.show_essential(alone=before.is_narrowed())
            self.sections.pick(before.sections.rank())
        else:
            self.show_essential(alone=not goes_beyond(self._asked(), record.answers))

    def record(self) -> Record:
        """Give the record holding what every section shows."""
        result = self._record
        for form in self._all():
            result = form.write(result)
        return result

    def has_news(self) -> bool:
        """Whether something that may be kept is not."""
        return self.record() != self._record

    def is_changed(self) -> bool:
        """Whether something differs from the record, a refused text included."""
        return any(form.is_changed() for form in self._all())

    def problems(self) -> tuple[tuple[str, str], ...]:
        """List what cannot be saved, in every section shown so far."""
        return tuple(problem for form in self._all() for problem in form.problems())

    def reveal_problems(self) -> None:
        """Go to the first section where something is wrong."""
        self.head.reveal_problems()
        wrong = [rank for rank, form in sorted(self._forms.items()) if form.problems()]
        if wrong:
            self.sections.pick(wrong[0])
            self._forms[wrong[0]].reveal_problems()

    def settle(self) -> None:
        """Count what was typed as saved."""
        self.show_record(self.record())

    def reset(self) -> None:
        """Come back to the record that was given."""
        self.show_record(self._record)

    def answered(self) -> Count:
        """Count the questions answered, and those asked."""
        return Count.of(list(self._counts().values()))

    def add_page(self, title: str, page: QWidget, form: RecordForm | None = None) -> None:
        """Add a section that is read, after the others; it may hold a `form` of its own over the same record."""
        self._pages.addWidget(page)
        if form is not None:
            self._added.append(form)
            self._hear(form)
        self.sections.add_page(title)

    def form(self, rank: int) -> RecordForm:
        """Go to a section; give its form."""
        self.sections.pick(rank)
        return self._forms[rank]

    def answers(self) -> Mapping[str, Value]:
        """Give what conditions and formulas speak of, in whichever section it is."""
        return known(self.record(), self._fields, self._context)

    def _make_extent(self) -> Segments:
        extent = Segments((self.tr("L’essentiel"), self.tr("Tout le diagnostic")))
        extent.name(self.tr("Ce que le formulaire demande"))
        extent.setVisible(self.has_essential())
        extent.picked.connect(self._narrow)
        return extent

    def _lay_out(self) -> None:
        row, left = QHBoxLayout(self), QVBoxLayout()
        spaced(row, "wide")
        spaced(left, "close")
        left.addWidget(self.extent)
        left.addWidget(self.sections, 1)
        row.addLayout(left)
        row.addWidget(self._pages, 1)

    def _beyond(self) -> frozenset[str]:
        return beyond(self._asked())

    def _asked(self) -> Iterator[Field]:
        return (item for part in self._parts for item in part.fields)

    def _all(self) -> tuple[RecordForm, ...]:
        return (self.head, *self._forms.values(), *self._added)

    def _hear(self, form: RecordForm) -> None:
        form.changed.connect(self._follow)
        form.settled.connect(self.settled)

    def _show(self, rank: int) -> None:
        if rank < len(self._parts) and rank not in self._forms:
            part = self._parts[rank]
            card = Card(part.title, part.help)
            self._columns[rank].addWidget(scrolled(_padded(card)))
            form = RecordForm((Part("", part.fields),), self._record, card)
            form.leave_aside(self._aside)
            self._hear(form)
            self._forms[rank] = form
            card.add(form)
            card.rows.addStretch()
            form.stand_beside(self.record(), self.answers())
        self._pages.setCurrentIndex(rank)

    def _shown(self) -> frozenset[int]:
        """Give the ranks of the sections where something is left to ask."""
        ranked = enumerate(self._parts)
        return frozenset(rank for rank, part in ranked if any(one.key not in self._aside for one in part.fields))

    def _narrow(self) -> None:
        """Show as much as is asked for; whoever follows the form counts again."""
        self.show_essential(alone=self.is_narrowed())
        self.changed.emit()

    def _follow(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        record, answers = self.record(), self.answers()
        for form in self._all():
            form.stand_beside(record, answers)
        self.sections.show_counts(self._counts())

    def _counts(self) -> dict[int, Count]:
        answers = self.answers()
        return {rank: self._counted(part, answers) for rank, part in enumerate(self._parts)}

    def _counted(self, part: Part, answers: Mapping[str, Value]) -> Count:
        asked = [item for item in asked_for(part.fields, answers) if item.key not in self._aside]
        return Count(len([item for item in asked if answers[item.key] is not None]), len(asked))


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
