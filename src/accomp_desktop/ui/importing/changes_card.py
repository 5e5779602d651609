# SPDX-License-Identifier: EUPL-1.2
"""What a line changes in a person known: each value before and after, taken or not, alone or for the whole column."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from accomp_desktop.domain.choices import Judging, Policy
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.news import FieldChange
from accomp_desktop.ui.components.buttons import icon_button, quiet
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.importing.draft import Draft
from accomp_desktop.ui.theme import scale

RULES: Mapping[Policy | None, str] = {
    "overwrite": "Prendre la liste sur toutes les lignes",
    "complete": "Garder ce qui est connu sur toutes les lignes",
    "ask": "Me demander ligne par ligne",
    None: "Comme le reste de la liste",
}
"""What holds for one field on every line, as the user reads it."""

LONGEST = 26
"""Letters of a field’s name beyond which it is shortened beside its values."""


class ChangesCard(QWidget):
    """The changes of one line; `acted` gives what the user says of them."""

    acted = Signal(object)  # an Act

    def __init__(self, row: int, changes: Sequence[FieldChange], judging: Judging) -> None:
        super().__init__()
        self._row = row
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scale().space["close"])
        grid.setVerticalSpacing(scale().space["tight"])
        grid.setColumnStretch(1, 1)
        chosen = [change.field.key for change in changes if not change.follows]
        self._add_head(chosen)
        for change in changes:
            self._add(change, judging.by_field.get(change.field.key))

    def _add_head(self, chosen: Sequence[str]) -> None:
        head = QHBoxLayout()
        spaced(head, "tight")
        head.addWidget(Text(self.tr("Ce qui change"), "label"))
        head.addStretch()
        both = ((self.tr("Tout prendre"), True, "Alt+T"), (self.tr("Tout garder"), False, "Alt+G"))
        for text, taken, keys in both if len(chosen) > 1 else ():
            button = quiet(text)
            button.setObjectName(f"all:{taken}")
            button.setShortcut(keys)
            button.setToolTip(f"{text} ({keys})")
            button.clicked.connect(partial(self._take, dict.fromkeys(chosen, taken)))
            head.addWidget(button)
        self._grid.addLayout(head, 0, 0, 1, 3)

    def _add(self, change: FieldChange, rule: Policy | None) -> None:
        item, line = change.field, self._grid.rowCount()
        before = change.shown_before() or self.tr("inconnu")
        told = Text(f"{before} → {item.kind.show(change.after)}", wrap=True)
        if change.follows:
            name = Text(_shortened(item.label), "small")
            name.setToolTip(self.tr("Vient avec le reste de la ligne"))
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, line, 1, 1, 2)
            return
        self._grid.addWidget(self._box(change, told.text()), line, 0)
        self._grid.addWidget(told, line, 1)
        self._grid.addWidget(self._column_button(item, rule), line, 2)

    def _box(self, change: FieldChange, told: str) -> QCheckBox:
        item = change.field
        box = QCheckBox(_shortened(item.label))
        box.setObjectName(f"take:{item.key}")
        box.setToolTip(item.label)
        box.setAccessibleName(self.tr("Prendre {label}\u202f: {told}").format(label=item.label, told=told))
        box.setChecked(change.taken)
        box.toggled.connect(partial(self._take_one, item.key))
        return box

    def _column_button(self, item: Field, rule: Policy | None) -> QToolButton:
        title = self.tr("{label}\u202f: pour toute la colonne").format(label=item.label)
        button = icon_button("ellipsis", title, small=True)
        button.setObjectName(f"rule:{item.key}")
        menu = QMenu(button)
        for policy, text in RULES.items():
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(policy == rule)
            action.triggered.connect(partial(self._rule, item.key, policy))
            menu.addAction(action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _take_one(self, key: str, taken: bool) -> None:  # noqa: FBT001 - Qt gives it
        self._take({key: taken})

    def _take(self, taken: Mapping[str, bool], *_: object) -> None:
        def act(draft: Draft) -> Draft:
            return draft.taking(self._row, taken)

        self.acted.emit(act)

    def _rule(self, key: str, policy: Policy | None, *_: object) -> None:
        def act(draft: Draft) -> Draft:
            return draft.ruling(key, policy)

        self.acted.emit(act)


def _shortened(label: str) -> str:
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
