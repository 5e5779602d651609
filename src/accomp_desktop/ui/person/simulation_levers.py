# SPDX-License-Identifier: EUPL-1.2
"""The levers of the simulator: each a slider with its value beside it, or a box to tick; presets above them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSlider, QSpinBox, QVBoxLayout, QWidget

from accomp_desktop.domain.viability import Situation
from accomp_desktop.domain.what_if import OFF, ON, Lever, Preset, Settings
from accomp_desktop.ui.components.buttons import icon_button
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.flow import Flow
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import scale

VALUE_WIDTH = 96


class Levers(QWidget):
    """`settings()` gives the levers moved; `changed` says that one moved, once for several set at once."""

    changed = Signal()

    def __init__(self, situation: Situation, levers: Sequence[Lever], presets: Sequence[Preset]) -> None:
        super().__init__()
        space = scale().space
        self._settings: dict[str, Decimal] = {}
        self.parts: Mapping[str, _Slid | _Ticked] = {
            one.code: _Ticked(one, one.stands(situation)) if one.is_switch else _Slid(one, one.stands(situation))
            for one in levers
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(space["hair"], 0, space["normal"], space["normal"])
        column.setSpacing(space["normal"])
        self._presets = {self._chip(one): one for one in presets}
        chips = Flow("tight")
        chips.setContentsMargins(*[space["hair"]] * 4)  # the place of the focus ring
        for chip in self._presets:
            chips.addWidget(chip)
        if presets:
            column.addLayout(chips)
        for part in self.parts.values():
            part.moved.connect(self._take)
            column.addWidget(part)
        column.addStretch()

    def settings(self) -> dict[str, Decimal]:
        """Give the levers that are moved."""
        return dict(self._settings)

    def set_all(self, settings: Settings) -> None:
        """Move these levers, and bring all others back."""
        self._settings = {code: value for code, value in settings.items() if code in self.parts}
        for code, part in self.parts.items():
            part.show_value(self._settings.get(code))
        self._tell()

    def set_one(self, code: str, value: Decimal | None) -> None:
        """Move a lever, or bring it back."""
        others = {known: held for known, held in self._settings.items() if known != code}
        self.set_all(others if value is None else others | {code: value})

    def _chip(self, preset: Preset) -> QPushButton:
        chip = QPushButton(preset.label)
        chip.setProperty("look", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.clicked.connect(lambda: self._preset(preset, on=chip.isChecked()))
        return chip

    def _preset(self, preset: Preset, *, on: bool) -> None:
        others = {code: value for code, value in self._settings.items() if code not in preset.settings}
        self.set_all({**others, **(preset.settings if on else {})})

    def _take(self, code: str, value: Decimal | None) -> None:
        if value is None:
            self._settings.pop(code, None)
        else:
            self._settings[code] = value
        self._tell()

    def _tell(self) -> None:
        for chip, preset in self._presets.items():
            chip.setChecked(preset.settings.items() <= self._settings.items())
        self.changed.emit()


class _Slid(QWidget):
    """A lever with a value: a slider, the value typed, and a way back."""

    moved = Signal(str, object)  # its code, and the value or None once it is back where it stood

    def __init__(self, lever: Lever, stands: Decimal | None) -> None:
        super().__init__()
        self._lever, self._stands = lever, None if stands is None else round(stands)
        unknown = lever.lowest - lever.step  # below the lowest, the value typed says that nothing is known
        self.slider, self.typed = _CalmSlider(Qt.Orientation.Horizontal), _CalmBox()
        for part in (self.slider, self.typed):
            part.setRange(min(lever.lowest, self._start()), max(lever.highest, self._start()))
            part.setSingleStep(lever.step)
        self.slider.setPageStep(5 * lever.step)
        if self._stands is None:
            self.typed.setMinimum(unknown)
            self.typed.setSpecialValueText(_tr("inconnu"))
        self.typed.setSuffix(lever.unit)
        self.typed.setFixedWidth(VALUE_WIDTH)
        self.typed.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.back = icon_button("undo-2", _tr("Remettre {lever}").format(lever=lever.label), small=True)
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.back.clicked.connect(lambda: self._move(None))
        self.slider.valueChanged.connect(self._slide)
        self.typed.valueChanged.connect(self._move)
        self._lay_out()
        self.show_value(None)

    def show_value(self, value: Decimal | None) -> None:
        """Stand where the lever is moved, or where it stood."""
        shown = self._stands if value is None else round(value)
        with QSignalBlocker(self.slider), QSignalBlocker(self.typed):
            self.slider.setValue(self._start() if shown is None else shown)
            self.typed.setValue(self.typed.minimum() if shown is None else shown)
        signed = self._lever.lowest < 0 and shown is not None and shown > 0
        self.typed.setPrefix("+" if signed else "")
        self.back.setVisible(value is not None)
        for part in (self.slider, self.typed):
            part.setAccessibleName(f"{self._lever.label}\u202f: {self.typed.text()}")

    def _start(self) -> int:
        return self._lever.lowest if self._stands is None else self._stands

    def _slide(self, value: int) -> None:
        """Bring what the mouse gives to a whole step; where the lever stood is kept."""
        self._move(value if value == self._stands else round(value / self._lever.step) * self._lever.step)

    def _move(self, value: int | None) -> None:
        at_rest = value is None or value == self._stands or value < self._lever.lowest
        wanted = None if at_rest or value is None else Decimal(value)
        self.show_value(wanted)
        self.moved.emit(self._lever.code, wanted)

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        spaced(column, "hair")
        spaced(row, "tight")
        row.addWidget(self.slider, 1)
        row.addWidget(self.typed)
        row.addWidget(self.back)
        column.addWidget(Text(self._lever.label, "label", wrap=True))
        column.addLayout(row)
        if self._lever.note:
            column.addWidget(Text(self._lever.note, "small", wrap=True))


class _Ticked(QWidget):
    """A lever that is on or off."""

    moved = Signal(str, object)

    def __init__(self, lever: Lever, stands: Decimal | None) -> None:
        super().__init__()
        self._lever, self._stands = lever, stands
        self.box = QCheckBox()
        self.box.setAccessibleName(lever.label)
        self.box.toggled.connect(self._toggle)
        label = _Spoken(lever.label, self.box)
        column, row = QVBoxLayout(self), QHBoxLayout()
        spaced(column, "hair")
        spaced(row, "close")
        row.addWidget(self.box)
        row.addWidget(label, 1)
        column.addLayout(row)
        if lever.note:
            column.addWidget(Text(lever.note, "small", wrap=True))
        self.show_value(None)

    def show_value(self, value: Decimal | None) -> None:
        """Stand where the lever is moved, or where it stood."""
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(self._stands if value is None else value))

    def _toggle(self, on: bool) -> None:  # noqa: FBT001 - the signal gives it
        wanted = ON if on else OFF
        self.moved.emit(self._lever.code, None if wanted == self._stands else wanted)


class _Spoken(Text):
    """The words beside a box: a click on them ticks it."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text, "label", wrap=True)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, or untick."""
        super().mouseReleaseEvent(event)
        self._box.toggle()


class _CalmSlider(QSlider):
    """A slider that the wheel does not move as one scrolls past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _CalmBox(QSpinBox):
    """A value that the wheel does not change as one scrolls past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _tr(text: str) -> str:
    return QCoreApplication.translate("simulation", text)
