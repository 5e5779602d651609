# SPDX-License-Identifier: EUPL-1.2
"""The import of a received list, from the command line: what is understood, what is written, what is left and why."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.commands import open_register, running_kit
from accomp_desktop.cli.secrets import file_password
from accomp_desktop.domain.choices import Judging, Reading
from accomp_desktop.domain.import_plan import STATUSES, ImportPlan
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.listing import REASONS
from accomp_desktop.domain.understanding import kit_after
from accomp_desktop.exchange.communes import read_communes
from accomp_desktop.exchange.kits import kit_to_data
from accomp_desktop.exchange.mappings import read_mapping
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.reports.appending import refuse_over
from accomp_desktop.reports.refused import write_refused
from accomp_desktop.reports.writing import check_ending


def import_file(options: Namespace) -> Answer:
    """Import a received list; lines that would need a decision are not written, and say why."""
    if options.rejects:
        check_ending(options.rejects, ".xlsx")
        refuse_over(options.file, options.rejects)
    book = read_book(options.file, file_password(options.password_env))
    with open_register(options) as register:
        kit = running_kit(register)
        layout = read_mapping(options.mapping, kit) if options.mapping else None
        plan = plan_import(
            book,
            kit,
            register.profiles(),
            today=date.today(),
            reading=Reading(sheet=options.sheet, order=options.date_order, layout=layout),
            judging=Judging(policy=options.policy),
            structure=register.structure().name,
            file_name=options.file.name,
            communes=read_communes(),
        )
        changes = plan.changes()
        if changes and not options.dry_run:
            register.apply(changes, plan.reason, kit=kit_to_data(kit_after(kit, plan.understood, plan.judging)))
    if options.rejects:
        write_refused(options.rejects, plan, kit)
    return Answer(tuple(_told(plan, dry_run=options.dry_run)), plan.to_data())


def _told(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    yield f"Feuille «\u202f{plan.listing.sheet.name}\u202f», intitulés à la ligne {plan.listing.header_row}"
    for row in plan.rows:
        said = [row.reason, *(problem.message for problem in row.problems)]
        if any(said):
            yield f"Ligne {row.row} — {STATUSES[row.status]}\u202f: {' '.join(one for one in said if one)}"
    counts = plan.counts
    told = ", ".join(f"{STATUSES[one].lower()}\u202f: {counts[one]}" for one in STATUSES if counts[one])
    yield f"Lignes lues\u202f: {counts['read']} ({told or 'aucune personne sous les intitulés'})"
    yield from _remarks(plan)
    if dry_run:
        yield "Essai à blanc\u202f: rien n’a été écrit."


def _remarks(plan: ImportPlan) -> Iterator[str]:
    """Say what was understood of the columns, where it is not plain."""
    for one in plan.mapping:
        if one.reason not in {"heading", "remembered"}:
            gives = ", ".join(one.fields)
            yield f"Colonne {one.letters} «\u202f{one.title}\u202f» → {gives}\u202f: {REASONS[one.reason]}"
    if plan.unknown:
        yield f"Colonnes non reconnues\u202f: {', '.join(plan.unknown)}"
    if plan.withheld:
        yield f"Colonnes dont rien n’est gardé\u202f: {', '.join(plan.withheld)}"
    for key, dating in plan.understood.datings.items():
        if dating.sentence:
            yield f"{plan.understood.fields[key].label}\u202f: {dating.sentence}"
    if plan.absent:
        yield f"Absents de ce fichier\u202f: {len(plan.absent)}"
