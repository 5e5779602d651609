# SPDX-License-Identifier: EUPL-1.2
"""The sections of a form, by interview, each with how far it is answered; then the pages that are only read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from accomp_desktop.domain.questions import interview_title
from accomp_desktop.ui.form import Part
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.theme import scale

WIDTH = 266


class Count(NamedTuple):
    """How many questions are answered, of those asked."""

    given: int = 0
    asked: int = 0

    def told(self) -> str:
        """Say it in words."""
        said = "{given} réponses sur {asked}" if self.given > 1 else "{given} réponse sur {asked}"
        return QCoreApplication.translate("Count", said).format(given=self.given, asked=self.asked)

    @staticmethod
    def of(counts: "Collection[Count]") -> "Count":
        """Add counts up."""
        return Count(sum(one.given for one in counts), sum(one.asked for one in counts))


class SectionList(QListWidget):
    """`chosen` gives the rank of the section picked, or of the page that comes after the sections."""

    chosen = Signal(int)

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Sections du formulaire"))
        self.setFixedWidth(WIDTH)
        self.setIconSize(QSize(scale().size["icon_small"], scale().size["icon_small"]))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)  # by item, Qt forgets rows after hidden ones
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._parts = tuple(parts)
        self._ranked: dict[int, QListWidgetItem] = {}
        self._headings: dict[int, QListWidgetItem] = {}
        for interview, ranks in self._by_interview():
            if interview:
                self._headings[interview] = self._head(interview_title(interview))
            for rank in ranks:
                self._put(rank, self._parts[rank].title)
        self.currentRowChanged.connect(self._tell)

    def add_page(self, title: str) -> None:
        """Add a page that is only read, after the sections."""
        rank = len(self._ranked)
        if rank == len(self._parts) and self._headings:
            self._head(self.tr("À lire"))
        self._put(rank, title)

    def row_of(self, rank: int) -> QListWidgetItem:
        """Give the row of a section or of a page."""
        return self._ranked[rank]

    def rank(self) -> int:
        """Give the rank of what is picked."""
        return next((rank for rank, row in self._ranked.items() if row is self.currentItem()), 0)

    def pick(self, rank: int) -> None:
        """Go to a section or a page; to the last when there are fewer."""
        self.setCurrentItem(self._ranked[min(rank, len(self._ranked) - 1)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is picked in sight."""
        super().resizeEvent(event)
        self.scrollToItem(self.currentItem())

    def show_only(self, ranks: frozenset[int]) -> None:
        """Show these sections alone, with the pages; if the one picked goes, the first shown is picked."""
        for rank, row in self._ranked.items():
            row.setHidden(rank < len(self._parts) and rank not in ranks)
        for interview, held in self._by_interview():
            if interview:
                self._headings[interview].setHidden(ranks.isdisjoint(held))
        if self._ranked[self.rank()].isHidden():
            self.pick(min(ranks))

    def show_counts(self, counts: Mapping[int, Count]) -> None:
        """Say how far each section, and each interview, is answered."""
        for rank, count in counts.items():
            row = self._ranked[rank]
            self._say(row, self._parts[rank].title, count)
            row.setIcon(icon("circle-check", "positive") if count.given == count.asked else icon("circle"))
        for interview, ranks in self._by_interview():
            if interview:
                total = Count.of([counts[rank] for rank in ranks])
                self._say(self._headings[interview], interview_title(interview), total)

    def _by_interview(self) -> Iterator[tuple[int, list[int]]]:
        """Go through the interviews, those of none first, each with the ranks of its sections."""

        def interview(rank: int) -> int:
            return self._parts[rank].interview

        for number, ranks in groupby(sorted(range(len(self._parts)), key=interview), key=interview):
            yield number, list(ranks)

    def _say(self, row: QListWidgetItem, title: str, count: Count) -> None:
        row.setText(f"{title}\u2002{count.given}/{count.asked}")
        told = self.tr("{title}, {count}").format(title=title, count=count.told())
        row.setToolTip(told)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _put(self, rank: int, title: str) -> None:
        self._ranked[rank] = QListWidgetItem(title)
        self.addItem(self._ranked[rank])

    def _head(self, title: str) -> QListWidgetItem:
        """Add a heading, which is read and never picked."""
        heading = QListWidgetItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        heading.setFont(font)
        self.addItem(heading)
        return heading

    def _tell(self) -> None:
        self.chosen.emit(self.rank())
