# SPDX-License-Identifier: EUPL-1.2
"""One record in a dialog of its own: add it, or mend it; it closes once the register has taken it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.values import Answers
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.form import Part, RecordForm
from accomp_desktop.ui.theme import Tone, scale

WIDTH, HEIGHT = 720, 340
"""Width of the dialog, and height beyond which its form scrolls, in logical pixels."""

Writes = Callable[[Record], Sequence[Change]]
"""What a record, once filled in, writes: itself, and whatever goes with it."""


def itself(record: Record) -> Sequence[Change]:
    """Write the record and nothing else."""
    return (record,)


class RecordDialog(Dialog):
    """The form of one record; what the register refuses is said above the buttons, and nothing typed is lost."""

    def __init__(  # noqa: PLR0913 - a record, how it is shown, and what saving it writes
        self,
        desk: Desk,
        title: str,
        parts: Sequence[Part],
        record: Record,
        parent: QWidget,
        *,
        reason: str,
        writes: Writes = itself,
        suggestions: Mapping[str, Sequence[str]] | None = None,
        context: Answers | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._desk, self._reason, self._writes = desk, reason, writes
        self.form = RecordForm(parts, record, suggestions=suggestions, columns=2, context=context)
        self.refusals = BannerArea()
        self.save = primary(self.tr("Enregistrer"), "save")
        self.save.clicked.connect(self.keep)
        for keys in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.keep)
        self.add(_framed(self.form), 1)
        self.add(self.refusals)
        self.answer(self.save)
        self.resize(WIDTH, self.minimumSizeHint().height())
        self.form.focus_first()

    def keep(self) -> None:
        """Save if nothing is wrong; else show what is."""
        if self.form.problems():
            self.form.reveal_problems()
            return
        self.save.setEnabled(False)
        self._desk.apply(
            self._writes(self.form.record()), self._reason, lambda _: self.accept(), owner=self, failed=self._refuse
        )

    def _refuse(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if isinstance(error, UserError):
            self.refusals.show_banner(Tone.DANGER, str(error))
        else:
            self._desk.failed.emit(error)


def _framed(form: RecordForm) -> QWidget:
    """Let a long form scroll between the title and the buttons; a short one takes only the place it needs."""
    space = scale().space
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(space["hair"], 0, space["normal"], space["hair"])
    column.addWidget(form)
    column.addStretch()
    area = scrolled(inside)
    follows = column.hasHeightForWidth()
    wanted = column.totalHeightForWidth(WIDTH - 2 * space["loose"]) if follows else column.sizeHint().height()
    area.setMinimumHeight(min(wanted, HEIGHT))
    return area
