# SPDX-License-Identifier: EUPL-1.2
"""The import screen driven as a user would: read a list, go from step to step, say something of a line."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.import_plan import ImportPlan, PlannedRow
from accomp_desktop.store.register import Register
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.importing.screen import COLUMNS, DONE, PREVIEW, ImportScreen
from accomp_desktop.ui.screens import Stage

LONG = 30_000
"""Milliseconds that a step may take on a slow machine."""

T = TypeVar("T")
Part = TypeVar("Part", bound=QWidget)


class Importing:
    """An import screen on a desk, and what one does with it."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.banners, self.went = BannerArea(), list[str]()
        self.screen = ImportScreen(Stage(desk, self.banners, lambda key, _subject: self.went.append(key)))
        self._desk, self._qtbot = desk, qtbot
        qtbot.addWidget(self.banners)
        qtbot.addWidget(self.screen)
        self.screen.show()

    def wait_for(self, step: int) -> None:
        self.until(lambda: self.screen.current_step() == step)

    def until(self, met: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(met, timeout=LONG)

    def preview(self, file: Path) -> ImportPlan:
        """Read a list and come to what its import would do."""
        self.screen.read(file)
        self.wait_for(COLUMNS)
        self.screen.go_on.click()
        self.wait_for(PREVIEW)
        return self.plan()

    def write(self) -> None:
        self.screen.go_on.click()
        self.wait_for(DONE)

    def plan(self) -> ImportPlan:
        """Give the plan in sight, once it is made."""
        self.until(lambda: self.screen.plan is not None)
        assert self.screen.plan is not None
        return self.screen.plan

    def replanned(self, say: Callable[[], object]) -> ImportPlan:
        """Say something, and give the plan that follows."""
        former = self.plan()
        say()
        self.until(lambda: self.screen.plan is not None and self.screen.plan is not former)
        return self.plan()

    def row(self, number: int) -> PlannedRow:
        return next(one for one in self.plan().rows if one.row == number)

    def select(self, number: int) -> None:
        assert self.screen.preview.table.select(number)

    def first(self, status: str) -> PlannedRow:
        """Select the first line that becomes this, and give it."""
        row = next(one for one in self.plan().rows if one.status == status)
        self.select(row.row)
        return row

    def part(self, kind: type[Part], name: str) -> Part:
        """Find a control of the card by its name."""
        (found,) = [one for one in self.screen.preview.card.findChildren(kind, name) if one.isVisible()]
        return found

    def decide(self, decision: str | None) -> ImportPlan:
        return self.replanned(self.part(QPushButton, f"decide:{decision}").click)

    def tick(self, key: str) -> ImportPlan:
        return self.replanned(self.part(QCheckBox, f"take:{key}").click)

    def mend(self, column: int, text: str) -> ImportPlan:
        self.part(QLineEdit, f"mend:{column}").setText(text)
        return self.replanned(self.part(QAbstractButton, f"mended:{column}").click)

    def ask(self, question: Callable[[Register], T]) -> T:
        """Ask the register something."""
        answers: list[T] = []
        self._desk.read(question, answers.append, self.screen)
        self.until(lambda: bool(answers))
        return answers[0]
