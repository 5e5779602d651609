# SPDX-License-Identifier: EUPL-1.2
"""How many people hold what a kit configures: an answer, one of its choices, a track, an exit reason, an adviser."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, case, distinct, func, select, union_all

from accomp_desktop.domain.decision import DECIDED_TRACK
from accomp_desktop.domain.kit_uses import Answered, SortInUse
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.store.tables import TABLES

COLUMNS_OF: Mapping[SortInUse, tuple[str, str]] = {
    "track": ("plan", "track"),
    "exit": ("exit", "reason"),
    "action": ("action", "template"),
    "form": ("diagnosis", "form"),
    "adviser": ("assignment", "adviser"),
}
"""Sort of item → the record and the column that name it."""

ANSWERS_OF: Mapping[SortInUse, tuple[str, Collection[str]]] = {"track": ("diagnosis", (DECIDED_TRACK,))}
"""Sort of item → the record and the answers that name it besides."""

ANSWERED = tuple(kind for kind, sort in SPINE.items() if kind in {"household", "person"} or sort.parents)
"""Sorts of record whose answers are about people."""


def codes_held(connection: Connection, sort: SortInUse, codes: Collection[str]) -> dict[str, int]:
    """Count the people of whom a record names each code; a code that nobody holds is left out."""
    kind, name = COLUMNS_OF[sort]
    whole, person = _reaching_person(kind)
    named = select(person.label("person"), TABLES[kind].c[name].label("code")).select_from(whole)
    if sort in ANSWERS_OF:
        given = _given(*ANSWERS_OF[sort]).subquery()
        named = union_all(named, select(given.c.person, given.c.choice))
    held = named.subquery().c
    counted = select(held.code, func.count(distinct(held.person))).where(held.code.in_(codes)).group_by(held.code)
    return {str(code): count for code, count in connection.execute(counted)}


def answers_held(connection: Connection, answered: Collection[Answered]) -> dict[Answered, int]:
    """Count the people who gave each answer, or each of these choices; what nobody gave is left out."""
    keys = {key for key, _ in answered}
    given = union_all(*(_given(kind, keys) for kind in ANSWERED)).subquery()
    by_key = select(given.c.key, func.count(distinct(given.c.person))).group_by(given.c.key)
    by_choice = select(given.c.key, given.c.choice, func.count(distinct(given.c.person))).group_by(
        given.c.key, given.c.choice
    )
    held = {(key, ""): count for key, count in connection.execute(by_key)}
    held |= {(key, str(choice)): count for key, choice, count in connection.execute(by_choice)}
    return {one: held[one] for one in answered if one in held}


def _given(kind: str, keys: Collection[str]) -> Select[Any, Any, Any]:
    """List who answered what in the records of a sort: a line for each choice of an answer that holds several."""
    whole, person = _reaching_person(kind)
    leaf = func.json_tree(TABLES[kind].c.answers).table_valued("key", "path", "atom")
    key: ColumnElement[str] = case((leaf.c.path == "$", leaf.c.key), else_=func.substr(leaf.c.path, 3))
    return (
        select(person.label("person"), key.label("key"), leaf.c.atom.label("choice"))
        .select_from(whole.join(leaf, leaf.c.atom.is_not(None)))
        .where(key.in_(keys))
    )


def _reaching_person(kind: str) -> tuple[FromClause, ColumnElement[Any]]:
    """Join a sort of record to whom it concerns, however far; give what names the person."""
    whole: FromClause = TABLES[kind]
    if kind == "household":
        people = TABLES["person"]
        return whole.join(people, people.c.household_id == whole.c.id), people.c.id
    for table, (name, parent) in _way_up(kind):
        whole = whole.join(TABLES[parent], TABLES[parent].c.id == TABLES[table].c[name])
        kind = parent
    return whole, TABLES[kind].c["id" if kind == "person" else "person_id"]


def _way_up(kind: str) -> Iterator[tuple[str, tuple[str, str]]]:
    while kind != "person" and "person_id" not in SPINE[kind].parents:
        [(name, parent)] = SPINE[kind].parents.items()
        yield kind, (name, parent)
        kind = parent
