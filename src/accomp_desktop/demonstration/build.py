# SPDX-License-Identifier: EUPL-1.2
"""Builds the demonstration: write the lists, found a register, import each list, then do the work up to the next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from accomp_desktop.demonstration.acts import work_of
from accomp_desktop.demonstration.courses import LAST_DAY, LIST_DAYS
from accomp_desktop.demonstration.esf import make_operations
from accomp_desktop.demonstration.lists import write_lists
from accomp_desktop.demonstration.lives import invent_lives
from accomp_desktop.demonstration.story import Scene
from accomp_desktop.demonstration.words import FOUNDING, Words, read_words
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.questions import Item
from accomp_desktop.exchange.communes import read_communes
from accomp_desktop.exchange.kits import kit_to_data, read_kit
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.places import RESOURCES
from accomp_desktop.store.files import companion_of
from accomp_desktop.store.mistakes import WrongPassphrase
from accomp_desktop.store.register import Register

PASSPHRASE = "demonstration"  # noqa: S105  told to everyone: the people behind it are invented
AUTHOR = "Démonstration"
FILE_NAME = "demo.accomp"
LISTS_FOLDER = "listes"

Progress = Callable[[float, str], None]
"""Takes the part already done, from 0 to 1, and what is being done, in French."""


class NotADemonstration(UserError):
    """The demonstration would be written over a register that is not one."""

    def __init__(self, path: Path) -> None:
        """Take the path of that register."""
        super().__init__(
            f"«\u202f{path.name}\u202f» existe déjà dans le dossier «\u202f{path.parent}\u202f» et n’est pas un "
            "registre de démonstration\u202f; il n’a pas été modifié. Choisissez un autre dossier."
        )


def build(
    folder: Path, *, kit: str = FOUNDING, people: int = 300, seed: int = 35, progress: Progress | None = None
) -> Path:
    """Build `demo.accomp` and its lists in a folder, in the place of a former demonstration; give the register’s path.

    `kit` is the code of one that `words.programmes` lists. The same number of people and the same seed tell the same
    lives. The passphrase is `PASSPHRASE`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    _remove_former(path)
    words = read_words(kit)
    lives = invent_lives(people, seed, words)
    lists = write_lists(lives, words, folder / LISTS_FOLDER)
    programme = _with_advisers(read_kit(RESOURCES / "kits" / kit), words)
    operations = make_operations(seed, words)
    data = kit_to_data(programme)
    register, _ = Register.create(path, PASSPHRASE, structure=words.structure, kit=data, author=AUTHOR)
    with register:
        register.apply(operations, "Ouverture des opérations FSE")
        for rank, day in enumerate(LIST_DAYS):
            until = LIST_DAYS[rank + 1] - timedelta(days=1) if day != LIST_DAYS[-1] else LAST_DAY
            months = f"{day:%m/%Y}–{until:%m/%Y}" if day.month != until.month else f"{day:%m/%Y}"
            if progress:
                progress(rank / len(LIST_DAYS), f"Démonstration\u202f: {months}")
            if day in lists:
                _import(register, lists[day], programme, day)
            scene = Scene(until, programme, words, register.operations())
            files = {_key(one.person): one for one in register.files()}
            for work, records in work_of(lives, files, day, scene):
                register.apply(records, f"{work} ({months})")
    return path


def _remove_former(path: Path) -> None:
    """Make room, provided that what is there is a demonstration that nobody has open."""
    if path.exists() or companion_of(path).exists():
        try:
            Register.open(path, PASSPHRASE, author=AUTHOR).close()
        except WrongPassphrase:
            raise NotADemonstration(path) from None
        path.unlink()
        companion_of(path).unlink()


def _with_advisers(kit: Kit, words: Words) -> Kit:
    """Fill the kit’s list of advisers, as a structure does first."""
    names = (*words.advisers, words.substitute)
    advisers = tuple(Item(f"adviser_{rank}", name) for rank, name in enumerate(names, 1))
    return replace(kit, lists={**kit.lists, "advisers": advisers})


def _import(register: Register, path: Path, kit: Kit, today: date) -> None:
    plan = plan_import(read_book(path), kit, register.profiles(), today=today, communes=read_communes())
    register.apply(plan.changes(), plan.reason)


def _key(person: Person) -> tuple[str, str, date | None]:
    return person.birth_name, person.first_name, person.birth_date
