# SPDX-License-Identifier: EUPL-1.2
"""The commands on a register: found it, import, list its people, count, report, undo, check."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.documents import write_documents
from accomp_desktop.cli.secrets import ask_passphrase, author, choose_passphrase
from accomp_desktop.domain import quality
from accomp_desktop.domain.casework import STAGES, OperationCases
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.indicator_table import BASES, INDICATORS, LOCAL_INDICATORS
from accomp_desktop.domain.indicators import Span, measure
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.local_indicators import MARK
from accomp_desktop.domain.operation import Operation, Structure
from accomp_desktop.domain.passphrase import strength
from accomp_desktop.domain.profiles import profile_values
from accomp_desktop.domain.report import make_report
from accomp_desktop.exchange.kit_package import read_any_kit
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data, kits
from accomp_desktop.store.register import Register

if TYPE_CHECKING:
    from accomp_desktop.domain.values import Json


class UnknownKit(UserError):
    """No kit of this number travels with the application, and neither a file nor a folder bears this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """Take what was asked, and the numbers there are."""
        super().__init__(
            f"Le kit «\u202f{name}\u202f» n’existe pas\u202f: donnez un numéro ({', '.join(known)}) "
            "un fichier .kit, ou le dossier d’un kit."
        )


class PeriodUpsideDown(UserError):
    """A period ends before it begins."""

    def __init__(self, span: Span) -> None:
        """Take the period."""
        super().__init__(
            f"La période du {span.first:%d/%m/%Y} au {span.last:%d/%m/%Y} finit avant de commencer\u202f: "
            "corrigez --from ou --to."
        )


class PeriodOutside(UserError):
    """A period has no day in which an operation counts anything."""

    def __init__(self, operation: Operation, counted: Span) -> None:
        """Take the operation, and the days in which it counts."""
        super().__init__(
            f"L’opération {operation.code} ne compte rien sur cette période\u202f: elle va du "
            f"{counted.first:%d/%m/%Y} au {counted.last:%d/%m/%Y}, suivi à six mois compris. Corrigez --from ou --to."
        )


def open_register(options: Namespace) -> Register:
    """Open the register that a command names."""
    return Register.open(options.register, ask_passphrase(), author=author())


def running_kit(register: Register) -> Kit:
    """Read the kit that the register runs."""
    return kit_from_data(register.kit_data())


def new(options: Namespace) -> Answer:
    """Found a register; the recovery key is shown this once."""
    kit = named_kit(options.kit)
    passphrase = choose_passphrase()
    structure = Structure(name=options.structure, departement=kit.departement)
    register, recovery_key = Register.create(
        options.register, passphrase, structure=structure, kit=kit_to_data(kit), author=author()
    )
    register.close()
    judged = strength(passphrase)
    return Answer(
        (
            f"Registre créé\u202f: {options.register}",
            f"Clé de secours, à imprimer et à garder ailleurs\u202f: {recovery_key}",
            "Elle ouvre le registre si la phrase de passe est perdue\u202f; elle ne sera plus affichée.",
            *(() if judged.level == "strong" else (f"Phrase de passe\u202f: {judged.sentence}",)),
        )
    )


def named_kit(name: str) -> Kit:
    """Read a kit by its number, or from its file or its folder."""
    shipped = {folder.name: folder for folder in kits()}
    if name not in shipped and not Path(name).exists():
        raise UnknownKit(name, tuple(shipped))
    return read_any_kit(shipped.get(name, Path(name)))


def people(options: Namespace) -> Answer:
    """List every person with the fields that a received list may bring."""
    with open_register(options) as register:
        kit, profiles, lines = running_kit(register), register.profiles(), register.people()
    told = [f"{line.name} — {STAGES[line.stage]}{f' — {line.town}' if line.town else ''}" for line in lines]
    data: list[Json] = [{"id": one.person.id, **profile_values(one, kit)} for one in profiles]
    return Answer((*told, f"{len(told)} personne{'s' if len(told) > 1 else ''}"), data)


def indicators(options: Namespace) -> Answer:
    """Count the indicators of an operation over a period."""
    with open_register(options) as register:
        figures = measure(*_cases(register, options), running_kit(register))
    rows = [
        f"{row.code.removeprefix(MARK)}\u202f: {figures.period[row.code].count()} — {row.label}"
        for row in (*BASES[:2], *INDICATORS, *LOCAL_INDICATORS, *figures.programme)
    ]
    return Answer(tuple(rows), figures.to_data())


def report(options: Namespace) -> Answer:
    """Write the workbook and the PDF of an operation over a period."""
    with open_register(options) as register:
        cases, span = _cases(register, options)
        made = make_report(
            register.structure(),
            cases,
            span,
            kit=running_kit(register),
            made_at=datetime.now().astimezone(),
            author=register.author,
        )
    return Answer(tuple(str(path) for path in write_documents(made, options.out)))


def _cases(register: Register, options: Namespace) -> tuple[OperationCases, Span]:
    cases = register.participations(options.operation)
    whole = Span.whole(cases.operation)
    asked = Span(options.first or date.min, options.last or date.max)
    if asked.last < asked.first:
        raise PeriodUpsideDown(asked)
    if not asked.meets(whole):
        raise PeriodOutside(cases.operation, whole)
    return cases, Span(options.first or whole.first, options.last or whole.last)


def undo(options: Namespace) -> Answer:
    """Take back the last act, or the one of the number given."""
    with open_register(options) as register:
        touched = register.undo(options.act)
    undone = touched.reason.partition("\u202f: ")[2]
    return Answer((f"Annulé\u202f: {undone}", *touched.kept), {"undone": undone, "kept": [*touched.kept]})


def check(options: Namespace) -> Answer:
    """Check the file, then the quality rules on each operation."""
    today = date.today()
    with open_register(options) as register:
        faults = register.check()
        operations = () if faults else register.operations()
        told = [line for one in operations for line in _quality(register.participations(one.code), today)]
    sound = () if faults else ("Le fichier du registre est sain.",)
    return Answer((*sound, *told), faults=faults)


def _quality(cases: OperationCases, today: date) -> Iterator[str]:
    findings = quality.check(cases, measure(cases, Span.whole(cases.operation)), today)
    names = {case.person.id: case.person.full_name for case in cases.cases}
    yield f"{cases.operation.code}\u202f: {len(findings)} point{'s' if len(findings) > 1 else ''} à revoir"
    for one in findings:
        whom = f"{names[one.person_id]} — " if one.person_id else ""
        yield f"{one.rule} {quality.GRAVITIES[one.gravity]}\u202f: {whom}{one.sentence}"
