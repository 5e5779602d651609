# SPDX-License-Identifier: EUPL-1.2
"""Who uses an item of the kit: what else names it, and how many people hold an answer of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_items import ItemKey
from accomp_desktop.domain.kit_uses import Use, answers_of, uses
from accomp_desktop.store.register import Register
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

WIDTH, HEIGHT = 620, 380


@dataclass(frozen=True)
class Usage:
    """What names an item in the kit, and how many people hold it in the register."""

    named_by: tuple[Use, ...]
    people: int

    def __bool__(self) -> bool:
        return bool(self.named_by or self.people)


def read_usage(running: RunningKit, key: ItemKey, owner: QObject, take: Callable[[Usage], None]) -> None:
    """Count who uses an item of the running kit; `take` gets the answer unless `owner` is gone."""
    kit = running.kit
    running.stage.desk.read(lambda register: Usage(uses(kit, key), _people(register, kit, key)), take, owner)


class UsesDialog(Dialog):
    """Tells the uses of an item; with `going_on`, asks whether it is to be retired all the same."""

    def __init__(self, label: str, usage: Usage, parent: QWidget, going_on: Command | None = None) -> None:
        super().__init__(tr("Qui se sert de «\u202f{label}\u202f»").format(label=label), parent=parent)
        self.add(Text(_told(usage), wrap=True))
        if usage.named_by:
            self.table: Table[Use] = Table(
                tr("Ce qui la nomme dans le programme"),
                (
                    Column(tr("Où"), lambda one: one.place, width=180),
                    Column(tr("Élément"), lambda one: one.label, stretches=True, strong=True),
                    Column(tr("Pour"), lambda one: one.how, width=150),
                ),
                key=lambda one: (one.key, one.how),
            )
            self.table.show_rows(usage.named_by)
            self.add(self.table, 1)
            self.resize(WIDTH, HEIGHT)
        if going_on is None:
            close = secondary(tr("Fermer"))
            close.clicked.connect(self.accept)
            self.add(close)
            return
        self.go_on = primary(going_on.text)
        self.go_on.clicked.connect(lambda: (self.accept(), going_on.run()))
        self.answer(self.go_on)


def _told(usage: Usage) -> str:
    if not usage:
        return tr("Rien dans le programme ne la nomme, et personne n’en a de réponse.")
    held = tr("{people} personne(s) en ont une réponse\u202f: elle reste lisible et gardée.").format(
        people=usage.people
    )
    named = tr("Le programme la nomme à {count} endroit(s).").format(count=len(usage.named_by))
    return " ".join(part for part, said in ((held, usage.people), (named, usage.named_by)) if said)


def _people(register: Register, kit: Kit, key: ItemKey) -> int:
    if key.sort in ("track", "exit", "action", "form"):
        return register.codes_held(key.sort, [key.code]).get(key.code, 0)
    answered = answers_of(kit, key)
    return max(register.answers_held(answered).values(), default=0) if answered else 0
