# SPDX-License-Identifier: EUPL-1.2
"""Runs one command: what it is given, its answer on the terminal or in JSON, and the exit code."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.demo import Photograph
from accomp_desktop.cli.documents import AnswerLost, make_room
from accomp_desktop.cli.parsing import FrenchParser
from accomp_desktop.cli.table import GROUPS, Command, commands
from accomp_desktop.domain.bugs import bug_report
from accomp_desktop.domain.errors import UserError

DONE, REFUSED = 0, 1
STANDARD_OUTPUT = "-"
GIVEN = ("register", "file", "out", "kit", "before", "after")
"""Arguments that may name a file of the user’s."""

SUBCOMMANDS: Mapping[str, Any] = {"title": "commandes", "dest": "command", "metavar": "COMMANDE", "required": True}


def run(arguments: Sequence[str], photograph: Photograph) -> int:
    """Carry out a command line; give the exit code: 0 done, 1 refused, 2 wrongly written.

    `photograph` takes pictures of the screens of a register: the windows are another room, `__main__` brings it.
    """
    _speak_utf8()
    options = _parser(commands(photograph)).parse_args(arguments)
    target: str | None = getattr(options, "json", None)
    try:
        if target not in {None, STANDARD_OUTPUT}:
            make_room(Path(str(target)), given=(getattr(options, name, None) for name in GIVEN))
        return _tell(options.carry_out(options), target)
    except UserError as mistake:
        return _refuse(str(mistake))
    except KeyboardInterrupt:
        return _refuse("Interrompu\u202f; ce qui était commencé n’a pas été enregistré.")
    except Exception as bug:  # noqa: BLE001  a bug of ours must not print the values of a record
        return _refuse(
            "Accomp s’est arrêté sur une erreur de sa part\u202f; transmettez cette ligne, qui ne contient aucune "
            f"donnée personnelle\u202f: {bug_report(bug)}."
        )


def _speak_utf8() -> None:
    """Write French whatever the console or the pipe expects."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser(table: Mapping[str, Command]) -> FrenchParser:
    parser = FrenchParser(
        "accomp-desktop",
        "Sans rien\u202f: ouvre l’application. Avec un fichier .accomp\u202f: l’ouvre dans l’application.",
    )
    words = {"": parser.add_subparsers(**SUBCOMMANDS)}
    for name, command in table.items():
        group, _, word = name.rpartition(" ")
        if group not in words:
            told = GROUPS[group]
            words[group] = words[""].add_parser(group, help=told, description=told).add_subparsers(**SUBCOMMANDS)
        made = words[group].add_parser(word, help=command.help, description=command.help)
        made.take(command.arguments)
        made.set_defaults(carry_out=command.act)
    return parser


def _tell(answer: Answer, target: str | None) -> int:
    """Write an answer where it was asked: the data in a file or alone on the standard output, else the lines."""
    alone = target == STANDARD_OUTPUT
    try:
        if target is not None and not alone:
            Path(target).write_text(_json(answer) + "\n", "utf-8")
        for line in (_json(answer),) if alone else answer.lines:
            print(line)
        print(end="", flush=True)  # a frozen Windows program may have no standard output, which `print` knows
    except BrokenPipeError:  # whoever was reading has read enough, as `head` does
        _forget_output()
    except OSError:
        _forget_output()
        raise AnswerLost from None
    for fault in answer.faults:
        print(fault, file=sys.stderr)
    return REFUSED if answer.faults else DONE


def _forget_output() -> None:
    """Have Python not write again, as it ends, what could not be written."""
    with Path(os.devnull).open("wb") as nowhere, suppress(OSError, ValueError):
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _json(answer: Answer) -> str:
    return json.dumps(answer.data, ensure_ascii=False, indent=1)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
