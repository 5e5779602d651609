# SPDX-License-Identifier: EUPL-1.2
"""Kits from the command line: checked, written without the people, begun from another, compared."""

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.commands import named_kit, open_register, running_kit
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_differences import Change, Difference, differences
from accomp_desktop.domain.kit_travel import without_people
from accomp_desktop.exchange.kit_faults import Fault, KitError
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data
from accomp_desktop.exchange.national_scales import without_national_scales
from accomp_desktop.reports.kit_files import write_kit, write_kit_folder
from accomp_desktop.reports.writing import check_ending

if TYPE_CHECKING:
    from accomp_desktop.domain.values import Json

ENDING = ".kit"
CHANGES: Mapping[Change, str] = {"new": "nouveau", "changed": "changé", "gone": "disparu", "moved": "déplacé"}


def check_kit(options: Namespace) -> Answer:
    """Say that a kit is right, or every fault it has."""
    try:
        kit = named_kit(options.kit)
    except KitError as wrong:
        faults = tuple(f"{one.sentence}." for one in wrong.faults)
        return Answer((), [_told(one) for one in wrong.faults], faults)
    return Answer((f"{_named(kit)}\u202f: aucun défaut",), [])


def _told(fault: Fault) -> "Json":
    return {
        "file": fault.file,
        "line": fault.line,
        "path": fault.path,
        "expected": fault.expected,
        "found": fault.found,
        "nearest": fault.nearest,
    }


def _named(kit: Kit) -> str:
    return f"Kit {kit.code}, édition {kit.edition}"


def export_kit(options: Namespace) -> Answer:
    """Write the kit that a register runs, as others may have it."""
    check_ending(options.out, ENDING)
    with open_register(options) as register:
        kit = without_national_scales(without_people(running_kit(register)))
    write_kit(kit, options.out)
    return Answer(
        (f"{_named(kit)}\u202f: {options.out}", "Relisez ses listes\u202f: aucune ne doit nommer une personne.")
    )


def start_kit(options: Namespace) -> Answer:
    """Write a copy of a kit to start from, under its new name."""
    kit = replace(
        without_national_scales(without_people(named_kit(options.origin))),
        code=options.code,
        label=options.label,
        departement=options.departement,
        author=options.author,
        contact=options.contact,
        edition=1,
    )
    kit_from_data(kit_to_data(kit))
    _write(kit, options.out)
    return Answer((f"{_named(kit)}\u202f: {options.out}",))


def _write(kit: Kit, path: Path) -> None:
    if path.suffix.lower() == ENDING:
        write_kit(kit, path)
    else:
        write_kit_folder(kit, path)


def compare_kits(options: Namespace) -> Answer:
    """Say item by item what the second kit has that the first has not, has otherwise, or no longer has."""
    found = differences(named_kit(options.before), named_kit(options.after))
    data: list[Json] = [
        {"sort": one.key.sort, "within": one.key.within, "code": one.key.code, "change": one.change, "label": one.label}
        for one in found
    ]
    return Answer(tuple(line for one in found for line in _lines(one)) or ("Aucune différence",), data)


def _lines(one: Difference) -> tuple[str, ...]:
    told = (f"    {item.name}\u202f: {item.before or '—'} → {item.after or '—'}" for item in one.attributes)
    return (f"{CHANGES[one.change]} — {one.place}\u202f: {one.label}", *told)
