# SPDX-License-Identifier: EUPL-1.2
"""What a well-formed kit must also hold: codes used once, lists that exist, headings that name one field."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TypeAlias

from accomp_desktop.domain.headings import JOINT, fold_heading, heading_claims, importable
from accomp_desktop.domain.kit import NIR_KEY, Kit
from accomp_desktop.domain.new_field import CORE_KEYS
from accomp_desktop.domain.questions import LISTED, Question
from accomp_desktop.domain.returning import NUMBER, RETURN_COLUMNS, return_layout
from accomp_desktop.domain.todo import DELAYS

Broken: TypeAlias = tuple[str, str, str]
"""Key path, what was expected, what was found (empty when there is nothing to show)."""

KEY = re.compile(r"[a-z][a-z0-9_]*")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def broken_rules(kit: Kit) -> Iterator[Broken]:
    """Go through everything that is wrong in a kit whose shape is right."""
    yield from _codes(kit)
    yield from _fields(kit)
    yield from _questions(kit)
    yield from _numbers(kit)
    yield from _names(kit)
    yield from _return_columns(kit) or _return_labels(kit)


def _codes(kit: Kit) -> Iterator[Broken]:
    yield from _once("", (("code", kit.code),), CODE)
    yield from _each("forms", (one.code for one in kit.forms))
    yield from _each("tracks", (one.code for one in kit.tracks))
    yield from _each("exit_reasons", (one.code for one in kit.exit_reasons))
    for name in ("actions", "scales", "letters", "operations", "indicators"):
        yield from _each(name, (one.code for one in getattr(kit, name)))
    for name, items in kit.lists.items():
        yield from _each(f"lists.{name}", (one.code for one in items))
    for at, form in enumerate(kit.forms):
        yield from _each(f"forms[{at}].sections", (one.code for one in form.sections))
        keys = ((f"sections[{n}].questions[{m}].key", one.key) for n, section in enumerate(form.sections)
                for m, one in enumerate(section.questions))  # fmt: skip
        yield from _once(f"forms[{at}].", keys, KEY)


def _each(path: str, codes: Iterable[str]) -> Iterator[Broken]:
    yield from _once(path, ((f"[{at}].code", code) for at, code in enumerate(codes)), CODE)


def _once(path: str, codes: Iterable[tuple[str, str]], shape: re.Pattern[str]) -> Iterator[Broken]:
    """Refuse a code of another shape, and one that was already used."""
    seen: set[str] = set()
    for place, code in codes:
        if not shape.fullmatch(code):
            yield path + place, "un code en lettres sans accent et chiffres", f"«\u202f{code}\u202f»"
        if code in seen:
            yield path + place, "un code qui ne serve qu’une fois", f"«\u202f{code}\u202f»"
        seen.add(code)


def _fields(kit: Kit) -> Iterator[Broken]:
    yield from _once("", ((f"fields[{at}].key", one.key) for at, one in enumerate(kit.fields)), KEY)
    for at, one in enumerate(kit.fields):
        if one.key in CORE_KEYS:
            yield f"fields[{at}].key", "une clé que l’application n’emploie pas déjà", f"«\u202f{one.key}\u202f»"
    for key in kit.labels:
        if key not in CORE_KEYS:
            yield f"labels.{key}", "la clé d’un champ de l’application", f"«\u202f{key}\u202f»"


def _questions(kit: Kit) -> Iterator[Broken]:
    asked = [(f"fields[{at}]", one) for at, one in enumerate(kit.fields)]
    asked += [
        (f"forms[{at}].sections[{n}].questions[{m}]", one)
        for at, form in enumerate(kit.forms)
        for n, section in enumerate(form.sections)
        for m, one in enumerate(section.questions)
    ]
    for path, one in asked:
        yield from _question(path, one, kit)


def _question(path: str, one: Question, kit: Kit) -> Iterator[Broken]:
    if not one.label.strip():
        yield f"{path}.label", "un libellé", ""
    if one.lines < 1:
        yield f"{path}.lines", "un nombre de lignes d’au moins 1", str(one.lines)
    if one.kind not in LISTED:
        if one.list:
            expected = 'kind = "choice", "choices" ou "amounts" pour qu’une liste serve'
            yield f"{path}.list", expected, f"«\u202f{one.list}\u202f»"
    elif one.list not in kit.lists and (one.list or one.kind != "amounts"):
        yield f"{path}.list", "le nom d’une liste de ce kit", f"«\u202f{one.list}\u202f»"


def _numbers(kit: Kit) -> Iterator[Broken]:
    for name in ("edition", "version"):
        if getattr(kit, name) < 1:
            yield name, "un numéro d’au moins 1", str(getattr(kit, name))
    for at, one in enumerate(kit.actions):
        if not 0 <= one.due_after_days <= 3650:
            yield f"actions[{at}].due_after_days", "un nombre de jours entre 0 et 3650", str(one.due_after_days)
    for name, days in kit.delays.items():
        if name not in DELAYS:
            yield f"delays.{name}", f"l’un de ces délais\u202f: {', '.join(DELAYS)}", f"«\u202f{name}\u202f»"
        elif not 0 <= days <= 3650:
            yield f"delays.{name}", "un nombre de jours entre 0 et 3650", str(days)


def _names(kit: Kit) -> Iterator[Broken]:
    known = {NIR_KEY, *(item.key for item in importable(kit))}
    for table, claimed in (("headings", kit.headings), ("heading_parts", kit.heading_parts)):
        for key in claimed:
            if not known.issuperset(key.split(JOINT)):
                yield f"{table}.{key}", "la clé d’un champ qui s’importe", f"«\u202f{key}\u202f»"
    labels = {item.label for item in importable(kit)}
    holders: dict[str, str] = {}
    for heading, key in heading_claims(kit):
        if not fold_heading(heading):
            yield f"headings.{key}", "un intitulé qui porte au moins un mot", f"«\u202f{heading}\u202f»"
        holder = holders.setdefault(fold_heading(heading), key)
        if holder != key and heading not in labels:
            expected = f"un intitulé que «\u202f{holder}\u202f» ne réclame pas déjà"
            yield f"headings.{key}", expected, f"«\u202f{heading}\u202f»"


def _return_columns(kit: Kit) -> tuple[Broken, ...]:
    """Refuse in the return a column that is not of the closed list, or comes twice, or before the number."""
    broken = [
        (f"returns[{at}].column", _nearest_column(one.column), f"«\u202f{one.column}\u202f»")
        for at, one in enumerate(kit.returns)
        if one.column not in RETURN_COLUMNS
    ]
    columns = [one.column for one in kit.returns]
    broken += [
        (f"returns[{at}].column", "une colonne qui ne vienne qu’une fois", f"«\u202f{column}\u202f»")
        for at, column in enumerate(columns)
        if column in columns[:at]
    ]
    if columns and columns[0] != NUMBER:
        broken.append(("returns[0].column", f"le numéro du Département en premier ({NUMBER})", ""))
    if columns and not broken and all(RETURN_COLUMNS[column].identifies for column in columns):
        broken.append(("returns", "au moins une colonne qui dise où en est la personne", ""))
    return tuple(broken)


def _nearest_column(column: str) -> str:
    near = get_close_matches(column, RETURN_COLUMNS, 1)
    expected = f"l’une de ces colonnes\u202f: {', '.join(RETURN_COLUMNS)}"
    return f"«\u202f{near[0]}\u202f» peut-être, ou {expected}" if near else expected


def _return_labels(kit: Kit) -> Iterator[Broken]:
    """Refuse a heading of the return that would be read as something else in the list that comes back."""
    claimed = {fold_heading(heading) for heading, _ in heading_claims(kit)}
    seen: set[str] = set()
    for at, column in enumerate(return_layout(kit) if kit.returns else ()):
        folded = fold_heading(column.label)
        if not folded or folded in seen:
            yield f"returns[{at}].label", "un intitulé qui ne serve qu’une fois", f"«\u202f{column.label}\u202f»"
        elif folded in claimed and not column.identifies:
            expected = "un intitulé que la lecture des listes ne prend pas pour un de ses champs"
            yield f"returns[{at}].label", expected, f"«\u202f{column.label}\u202f»"
        seen.add(folded)
