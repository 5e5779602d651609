# SPDX-License-Identifier: EUPL-1.2
"""Two records of one person side by side: what each says, what will be joined, and what stands in the way."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.confidential import HIDDEN, MASKED, discreet
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.merging import REASON, Difference, Side, compare, merge, summary
from accomp_desktop.domain.obstacles import near, obstacles
from accomp_desktop.domain.person import Person
from accomp_desktop.ui.components.banner import Banner, BannerArea
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.dress import dress, spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.person.person_picker import PersonPicker
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone, scale

WIDTH, HEIGHT = 860, 500
LABELS, LINE = 190, 24
"""Width of the labels, in logical pixels (both records share the rest), and height of a line, that of its buttons."""


def pick_other(stage: Stage, dossier: Dossier, parent: QWidget) -> PersonPicker:
    """Ask which record is of the same person, those alike first; then show both."""
    kept = dossier.file.person

    def show(files: tuple[PersonFile, PersonFile]) -> None:
        MergeDialog(stage, *files, dossier.kit, parent).open()

    def read(other: Person) -> None:
        stage.desk.read(lambda register: (register.record(kept.id), register.record(other.id)), show, parent)

    picker = PersonPicker(
        stage.desk,
        parent.tr("Avec quelle fiche fusionner celle de {name}\u202f?").format(name=kept.full_name),
        parent,
        without=kept.id,
        likely=lambda register: near(kept, (one.person for one in register.profiles())),
    )
    picker.picked.connect(read)
    picker.open()
    return picker


class MergeDialog(Dialog):
    """Shows both records and writes one; what the register refuses is said above the buttons."""

    def __init__(self, stage: Stage, kept: PersonFile, absorbed: PersonFile, kit: Kit, parent: QWidget) -> None:
        super().__init__(
            self.tr("Fusionner deux fiches"),
            self.tr(
                "La fiche de gauche reste, celle de droite la rejoint. Là où elles diffèrent, choisissez ce qui est "
                "gardé\u202f; les téléphones et les courriels le sont tous."
            ),
            parent,
        )
        self._stage, self._kit = stage, kit
        self._kept, self._absorbed = kept, absorbed
        self._roles = (self.tr("Fiche gardée"), self.tr("Fiche qui la rejoint"))
        self.rows_of = {
            one.field.key: _Choice(one, self._roles, veiled=self._veiled(one)) for one in compare(kept, absorbed, kit)
        }
        self.refusals = BannerArea()
        self.merge = primary(self.tr("Fusionner"), "merge")
        self.merge.clicked.connect(self.keep)
        known = obstacles(kept, absorbed)
        self.merge.setEnabled(not any(one.blocks for one in known))
        inside = QWidget()
        column = QVBoxLayout(inside)
        spaced(column, "normal")
        column.setContentsMargins(0, 0, scale().space["normal"], 0)
        for one in known:
            column.addWidget(Banner(Tone.DANGER if one.blocks else Tone.WARNING, one.sentence, closable=False))
        if self.merge.isEnabled():
            column.addWidget(Banner(Tone.INFO, self._joined(), closable=False))
        column.addLayout(self._side_by_side())
        column.addStretch()
        self.add(scrolled(inside), 1)
        self.add(self.refusals)
        self.answer(self.merge)
        self.resize(WIDTH, HEIGHT)

    def choices(self) -> dict[str, Side]:
        """Give the side chosen for each field."""
        return {key: row.side() for key, row in self.rows_of.items()}

    def keep(self) -> None:
        """Write one record out of two."""
        self.merge.setEnabled(False)
        changes = merge(self._kept, self._absorbed, self.choices(), self._kit)
        self._stage.desk.apply(changes, REASON, self._say_merged, owner=self, failed=self._refuse)

    def _veiled(self, one: Difference) -> bool:
        """Tell whether a field may not be shown of either: its values are then chosen unseen."""
        people = (self._kept.person, self._absorbed.person)
        return one.field.key in HIDDEN and any(person.confidential for person in people)

    def _side_by_side(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scale().space["wide"])
        grid.setVerticalSpacing(scale().space["close"])
        grid.setColumnMinimumWidth(0, LABELS)
        for column, (role, file) in enumerate(zip(self._roles, (self._kept, self._absorbed), strict=True), 1):
            grid.setColumnStretch(column, 1)
            grid.addLayout(_who(role, file.person), 0, column)
        for rank, choice in enumerate(self.rows_of.values(), 1):
            grid.addWidget(_line(choice.difference.field.label, "label"), rank, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(choice.kept, rank, 1)
            grid.addWidget(choice.absorbed, rank, 2)
        return grid

    def _joined(self) -> str:
        said = summary(self._absorbed, merge(self._kept, self._absorbed, {}, self._kit))
        return " ".join(said) or self.tr("Rien ne se rattache à la fiche de droite.")

    def _say_merged(self, _: Touched) -> None:
        self.accept()
        undo = Command(self.tr("Annuler"), self._stage.desk.undo, "undo-2")
        told = self.tr("Les deux fiches n’en font plus qu’une.")
        self._stage.banners.show_banner(Tone.POSITIVE, told, undo, passing=True)

    def _refuse(self, error: BaseException) -> None:
        self.merge.setEnabled(True)
        if isinstance(error, UserError):
            self.refusals.show_banner(Tone.DANGER, str(error))
        else:
            self._stage.desk.failed.emit(error)


class _Choice:
    """One field: the value of each record, one of which is chosen."""

    def __init__(self, difference: Difference, roles: tuple[str, str], *, veiled: bool) -> None:
        self.difference = difference
        label, show = difference.field.label, difference.field.kind.show
        self.kept, self.absorbed = (
            _Value(f"{label}, {role}", "" if value is None else MASKED if veiled else show(value))
            for role, value in zip(roles, (difference.kept, difference.absorbed), strict=True)
        )
        self._group = QButtonGroup(self.kept)
        for one in (self.kept, self.absorbed):
            self._group.addButton(one.button)
        self.choose(difference.proposed)

    def side(self) -> Side:
        return "kept" if self.kept.button.isChecked() else "absorbed"

    def choose(self, side: Side) -> None:
        (self.kept if side == "kept" else self.absorbed).button.setChecked(True)


class _Value(QWidget):
    """A value to choose by its button or by a click on its text, which wraps; the one chosen stands out."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        self.button, self._text = QRadioButton(), _line(value or "–", "muted")
        self.button.setAccessibleName(f"{label}\u202f: {value or self.tr('inconnu')}")
        self.button.toggled.connect(self._stand_out)
        row = QHBoxLayout(self)
        spaced(row, "tight")
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, _: QMouseEvent) -> None:
        """Choose it."""
        self.button.click()

    def _stand_out(self, chosen: bool) -> None:  # noqa: FBT001 - what the signal gives
        dress(self._text, look="strong" if chosen else "muted")


def _line(text: str, look: str) -> Text:
    line = Text(text, look, wrap=True)
    line.setMinimumHeight(LINE)
    return line


def _who(role: str, person: Person) -> QVBoxLayout:
    texts = QVBoxLayout()
    spaced(texts, "hair")
    born = Day().show(person.birth_date) if person.birth_date else ""
    facts = " · ".join(one for one in (born, discreet(person).town) if one)
    for text, look in ((role, "small"), (person.full_name, "strong"), (facts, "small")):
        texts.addWidget(Text(text, look, wrap=True))
    return texts
