# SPDX-License-Identifier: EUPL-1.2
"""The programme’s form from the command line, blank, to fill by hand."""

from argparse import Namespace
from datetime import datetime

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.commands import open_register, running_kit
from accomp_desktop.domain.errors import UserError
from accomp_desktop.reports.writing import check_ending


class NoForm(UserError):
    """The programme has no form."""

    def __init__(self) -> None:
        """Say so, and what to do."""
        super().__init__(
            "Ce programme n’a pas de formulaire de diagnostic\u202f: composez-le dans «\u202fProgramme, "
            "Diagnostic\u202f», puis recommencez."
        )


def form(options: Namespace) -> Answer:
    """Write the form that new diagnoses follow."""
    from accomp_desktop.reports.blank_form import Blank, write_blank_form

    check_ending(options.out, ".pdf")
    with open_register(options) as register:
        kit, structure = running_kit(register), register.structure()
    if not kit.forms:
        raise NoForm
    made_at = datetime.now().astimezone()
    write_blank_form(options.out, Blank(kit, kit.forms[0], structure, made_at, options.essential))
    return Answer((str(options.out),))
