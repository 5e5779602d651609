# SPDX-License-Identifier: EUPL-1.2
"""What goes to the Département, from the command line: the return on the people it sent, a blank list to fill."""

from argparse import Namespace
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.commands import open_register, running_kit
from accomp_desktop.cli.secrets import file_password
from accomp_desktop.domain.choices import Reading
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.returning import (
    CHANGED,
    NO,
    REASON,
    ReturnLine,
    dispatch_of,
    return_layout,
    return_lines,
    told_by_row,
)
from accomp_desktop.domain.values import Json, plain_json
from accomp_desktop.exchange.communes import read_communes
from accomp_desktop.exchange.locking import in_clear, lock_with_password
from accomp_desktop.exchange.mappings import read_mapping
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.reports.appending import append_columns, refuse_over
from accomp_desktop.reports.blank_list import write_blank_list
from accomp_desktop.reports.returns import return_addition, write_return
from accomp_desktop.reports.writing import check_ending, writing
from accomp_desktop.store.register import Register


def returns(options: Namespace) -> Answer:
    """Write the return, for everyone or beside a list that was received, and keep what it told."""
    today, password = date.today(), file_password(options.password_env)
    with open_register(options) as register:
        kit = running_kit(register)
        lines = return_lines(register.files(), kit, register.dispatches(), today)
        with _locked(options.out, password) as path:
            if options.file:
                lines = _complete(options, path, register, lines)
            else:
                check_ending(path, ".xlsx")
                write_return(path, lines, return_layout(kit), register.structure(), today)
        register.apply((dispatch_of(lines, today),), REASON)
    changed = sum(one.values.get(CHANGED, NO) != NO for one in lines)
    told = f"Personnes\u202f: {len(lines)}, dont nouvelles ou modifiées depuis le dernier retour\u202f: {changed}"
    return Answer((str(options.out), told), [_told(one) for one in lines])


@contextmanager
def _locked(target: Path, password: str | None) -> Generator[Path]:
    """Give the path to write a workbook at; it takes its place once the password, if there is one, protects it."""
    with writing(target) as partial:
        yield partial
        if password:
            lock_with_password(partial, password)


def _complete(
    options: Namespace, path: Path, register: Register, lines: Sequence[ReturnLine]
) -> tuple[ReturnLine, ...]:
    """Write a received list with the return at its right; give the lines that it tells."""
    refuse_over(options.file, options.out)
    kit, password = running_kit(register), file_password(options.password_env)
    book = read_book(options.file, password)
    plan = plan_import(
        book,
        kit,
        register.profiles(),
        today=date.today(),
        reading=Reading(sheet=options.sheet, layout=read_mapping(options.mapping, kit) if options.mapping else None),
        structure=register.structure().name,
        file_name=options.file.name,
        communes=read_communes(),
    )
    rows = told_by_row(plan, lines)
    addition = return_addition(plan.listing, rows, return_layout(kit))
    clear = in_clear(options.file.name, options.file.read_bytes(), lambda: password)
    append_columns(options.file, book, path, addition, in_clear=clear)
    return tuple({line.person_id: line for line in rows.values() if line}.values())


def _told(line: ReturnLine) -> Json:
    return {code: plain_json(value) for code, value in line.values.items()}


def model(options: Namespace) -> Answer:
    """Write a blank list for the Département to fill."""
    check_ending(options.out, ".xlsx")
    with open_register(options) as register:
        write_blank_list(options.out, running_kit(register), register.structure())
    return Answer((str(options.out),))
