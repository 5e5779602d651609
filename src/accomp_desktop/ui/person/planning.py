# SPDX-License-Identifier: EUPL-1.2
"""Drawing up a plan: one of the tracks, the actions it proposes, the day it is agreed."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from accomp_desktop.domain.kinds import Choice, Day
from accomp_desktop.domain.kit import ActionTemplate, Kit, Track
from accomp_desktop.domain.plan import ACTORS, Plan
from accomp_desktop.domain.steps import draw_up, due_day
from accomp_desktop.ui.components.buttons import primary, quiet
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.form import RecordForm, parts_of
from accomp_desktop.ui.theme import scale

NARROWEST_CARD = 180
ACTOR = Choice(ACTORS)


class Planning(QWidget):
    """`drawn_up(changes)` gives the plan and its actions; `given_up` when the user would rather not."""

    drawn_up = Signal(object)
    given_up = Signal()

    def __init__(self, kit: Kit, plan: Plan, *, may_give_up: bool) -> None:
        super().__init__()
        self._kit = kit
        self._tracks = tuple(one for one in kit.tracks if not one.retired)
        self._ticks: list[tuple[ActionTemplate, QCheckBox, Text]] = []
        self.tracks = QButtonGroup(self)
        self._form = RecordForm(parts_of(kit.fields_of("plan")), plan)
        self._form.changed.connect(self._follow)
        self._list = QVBoxLayout()
        spaced(self._list, "normal")
        self.establish = primary(self.tr("Établir le plan"), "check")
        self.establish.clicked.connect(self._draw_up)
        self._give_up = quiet(self.tr("Ne pas faire de nouveau plan"))
        self._give_up.setVisible(may_give_up)
        self._give_up.clicked.connect(self.given_up)
        column = QVBoxLayout(self)
        spaced(column, "wide")
        column.addWidget(self._tracks_card())
        self._actions = self._actions_card()
        column.addWidget(self._actions)
        self._actions.hide()

    def choose(self, code: str) -> None:
        """Choose a track by its code; its actions are proposed, all ticked."""
        rank = [one.code for one in self._tracks].index(code)
        self.tracks.button(rank).setChecked(True)
        self._propose(rank)

    def chosen(self) -> str:
        """Give the code of the track chosen; empty until one is."""
        rank = self.tracks.checkedId()
        return self._tracks[rank].code if rank >= 0 else ""

    def begin_from(self, code: str) -> None:
        """Begin from a track already decided, if it is still one to choose."""
        if any(one.code == code for one in self._tracks):
            self.choose(code)

    def ticked(self) -> frozenset[str]:
        """Give the codes of the actions ticked."""
        return frozenset(template.code for template, box, _ in self._ticks if box.isChecked())

    def tick(self, code: str, *, wanted: bool) -> None:
        """Tick an action by its code, or not."""
        for template, box, _ in self._ticks:
            if template.code == code:
                box.setChecked(wanted)

    def _tracks_card(self) -> Card:
        told = self.tr("Choisissez la voie avec la personne\u202f; les actions proposées en découlent.")
        card = Card(self.tr("Nouveau plan d’action"), told, (self._give_up,))
        columns = Columns(NARROWEST_CARD, most=4)
        for rank, track in enumerate(self._tracks):
            button = _TrackCard(track)
            self.tracks.addButton(button, rank)
            columns.add(button)
        self.tracks.idClicked.connect(self._propose)
        card.add(columns)
        return card

    def _actions_card(self) -> Card:
        card = Card(self.tr("Actions proposées"))
        card.add(self._form)
        card.add(self._list)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.establish)
        card.add(foot)
        return card

    def _propose(self, rank: int) -> None:
        emptied(self._list)
        self._ticks = []
        for template in self._kit.actions_of(self._tracks[rank]):
            line = QWidget()
            column = QVBoxLayout(line)
            spaced(column, "hair")
            box = QCheckBox(template.label)
            box.setChecked(True)
            box.toggled.connect(self._follow)
            told = Text(look="small")
            told.setContentsMargins(scale().space["loose"], 0, 0, 0)
            column.addWidget(box)
            column.addWidget(told)
            self._list.addWidget(line)
            self._ticks.append((template, box, told))
        self._actions.show()
        self._follow()

    def _follow(self) -> None:
        plan = self._plan()
        for template, box, told in self._ticks:
            text = " · ".join(self._facts(plan, template))
            told.setText(text)
            box.setAccessibleDescription(text)
        count = len(self.ticked())
        self.establish.setText(self.tr("Établir le plan ({count} actions)").format(count=count))
        self.establish.setEnabled(self.tracks.checkedId() >= 0 and not self._form.problems())

    def _facts(self, plan: Plan, template: ActionTemplate) -> list[str]:
        told = [ACTOR.show(template.actor), template.partner]
        if not self._form.problems():
            told.append(self.tr("avant le {day}").format(day=Day().show(due_day(plan, template))))
        if template.proof:
            told.append(self.tr("preuve\u202f: {proof}").format(proof=template.proof))
        return [part for part in told if part]

    def _plan(self) -> Plan:
        return cast("Plan", self._form.record())

    def _draw_up(self) -> None:
        track = self._tracks[self.tracks.checkedId()]
        plan = self._plan()
        chosen = replace(plan, track=track.code)
        self.drawn_up.emit((chosen, *draw_up(chosen, self._kit.actions_of(track), self.ticked())))


class _TrackCard(QPushButton):
    """One track, large enough to be read together with the person."""

    def __init__(self, track: Track) -> None:
        super().__init__()
        self.setProperty("look", "tile")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{track.label}. {track.purpose}")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[scale().space["wide"], scale().space["normal"]] * 2)
        column.setSpacing(scale().space["tight"])
        for text, look in ((track.label, "strong"), (track.purpose, "muted")):
            label = Text(text, look, wrap=True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch()

    def sizeHint(self) -> QSize:
        """Take the place of both texts."""
        return QSize(NARROWEST_CARD, self.heightForWidth(NARROWEST_CARD))

    def minimumSizeHint(self) -> QSize:
        """Never cut them."""
        return QSize(NARROWEST_CARD, self.heightForWidth(max(self.width(), NARROWEST_CARD)))

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Count the lines of both texts."""
        return self._column.totalHeightForWidth(width)
