# SPDX-License-Identifier: EUPL-1.2
"""A new field of the programme, made of an unknown column: its name and its kind, as guessed, to be confirmed."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from accomp_desktop.domain.new_field import is_label, new_field, options_of, propose_question
from accomp_desktop.domain.questions import KindName
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.look import Look

LOOKED_AT = 1_000
"""Values from which the kind is guessed."""

LISTED = 6
"""Options that are shown."""


class NewFieldDialog(Dialog):
    """`made(NewField)` once the user confirms."""

    made = Signal(object)

    def __init__(self, column: int, look: Look, parent: QWidget) -> None:
        super().__init__(
            self.tr("Nouveau champ du programme"),
            self.tr("Il s’ajoutera à la fiche des personnes, et les listes suivantes le rempliront."),
            parent,
        )
        seen = look.listing.columns[column]
        self._kit, self._cells = look.draft.known.kit, look.listing.cells(column)
        self._proposed = propose_question(seen.title, look.listing.cells(column, LOOKED_AT), self._kit)
        self.label, self.kind = QLineEdit(self._proposed.label), QComboBox()
        for name, told in self._kinds().items():
            self.kind.addItem(told, name)
        self.kind.setCurrentIndex(list(self._kinds()).index(self._proposed.kind))
        self._label_row = FormRow(self.tr("&Nom du champ"), self.label, required=True)
        self._options = Text(look="small", wrap=True)
        self.confirm = primary(self.tr("Créer le champ"), "plus")
        for part in (self._label_row, FormRow(self.tr("&Type de réponse"), self.kind), self._options):
            self.add(part)
        self.answer(self.confirm)
        self.confirm.clicked.connect(self._make)
        self.kind.currentIndexChanged.connect(self._show_options)
        self._show_options()
        self.label.selectAll()

    def _make(self) -> None:
        label = self.label.text().strip()
        if not is_label(label):
            self._label_row.show_error(self.tr("Donnez un nom au champ\u202f: un mot au moins."))
            self.label.setFocus()
            return
        kind: KindName = self.kind.currentData()
        named = propose_question(label, (), self._kit)
        question = replace(self._proposed, key=named.key, label=label, kind=kind)
        self.made.emit(new_field(question, self._cells, self._kit))
        self.accept()

    def _show_options(self) -> None:
        """Show the list that a choice would be made from."""
        chosen = self.kind.currentData() == "choice"
        self._options.setVisible(chosen)
        if chosen:
            labels = [one.label for one in options_of(self._cells)]
            more = "…" if len(labels) > LISTED else ""
            told = self.tr("{count} réponses possibles\u202f: {labels}")
            self._options.setText(told.format(count=len(labels), labels=", ".join(labels[:LISTED]) + more))

    def _kinds(self) -> Mapping[KindName, str]:
        return {
            "text": self.tr("Texte"),
            "number": self.tr("Nombre"),
            "money": self.tr("Montant"),
            "day": self.tr("Date"),
            "yes_no": self.tr("Oui ou non"),
            "choice": self.tr("Un choix dans une liste"),
        }
