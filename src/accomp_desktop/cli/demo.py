# SPDX-License-Identifier: EUPL-1.2
"""The demonstration, from the lists to the documents: everything the application makes, in one folder."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TypeAlias

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.documents import write_documents
from accomp_desktop.demonstration.build import AUTHOR, LISTS_FOLDER, PASSPHRASE, build
from accomp_desktop.demonstration.courses import LAST_DAY
from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.report import Report, make_report
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.store.register import Register

Photograph: TypeAlias = Callable[[Path, str, Path], Sequence[Path]]
"""Takes a register, its passphrase and a folder; leaves there a picture of each screen and gives their paths."""

PICTURES_FOLDER = "images"


def demo(options: Namespace, photograph: Photograph) -> Answer:
    """Build the demonstration, its documents and its pictures; tell where each is."""
    folder: Path = options.out
    register = build(folder, kit=options.kit, people=options.people)
    workbook, pdf = write_documents(report_on(register), folder)
    pictures = photograph(register, PASSPHRASE, folder / PICTURES_FOLDER)
    return Answer(
        (
            f"Registre\u202f: {register} (phrase de passe\u202f: {PASSPHRASE})",
            f"Listes du Département\u202f: {folder / LISTS_FOLDER}",
            f"Classeur FSE\u202f: {workbook}",
            f"Bilan\u202f: {pdf}",
            *(f"Écran\u202f: {picture}" for picture in pictures),
        )
    )


def report_on(path: Path) -> Report:
    """Report on the first operation of a demonstration, whole, as of its last day."""
    with Register.open(path, PASSPHRASE, author=AUTHOR) as register:
        cases = register.participations(register.operations()[0].code)
        made_at = datetime.combine(LAST_DAY, time(9)).astimezone()
        return make_report(
            register.structure(),
            cases,
            Span.whole(cases.operation),
            kit=kit_from_data(register.kit_data()),
            made_at=made_at,
            author=register.author,
        )
