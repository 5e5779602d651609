# SPDX-License-Identifier: EUPL-1.2
"""One editor for each kind of answer."""

from datetime import date
from typing import assert_never

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kinds import (
    Amounts,
    Choice,
    Choices,
    Computed,
    Day,
    Debts,
    Kind,
    Money,
    Month,
    Months,
    Number,
    Percentage,
    Place,
    Scale,
    Text,
    YesNo,
)
from accomp_desktop.ui.editors.day import DayEditor
from accomp_desktop.ui.editors.editor import Editor
from accomp_desktop.ui.editors.months import MonthsEditor
from accomp_desktop.ui.editors.options import ChoiceEditor, ChoicesEditor
from accomp_desktop.ui.editors.segments import ScaleEditor, YesNoEditor
from accomp_desktop.ui.editors.tables import AmountsEditor, DebtsEditor
from accomp_desktop.ui.editors.typed import ComputedEditor, LineEditor, MonthEditor, ParagraphEditor, PlaceEditor
from accomp_desktop.ui.editors.year import YearView

__all__ = ["Editor", "make_editor"]


def make_editor(  # noqa: C901, PLR0911, PLR0912 - one line per kind, and the type checker counts them
    kind: Kind, parent: QWidget | None = None, *, until: date | None = None
) -> Editor:
    """Make the editor of a kind; `until` is the day of the record, before its twelve months, after it its payments."""
    match kind:
        case Text(lines=1) | Number() | Money() | Percentage():
            return LineEditor(kind, parent)
        case Text():
            return ParagraphEditor(kind, parent)
        case Day():
            return DayEditor(kind, parent)
        case Month():
            return MonthEditor(kind, parent)
        case YesNo():
            return YesNoEditor(kind, parent)
        case Choice():
            return ChoiceEditor(kind, parent)
        case Choices():
            return ChoicesEditor(kind, parent)
        case Scale():
            return ScaleEditor(kind, parent)
        case Place():
            return PlaceEditor(kind, parent)
        case Amounts():
            return AmountsEditor(kind, parent)
        case Debts():
            return DebtsEditor(kind, until, parent)
        case Computed(Months() as months):
            return YearView(months, until, parent)
        case Computed():
            return ComputedEditor(kind, parent)
        case Months():
            return MonthsEditor(kind, until, parent)
        case _:
            assert_never(kind)
