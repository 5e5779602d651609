# SPDX-License-Identifier: EUPL-1.2
"""Where the list is: its sheet among those of the workbook, the line of its headings, or none."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QWidget

from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.look import SHOWN, Look, SeenSheet, lines

WIDEST = 260


class SheetChoice(QWidget):
    """`show_look(look)`; `moved(sheet name)`, `pointed(line from 1, 0 for none)`; a lone sheet is not asked for."""

    moved = Signal(str)
    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Text(self.tr("&Feuille"), "label")
        self.sheet, self.line = QComboBox(), QSpinBox()
        self.none = QCheckBox(self.tr("La liste n’a &pas d’intitulés"))
        self.sheet.setAccessibleName(self.tr("Feuille"))
        self.sheet.setMaximumWidth(WIDEST)
        self.line.setAccessibleName(self.tr("Ligne des intitulés"))
        self.line.setKeyboardTracking(False)
        self._lay_out()
        self.sheet.activated.connect(self._move)
        self.line.valueChanged.connect(self.pointed)
        self.none.toggled.connect(self._do_without)

    def show_look(self, look: Look) -> None:
        """Show where the list was found, or looked for."""
        listing = look.listing
        for part in (self._label, self.sheet):
            part.setVisible(len(look.sheets) > 1)
        with QSignalBlocker(self.sheet), QSignalBlocker(self.line), QSignalBlocker(self.none):
            self._offer(look.sheets)
            self.sheet.setCurrentIndex(self.sheet.findData(listing.sheet.name))
            self.line.setRange(1, max(1, min(SHOWN, len(listing.sheet.rows))))
            self.line.setValue(listing.header_row)
            self.none.setChecked(not listing.header_row)
        self.line.setEnabled(bool(listing.header_row))

    def _move(self) -> None:
        self.moved.emit(self.sheet.currentData())

    def _do_without(self, none: bool) -> None:  # noqa: FBT001  the box says it
        """Do without headings, or look for them again."""
        if none:
            self.pointed.emit(0)
        else:
            self._move()

    def _offer(self, sheets: tuple[SeenSheet, ...]) -> None:
        """Offer each sheet with what it is; one that is empty holds no list."""
        items = QStandardItemModel(self)
        for one in sheets:
            told = self.tr("masquée") if one.hidden else lines(one.lines) if one.lines else self.tr("vide")
            item = QStandardItem(f"{one.name} ({told})")
            item.setData(one.name, Qt.ItemDataRole.UserRole)
            item.setEnabled(bool(one.lines))
            items.appendRow(item)
        self.sheet.setModel(items)

    def _lay_out(self) -> None:
        self._label.setBuddy(self.sheet)
        asked = Text(self.tr("&Intitulés à la ligne"), "label")
        asked.setBuddy(self.line)
        row = QHBoxLayout(self)
        spaced(row, "close")
        for part in (self._label, self.sheet, asked, self.line, self.none):
            row.addWidget(part)
        row.addStretch()
