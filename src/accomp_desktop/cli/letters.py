# SPDX-License-Identifier: EUPL-1.2
"""A letter of the programme to a person, from the command line: what it lacks is said, and left blank."""

from argparse import Namespace
from datetime import datetime

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.commands import open_register, running_kit
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Kit, Letter
from accomp_desktop.domain.letters import merged
from accomp_desktop.reports.writing import check_ending


class UnknownLetter(UserError):
    """No letter of the programme bears this code."""

    def __init__(self, code: str, kit: Kit) -> None:
        """Take what was asked, and the programme."""
        known = ", ".join(one.code for one in kit.letters if not one.retired) or "aucun"
        super().__init__(f"Le courrier «\u202f{code}\u202f» n’est pas dans le programme, qui a\u202f: {known}.")


def letter(options: Namespace) -> Answer:
    """Print a letter; nothing of the person is said on the screen."""
    from accomp_desktop.reports.letter_pages import Posted, write_letter

    check_ending(options.out, ".pdf")
    with open_register(options) as register:
        kit, file, structure = running_kit(register), register.record(options.person), register.structure()
        author = register.author
    made_at, chosen = datetime.now().astimezone(), _letter(kit, options.letter)
    filled = merged(chosen, kit, file, structure, made_at.date())
    write_letter(options.out, Posted(chosen.label, filled, kit, structure, file, author, made_at))
    blanks = (f"Laissé en blanc, car inconnu\u202f: {', '.join(filled.missing)}",) if filled.missing else ()
    return Answer((str(options.out), *blanks), {"missing": [*filled.missing]})


def _letter(kit: Kit, code: str) -> Letter:
    found = next((one for one in kit.letters if one.code == code), None)
    if found is None:
        raise UnknownLetter(code, kit)
    return found
