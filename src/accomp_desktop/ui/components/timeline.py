# SPDX-License-Identifier: EUPL-1.2
"""What happened, the latest first: dated moments along a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.theme import Tone, scale

_AT_ONCE = 15


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline; `day` is already written as the user reads it; its commands are icons with a name.

    What is `inside` is shown when the line is unfolded.
    """

    day: str
    title: str
    text: str = ""
    icon: str = "circle"
    tone: Tone = Tone.NEUTRAL
    commands: tuple[Command, ...] = ()
    inside: tuple["Moment", ...] = ()


class Timeline(QWidget):
    """Shows moments in the order given, fifteen at a time."""

    def __init__(self, moments: Sequence[Moment] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: tuple[Moment, ...] = ()
        self._unfolded: set[str] = set()
        self._column = QVBoxLayout(self)
        spaced(self._column, "hair")
        self._column.setSpacing(0)
        self.show_moments(moments)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show other moments; those that were unfolded stay so."""
        self._moments = tuple(moments)
        self._show(_AT_ONCE)

    def _show(self, count: int) -> None:
        emptied(self._column)
        shown = self._moments[:count]
        for rank, moment in enumerate(shown):
            self._column.addWidget(_line(moment, self._unfolded, last=rank == len(self._moments) - 1))
        if len(self._moments) > count:
            more = secondary(self.tr("Afficher la suite"), "chevron-down")
            more.clicked.connect(lambda: self._show(count + _AT_ONCE))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()


def _line(moment: Moment, unfolded: set[str], *, last: bool) -> QWidget:
    line = QWidget()
    line.setAccessibleName(f"{moment.day}, {moment.title}. {moment.text}".strip())
    row = QHBoxLayout(line)
    spaced(row, "normal")
    row.addLayout(_rail(moment, last=last))
    texts = QVBoxLayout()
    row.addLayout(texts, 1)
    texts.setContentsMargins(0, scale().space["tight"], 0, scale().space["wide"])
    texts.setSpacing(scale().space["hair"])
    head = QHBoxLayout()
    spaced(head, "normal")
    head.addWidget(ElidedText(moment.title, "label"), 1)
    head.addWidget(Text(moment.day, "small"))
    for command in moment.commands:
        head.addWidget(_button(command, moment))
    texts.addLayout(head)
    if moment.text:
        text = Text(moment.text, "muted", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts.addWidget(text)
    if moment.inside:
        inside = Timeline()
        inside.setContentsMargins(0, scale().space["normal"], 0, 0)
        texts.addWidget(inside)
        head.addWidget(_unfolding(moment, inside, unfolded))
    texts.addStretch()
    return line


def _unfolding(moment: Moment, inside: Timeline, unfolded: set[str]) -> QToolButton:
    """Make what shows and hides what is inside a moment; its first stays the same while others join it."""
    first = moment.inside[-1].day
    button = icon_button("chevron-down", "", small=True)
    button.setCheckable(True)

    def turn(is_open: bool) -> None:  # noqa: FBT001  what a signal gives
        (unfolded.add if is_open else unfolded.discard)(first)
        inside.show_moments(moment.inside if is_open else ())
        inside.setVisible(is_open)
        act = inside.tr("Replier") if is_open else inside.tr("Voir chaque acte")
        button.setIcon(icon("chevron-up" if is_open else "chevron-down"))
        button.setToolTip(act)
        button.setAccessibleName(f"{act}, {moment.day}, {moment.title}")

    turn(first in unfolded)
    button.setChecked(first in unfolded)
    button.toggled.connect(turn)
    return button


def _button(command: Command, moment: Moment) -> QToolButton:
    button = icon_button(command.icon or "ellipsis", command.text, small=True)
    button.setAccessibleName(f"{command.text}, {moment.day}, {moment.title}")
    button.clicked.connect(lambda: command.run())  # noqa: PLW0108 - the signal gives a bool, `run` takes nothing
    return button


def _rail(moment: Moment, *, last: bool) -> QVBoxLayout:
    rail = QVBoxLayout()
    rail.setContentsMargins(0, 0, 0, 0)
    rail.setSpacing(0)
    disc = QFrame()
    disc.setProperty("look", "moment-disc")
    disc.setProperty("tone", moment.tone.value)
    disc.setFixedSize(28, 28)
    inside = QVBoxLayout(disc)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(IconLabel(moment.icon, moment.tone.value, "icon_small"), 0, Qt.AlignmentFlag.AlignCenter)
    rail.addWidget(disc, 0, Qt.AlignmentFlag.AlignHCenter)
    if last:
        rail.addStretch(1)
    else:
        thread = QFrame()
        thread.setProperty("look", "moment-line")
        thread.setFixedWidth(2)
        rail.addWidget(thread, 1, Qt.AlignmentFlag.AlignHCenter)
    return rail
