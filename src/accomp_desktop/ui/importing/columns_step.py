# SPDX-License-Identifier: EUPL-1.2
"""Second step: what was understood of the file, column by column, and what the user understands better."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from accomp_desktop.domain.headings import importable
from accomp_desktop.domain.listing import REASONS, Listing, Use
from accomp_desktop.domain.listing import Column as ListColumn
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.importing.draft import Draft, samples
from accomp_desktop.ui.theme import Tone

Choose = Callable[[Draft], None]
JOINT = " et "


@dataclass(frozen=True)
class Understood:
    """One column of the file as the user reads it."""

    column: ListColumn
    field: str
    reason: str
    samples: str


class ColumnsStep(QWidget):
    """`show_draft(draft, listing)`; each choice gives a new draft by `changed`."""

    changed = Signal(object)  # the Draft with the choice in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._labels: Mapping[str, str] = {}
        self.sheet, self.header_row, self.field = QComboBox(), QSpinBox(), QComboBox()
        self.sheet.setAccessibleName(self.tr("Feuille"))
        self.header_row.setAccessibleName(self.tr("Ligne des intitulés"))
        self.header_row.setKeyboardTracking(False)
        self.field.setMinimumWidth(240)
        self._carries = ElidedText(look="label")
        self.table = self._make_table()
        self.policies = QButtonGroup(self)
        self._lay_out()
        self.sheet.activated.connect(self._choose_sheet)
        self.header_row.valueChanged.connect(self._choose_row)
        self.field.activated.connect(self._choose_field)
        self.policies.idClicked.connect(self._choose_policy)
        self.table.chose.connect(self._show_choice)
        self.table.opened.connect(self._go_to_field)

    def show_draft(self, draft: Draft, listing: Listing) -> None:
        """Show what is understood under the choices made."""
        self._draft = draft
        self._labels = {item.key: item.label for item in importable(draft.known.kit)}
        for box in (self.sheet, self.header_row):
            box.blockSignals(True)
        self.sheet.clear()
        for one in draft.book.sheets:
            self.sheet.addItem(one.name, one.name)
        self.sheet.setCurrentIndex(self.sheet.findData(listing.sheet.name))
        self.header_row.setRange(1, max(1, len(listing.sheet.rows)))
        self.header_row.setValue(listing.header_row)
        for box in (self.sheet, self.header_row):
            box.blockSignals(False)
        rows = [self._understood(one, listing) for one in listing.columns if one.heading or one.fields]
        self.table.show_rows(rows)
        if rows and not self.table.selected():
            self.table.select(rows[0].column.index)
        self._show_choice(next(iter(self.table.selected()), None))

    def _understood(self, column: ListColumn, listing: Listing) -> Understood:
        return Understood(column, self._told(column.fields), REASONS[column.reason], samples(listing, column))

    def _told(self, keys: tuple[str, ...]) -> str:
        return JOINT.join(self._labels[key] for key in keys) or self.tr("–")

    def _show_choice(self, row: Understood | None) -> None:
        """Offer the fields that the column in sight may carry."""
        self.field.setEnabled(row is not None)
        self.field.clear()
        if row is None or self._draft is None:
            self._carries.set_whole("")
            return
        title = row.column.title
        self._carries.set_whole(self.tr("La colonne «\u202f{title}\u202f» donne").format(title=title))
        self.field.setAccessibleName(self.tr("Ce que donne la colonne {title}").format(title=title))
        joint = {row.column.fields} if len(row.column.fields) > 1 else set[tuple[str, ...]]()
        self.field.addItem(self.tr("Rien (laisser de côté)"), ())
        for keys in (*joint, *((key,) for key in self._labels)):
            self.field.addItem(self._told(keys), keys)
        held = [self.field.itemData(rank) for rank in range(self.field.count())]
        self.field.setCurrentIndex(held.index(row.column.fields) if row.column.fields in held else 0)

    def _choose_sheet(self) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.on_sheet(self.sheet.currentData()))

    def _choose_row(self, row: int) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.under_row(row))

    def _choose_field(self) -> None:
        row = next(iter(self.table.selected()), None)
        if self._draft is not None and row is not None:
            self.changed.emit(self._draft.using(row.column.index, Use(tuple(self.field.currentData()))))

    def _choose_policy(self, rank: int) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.judging_by("complete" if rank else "overwrite"))

    def _go_to_field(self) -> None:
        self.field.setFocus()

    def _make_table(self) -> Table[Understood]:
        return Table(
            self.tr("Colonnes du fichier"),
            (
                Column(self.tr("Colonne"), lambda one: one.column.index, text=lambda one: one.column.letters, width=84),
                Column(self.tr("Intitulé"), lambda one: one.column.title, width=190, strong=True),
                Column(self.tr("Donne"), lambda one: one.field, width=190),
                Column(self.tr("Exemples"), lambda one: one.samples, stretches=True),
                Column(self.tr("Pourquoi"), lambda one: one.reason, tone=_tone, width=164),
            ),
            key=lambda one: one.column.index,
        )

    def _lay_out(self) -> None:
        where, which = QHBoxLayout(), QHBoxLayout()
        for row in (where, which):
            spaced(row, "close")
        for title, part in ((self.tr("Feuille"), self.sheet), (self.tr("Ligne des intitulés"), self.header_row)):
            where.addWidget(Text(title, "label"))
            where.addWidget(part)
        where.addStretch()
        where.addWidget(self._policy_choice())
        which.addWidget(self._carries, 1, Qt.AlignmentFlag.AlignVCenter)
        which.addWidget(self.field)
        column = QVBoxLayout(self)
        spaced(column, "normal")
        column.addLayout(where)
        column.addWidget(self.table, 1)
        column.addLayout(which)

    def _policy_choice(self) -> QWidget:
        choice = QWidget()
        row = QHBoxLayout(choice)
        spaced(row, "normal")
        for rank, (text, sentence) in enumerate(
            (
                (
                    self.tr("Mettre à jour"),
                    self.tr("La liste remplace ce qui est connu\u202f; une case vide n’efface rien."),
                ),
                (self.tr("Compléter seulement"), self.tr("La liste ne remplit que ce qui manque.")),
            )
        ):
            button = QRadioButton(text)
            button.setToolTip(sentence)
            button.setAccessibleDescription(sentence)
            button.setChecked(not rank)
            self.policies.addButton(button, rank)
            row.addWidget(button)
        return choice


def _tone(row: Understood) -> Tone:
    return Tone.POSITIVE if row.column.fields else Tone.NEUTRAL
