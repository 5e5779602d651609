# SPDX-License-Identifier: EUPL-1.2
"""The one generic form: fields and a record in, the changed record out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.asking import is_asked, known
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Amounts, Choice, Choices, Computed, Debts, Kind, Months, Text
from accomp_desktop.domain.record import Record, value_of, with_value
from accomp_desktop.domain.values import Value
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.text import Text as Words
from accomp_desktop.ui.editors import Editor, make_editor
from accomp_desktop.ui.editors.months import MonthsEditor
from accomp_desktop.ui.editors.typed import LineEditor
from accomp_desktop.ui.editors.year import YearView

MakeEditor: TypeAlias = Callable[[], Editor]

NARROWEST = 240
"""Width in logical pixels that a field needs: they stand side by side where there is room."""

LIKELY_WIDTH = 2 * NARROWEST + 60
"""Width taken for granted until a form is laid out: two fields side by side."""
LONGEST_LABEL = 48
"""Characters of an option that still fit in one of three columns."""


@dataclass(frozen=True)
class Part:
    """Some fields of a form under a title, no title, no heading; in which interview, and what one looks for there."""

    title: str
    fields: tuple[Field, ...]
    interview: int = 0
    help: str = ""


def parts_of(fields: Iterable[Field], title: str = "") -> tuple[Part, ...]:
    """Make a form of one part."""
    return (Part(title, tuple(fields)),)


class RecordForm(QWidget):
    """Edits one record through the fields of its parts.

    Give it its parent at once: Qt styles lists again each time what holds them moves to another parent.
    """

    changed = Signal()
    settled = Signal()  # the user left an editor

    def __init__(  # noqa: PLR0913  what a form is told
        self,
        parts: Sequence[Part],
        record: Record,
        parent: QWidget | None = None,
        *,
        suggestions: Mapping[str, Sequence[str]] | None = None,
        editors: Mapping[str, MakeEditor] | None = None,
        columns: int = 3,
        context: Mapping[str, Value] | None = None,
    ) -> None:
        """Take the parts, the record, by field key words to propose and editors, and the most fields side by side.

        `context` holds the answers of other records of which conditions and formulas speak.
        """
        super().__init__(parent)
        self._most = columns
        self._parts = tuple(parts)
        self._suggestions = suggestions or {}
        self._editors = editors or {}
        self._record = record
        self._context = context or {}
        self._beside = record
        self._rows: dict[str, tuple[Field, Editor, FormRow]] = {}
        self._unasked: frozenset[str] = frozenset()
        self._aside: frozenset[str] = frozenset()
        self._grids: list[tuple[Columns, tuple[Field, ...]]] = []
        self._above: list[tuple[QWidget, tuple[Field, ...]]] = []
        self._column = QVBoxLayout(self)
        spaced(self._column, "wide")
        for part in self._parts:
            if shown := [
                item for item in part.fields if not item.hidden and (not item.retired or held(record, item) is not None)
            ]:
                self._add_part(part.title, shown)
        self.show_record(record)

    @property
    def original(self) -> Record:
        """The record as it was given."""
        return self._record

    def show_record(self, record: Record) -> None:
        """Show another version of the record; what was typed is forgotten."""
        self._record = self._beside = record
        for item, editor, row in self._given():
            if editor.problem() or editor.value() != held(record, item):
                editor.set_value(held(record, item))
            row.tell_known(known=editor.value() is not None)
            if row.error():
                row.show_error(None)
        self._reckon()

    def keep(self, record: Record) -> None:
        """Take the record as it was kept since; what is being typed stays."""
        for item, editor, row in self._given():
            untouched = editor.problem() is None and editor.value() == held(self._record, item)
            if untouched and editor.value() != held(record, item):
                editor.set_value(held(record, item))
                row.tell_known(known=editor.value() is not None)
        self._record = self._beside = record
        self._reckon()

    def leave_aside(self, keys: frozenset[str]) -> None:
        """Put fields out of sight, save those where something refused is typed."""
        self._aside = frozenset(key for key in keys & self._rows.keys() if self._rows[key][1].problem() is None)
        self._reckon()

    def stand_beside(self, record: Record, context: Mapping[str, Value]) -> None:
        """Take what other forms hold of the same record: conditions and formulas look at it too."""
        self._beside, self._context = record, context
        self._reckon()

    def settle(self) -> None:
        """Count what was typed as saved."""
        self._record = self.record()

    def reset(self) -> None:
        """Come back to the record that was given."""
        self.show_record(self._record)

    def record(self) -> Record:
        """Give the record holding what the editors show."""
        return self.write(self._record)

    def write(self, result: Record) -> Record:
        """Give a record holding what the editors show, and for what is refused, and for the rest, what it held."""
        for item, editor, _ in self._given():
            if editor.value() != held(result, item) and not (editor.problem() or self._problem(item, editor)):
                result = with_value(result, item, editor.value())
        return result

    def is_changed(self) -> bool:
        """Whether an editor differs from the record, a refused text included."""
        return any(
            (editor.problem() is not None and item.key not in self._unasked)
            or editor.value() != held(self._record, item)
            for item, editor, _ in self._given()
        )

    def problems(self) -> tuple[tuple[str, str], ...]:
        """List the labels of what cannot be saved, each with its reason."""
        found = ((item.label, self._problem(item, editor)) for item, editor, _ in self._rows.values())
        return tuple((label, problem) for label, problem in found if problem)

    def editor(self, key: str) -> Editor:
        """Find the editor of a field by the field’s key."""
        return self._rows[key][1]

    def reveal_problems(self) -> None:
        """Show each problem under its row and put the cursor on the first."""
        for item, editor, row in reversed(self._rows.values()):
            problem = self._problem(item, editor)
            row.show_error(problem)
            if problem:
                row.open()
                editor.setFocus()

    def focus_first(self) -> None:
        """Put the cursor on the first field."""
        if first := next(iter(self._rows.values()), None):
            first[1].setFocus()

    def _given(self) -> Iterator[tuple[Field, Editor, FormRow]]:
        """Go through the rows that someone answers: those that are not computed."""
        return (row for row in self._rows.values() if not row[0].formula)

    def _reckon(self) -> None:
        """Show what is computed from what is typed, and ask only what the conditions say."""
        fields = [item for item, _, _ in self._rows.values()]
        dated = [one for _, one, _ in self._rows.values() if isinstance(one, (MonthsEditor, YearView)) and one.until]
        if dated or any(item.only_if or item.formula for item in fields):
            answers = known(self.write(self._beside), fields, self._context)
            for item, editor, row in self._rows.values():
                if item.formula:
                    editor.set_value(answers[item.key])
                    row.tell_known(known=answers[item.key] is not None)
            for one in dated:
                one.end_with(answers.get(one.until))
            self._unasked = frozenset(item.key for item in fields if not is_asked(item, answers))
        away = self._unasked | self._aside
        for grid, held_there in self._grids:
            grid.leave_out(self._rows[one.key][2] for one in held_there if one.key in away)
        for part, held_there in self._above:
            part.setVisible(any(one.key not in away for one in held_there))

    def _problem(self, item: Field, editor: Editor) -> str | None:
        if item.key in self._unasked:
            return None
        if refused := editor.problem():
            return refused
        if item.needed and editor.value() is None:
            return self.tr("Réponse nécessaire pour enregistrer")
        return None

    def _add_part(self, title: str, fields: Sequence[Field]) -> None:
        if title:
            heading = Words(title, "heading", parent=self)
            self._column.addWidget(heading)
            self._above.append((heading, tuple(fields)))
        for group, together in groupby(fields, key=lambda item: item.group):
            self._add_group(group, tuple(together))

    def _add_group(self, title: str, fields: tuple[Field, ...]) -> None:
        """Lay out fields that stand together, under their title if they have one."""
        block = QWidget(self)
        rows = QVBoxLayout(block)
        spaced(rows, "close")
        if title:
            rows.addWidget(Words(title, "strong", parent=block))
        grid = Columns(NARROWEST, most=self._most, gap="wide", parent=block)
        grid.resize(LIKELY_WIDTH, 0)
        rows.addWidget(grid)
        self._column.addWidget(block)
        for item in fields:
            grid.add(self._make_row(item, grid), whole_width=is_wide(item.kind))
        self._grids.append((grid, fields))
        self._above.append((block, fields))

    def _make_row(self, item: Field, grid: Columns) -> FormRow:
        until = getattr(self._record, "on", None)
        make = self._editors.get(item.key)
        editor = make() if make else make_editor(item.kind, until=until if isinstance(until, date) else None)
        if isinstance(editor, LineEditor) and item.key in self._suggestions:
            editor.suggest(self._suggestions[item.key])
        row = FormRow(item.label, editor, item.help, required=item.required, sensitive=item.sensitive, parent=grid)
        editor.name(item.label + (self.tr(", obligatoire") if item.required else ""))
        self._rows[item.key] = (item, editor, row)
        editor.changed.connect(lambda: self._follow(item.key))
        editor.settled.connect(lambda: row.show_error(editor.problem()))
        editor.settled.connect(self.settled)
        return row

    def _follow(self, key: str) -> None:
        """Once shown, a problem follows what is typed; a new one waits until the user leaves the editor."""
        _, editor, row = self._rows[key]
        row.open()
        row.tell_known(known=editor.value() is not None)
        if row.error():
            row.show_error(editor.problem())
        self._reckon()
        self.changed.emit()


def held(record: Record, item: Field) -> Value:
    """Read what a record holds for a field; an empty text says nothing, nor do the blanks around one."""
    value = value_of(record, item)
    return value.strip() or None if isinstance(value, str) else value


def is_wide(kind: Kind) -> bool:
    """Tell which kinds take the whole width of a form."""
    match kind:
        case Months() | Choices() | Amounts() | Debts() | Computed(Months()):
            return True
        case Choice():
            return any(len(one.label) > LONGEST_LABEL for one in kind.options)
        case _:
            return isinstance(kind, Text) and kind.lines > 1
