# SPDX-License-Identifier: EUPL-1.2
"""Reading a command line in French: what is asked, what was mistyped, and how it should be written."""

import re
import sys
from argparse import Action, ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from accomp_desktop.demonstration import MOST_PEOPLE
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kinds import Day

WRONG_USAGE = 2

MISTAKES: Sequence[tuple[str, str]] = (
    (r"the following arguments are required: (.+)", "il manque \\1"),
    (r"unrecognized arguments: (.+)", "«\u202f\\1\u202f» n’a pas de sens ici"),
    (r"argument (\S+): expected one argument", "\\1 attend une valeur"),
    (
        r"argument \S+: invalid choice: '([^']*)' \(choose from (.+)\)",
        "«\u202f\\1\u202f» n’est pas l’une des valeurs\u202f: \\2",
    ),
    (r"argument (\S+): not allowed with argument (\S+)", "\\1 et \\2 ne vont pas ensemble"),
    (r"argument (\S+): ignored explicit argument .+", "\\1 n’attend pas de valeur"),
    (r"ambiguous option: (\S+) could match (.+)", "\\1 peut vouloir dire \\2"),
    (r"argument (\S+): (.+)", "\\1\u202f: \\2"),
)
"""What argparse says in English → how it is said here; the last row keeps our own sentences."""


class FrenchFormatter(HelpFormatter):
    """Help that begins with « Utilisation »."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[object], prefix: str | None = None
    ) -> None:
        """Write the usage line."""
        super().add_usage(usage, actions, groups, "Utilisation\u202f: " if prefix is None else prefix)  # pyright: ignore[reportArgumentType]  typeshed names a private class


@dataclass(frozen=True)
class Argument:
    """One thing a command is given: its name or option, and argparse’s settings for it."""

    name: str
    settings: Mapping[str, Any]


def argument(name: str, help: str, **settings: Any) -> Argument:  # noqa: A002, ANN401  argparse’s own words and values
    """Write one row of a command’s arguments."""
    return Argument(name, {"help": help, **settings})


class FrenchParser(ArgumentParser):
    """A parser whose mistakes are French sentences, and whose exit code for them is 2."""

    def __init__(self, prog: str, description: str) -> None:
        """Take the command’s name and what it does."""
        super().__init__(
            prog=prog, description=description, formatter_class=FrenchFormatter, add_help=False, allow_abbrev=False
        )
        self._given = self.add_argument_group("ce qu’on lui donne")
        self._given.add_argument("-h", "--help", action="help", help="montre cette aide")

    def take(self, arguments: Iterable[Argument]) -> None:
        """Take the arguments of a command."""
        for one in arguments:
            self._given.add_argument(one.name, **one.settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to write the command, then stop."""
        print(f"Commande mal écrite\u202f: {in_french(message)}.\n{self.format_usage()}", end="", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def in_french(message: str) -> str:
    """Say in French what argparse says; a message it may add one day stays as it is."""
    for pattern, sentence in MISTAKES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(r"'([\w-]+)'", r"\1", found.expand(sentence))
    return message


def day(text: str) -> date:
    """Read a day: 2026-11-20 or 20/11/2026."""
    try:
        read = Day().read(text)
    except UserError as refused:
        raise ArgumentTypeError(str(refused)) from None
    if read is None:
        raise ArgumentTypeError("une date est attendue (jj/mm/aaaa)")
    return read


def act_number(text: str) -> int:
    """Read the number of an act of the journal."""
    if not re.fullmatch(r"\d{1,9}", text):
        raise ArgumentTypeError("un numéro d’acte est attendu, tel que le journal le montre")
    return int(text)


def people(text: str) -> int:
    """Read how many people to invent."""
    if not re.fullmatch(r"\d{1,5}", text) or not 1 <= int(text) <= MOST_PEOPLE:
        raise ArgumentTypeError(f"un nombre de 1 à {MOST_PEOPLE} est attendu")
    return int(text)
