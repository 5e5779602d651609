# SPDX-License-Identifier: EUPL-1.2
"""A sentence above the screen: what was done, what went wrong, and the act that answers it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import Tone, scale

_PASSING_MS = 8_000
_AT_MOST = 2


class Banner(QFrame):
    """One message with its icon, at most one act, and a cross; said aloud to those who hear the screen."""

    closed = Signal()

    def __init__(
        self,
        tone: Tone,
        sentence: str,
        command: Command | None = None,
        *,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setProperty("tone", tone.value)
        self.tone, self.sentence = tone, sentence
        self.setAccessibleName(sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(scale().space["normal"], scale().space["tight"], scale().space["tight"], 4)
        row.setSpacing(scale().space["close"])
        row.addWidget(IconLabel(tone.icon, tone.value, "icon_large"))
        row.addWidget(Text(sentence, wrap=True), 1)
        if command:
            button = secondary(command.text, command.icon)
            button.clicked.connect(lambda: (self.closed.emit(), command.run()))
            row.addWidget(button)
        if closable:
            cross = icon_button("x", self.tr("Fermer ce message"), small=True)
            cross.clicked.connect(self.closed)
            row.addWidget(cross)

    def announce(self) -> None:
        """Have the sentence said, without moving the focus."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.sentence))


class BannerArea(QWidget):
    """The place above the screen for banners: the latest two."""

    def __init__(self, above: str | None = None, parent: QWidget | None = None) -> None:
        """Take the name of the space kept above the banners, when there are some."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        spaced(self._column, "close")
        self._column.setContentsMargins(0, scale().space[above] if above else 0, 0, 0)
        self._banners: list[Banner] = []
        self.setVisible(False)

    def show_banner(
        self,
        tone: Tone,
        sentence: str,
        command: Command | None = None,
        *,
        passing: bool = False,
    ) -> Banner:
        """Show a message; a `passing` one goes away by itself after eight seconds."""
        banner = Banner(tone, sentence, command)
        banner.closed.connect(lambda: self._remove(banner))
        while len(self._banners) >= _AT_MOST:
            self._remove(self._banners[0])
        self._banners.append(banner)
        self._column.addWidget(banner)
        self.setVisible(True)
        banner.announce()
        if passing:
            QTimer.singleShot(_PASSING_MS, banner, banner.closed.emit)
        return banner

    def sentences(self) -> list[str]:
        """List what is shown."""
        return [banner.sentence for banner in self._banners]

    def clear(self) -> None:
        """Take every message away."""
        self._banners.clear()
        emptied(self._column)
        self.setVisible(False)

    def _remove(self, banner: Banner) -> None:
        if banner not in self._banners:
            return
        self._banners.remove(banner)
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self.setVisible(bool(self._banners))
