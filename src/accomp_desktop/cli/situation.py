# SPDX-License-Identifier: EUPL-1.2
"""The papers of the last diagnosis of a person, from the command line."""

from argparse import Namespace
from datetime import datetime

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.commands import open_register, running_kit
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.restitution import Diagnosed
from accomp_desktop.domain.shared_answers import following_household
from accomp_desktop.reports.writing import check_ending
from accomp_desktop.store.register import Register


class NoDiagnosis(UserError):
    """The last accompaniment of the person has no diagnosis."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Cette fiche n’a pas de diagnostic\u202f: commencez-en un dans l’application.")


def situation(options: Namespace) -> Answer:
    """Print a paper of the last diagnosis; nothing of the person is said on the screen."""
    from accomp_desktop.reports.papers import write_paper

    check_ending(options.out, ".pdf")
    with open_register(options) as register:
        told = _diagnosed(register, options.person)
    write_paper(options.out, options.document, told, datetime.now().astimezone(), with_marks=options.with_marks)
    return Answer((str(options.out),), {"document": options.document, "diagnosis": f"{told.diagnosis.on:%Y-%m-%d}"})


def _diagnosed(register: Register, person_id: str) -> Diagnosed:
    kit = running_kit(register)
    file = following_household(register.record(person_id), kit)
    support = file.supports[-1] if file.supports else None
    if support is None or not support.diagnoses:
        raise NoDiagnosis
    return Diagnosed(
        file=file,
        support=support,
        diagnosis=support.diagnoses[-1],
        kit=kit,
        structure=register.structure(),
        partner=following_household(register.record(file.partner.id), kit) if file.partner else None,
        today=datetime.now().astimezone().date(),
    )
