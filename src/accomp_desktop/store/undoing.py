# SPDX-License-Identifier: EUPL-1.2
"""What taking an act back means: a value comes back only if it is still the one the act wrote."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from sqlalchemy import Connection, select

from accomp_desktop.domain.changes import Change, Edit, Removal
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Answers, Json, from_json, to_json
from accomp_desktop.store import rows
from accomp_desktop.store.kits import KIND, kit_before, labels_in, newest_kit
from accomp_desktop.store.mistakes import quoted
from accomp_desktop.store.tables import CHILDREN, COLUMNS, TABLES
from accomp_desktop.store.telling import told, untold


@dataclass
class Plan:
    """The changes that take an act back, sort by sort, and what stays as it is, each time with why.

    `labels` names the answers as the kit does; `held` is what the register holds of the records of the act.
    """

    labels: Mapping[str, str]
    held: dict[str, dict[str, Record]]
    writes: defaultdict[str, dict[str, Record]] = field(default_factory=lambda: defaultdict(dict))
    leaving: defaultdict[str, dict[str, Record]] = field(default_factory=lambda: defaultdict(dict))
    kept: Counter[str] = field(default_factory=Counter[str])
    kit: tuple[Mapping[str, Json], Mapping[str, Json]] | None = None
    """The kit that comes back, and the one it was made from."""

    def changes(self) -> list[Change]:
        """Give the changes to apply."""
        back: list[Change] = [one for kind in self.writes for one in self.writes[kind].values()]
        return back + [Removal(one) for kind in self.leaving for one in self.leaving[kind].values()]

    def sentences(self) -> tuple[str, ...]:
        """Say what stays; the same sentence once, with how many records it is true of."""
        return tuple(said if count == 1 else f"{said} ({count} fiches)" for said, count in self.kept.items())

    def restores(self, kind: str, record_id: str | None) -> bool:
        """Tell whether a record that was removed comes back."""
        return record_id in self.writes[kind] and record_id not in self.held[kind]

    def keep(self, kind: str, why: str) -> None:
        """Leave a record, or one of its values, as it is."""
        self.kept[f"{SPINE[kind].label}\u202f: {why}"] += 1


def plan_undo(connection: Connection, number: int, edits: Sequence[Edit]) -> Plan:
    """Work out what takes the edits of an act back from the present state of the register."""
    by_kind: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_kind[edit.kind].append(edit)
    ids = {kind: [edit.record_id for edit in by_kind[kind]] for kind in SPINE}
    plan = Plan(
        labels_in(newest_kit(connection)), {kind: rows.read_these(connection, kind, ids[kind]) for kind in SPINE}
    )
    for kind in SPINE:
        for edit in by_kind[kind]:
            _give_back(connection, plan, edit)
    _send_back(connection, plan, number)
    for kind in reversed(list(SPINE)):
        _take_out(
            connection, plan, kind, [edit for edit in by_kind[kind] if edit.before is None and edit.after is not None]
        )
    for edit in by_kind[KIND]:
        plan.kit = kit_before(connection, edit)
        if plan.kit is None:
            plan.kept["Kit\u202f: il a changé depuis, la version actuelle est gardée."] += 1
    return plan


def _give_back(connection: Connection, plan: Plan, edit: Edit) -> None:
    """Restore a removed record, or the values that an act replaced."""
    present, before = plan.held[edit.kind].get(edit.record_id), edit.before
    if before is None:
        if edit.after is None:
            plan.keep(edit.kind, "le détail de cet acte a été effacé du journal, rien n’est rétabli.")
    elif edit.after is None and present is not None:
        plan.keep(edit.kind, "une fiche a repris la place de celle qui avait été supprimée\u202f; elle est gardée.")
    elif edit.after is None:
        restored = untold(edit.kind, edit.record_id, before)
        if all(_is_there(connection, plan, restored, name) for name in SPINE[edit.kind].parents):
            plan.writes[edit.kind][restored.id] = restored
        else:
            plan.keep(edit.kind, "ce dont dépendait la fiche supprimée n’existe plus, elle n’est pas rétablie.")
    elif present is None:
        plan.keep(edit.kind, "la fiche a été supprimée depuis, elle n’est pas rétablie.")
    else:
        plan.writes[edit.kind][present.id] = _with_old_values(connection, plan, present, before, edit.after)


def _with_old_values(
    connection: Connection, plan: Plan, present: Record, before: Mapping[str, Json], after: Mapping[str, Json]
) -> Record:
    """Return the record with the values of before, except those that changed since."""
    kind = present.kind()
    names = [name for name in before if name != "answers"]
    back = present
    for name in names:
        restored = name in COLUMNS[kind] and to_json(getattr(present, name)) == after[name]
        if restored:
            tried = replace(back, **cast("dict[str, Any]", {name: from_json(before[name])}))
            restored = name not in SPINE[kind].parents or _is_there(connection, plan, tried, name)
            back = tried if restored else back
        if not restored:
            plan.keep(kind, f"{_named(kind, name)} a changé depuis\u202f; la valeur actuelle est gardée.")
    return replace(back, answers=_old_answers(plan, present, before, after))


def _old_answers(plan: Plan, present: Record, before: Mapping[str, Json], after: Mapping[str, Json]) -> Answers:
    given = dict(present.answers)
    old, new = (cast("dict[str, Json]", state.get("answers") or {}) for state in (before, after))
    for key, value in old.items():
        if to_json(given.get(key)) == new[key]:
            given[key] = from_json(value)
        else:
            label = plan.labels.get(key, key)
            plan.keep(present.kind(), f"{quoted(label)} a changé depuis\u202f; la valeur actuelle est gardée.")
    return {key: value for key, value in given.items() if value is not None}


def _is_there(connection: Connection, plan: Plan, record: Record, name: str) -> bool:
    """Tell whether the record that an attribute names is in the register, or comes back by the same undo."""
    parent, named = SPINE[record.kind()].parents[name], cast("str | None", getattr(record, name))
    if named is None or named in plan.writes[parent] or named in plan.held[parent]:
        return True
    return bool(rows.read_these(connection, parent, [named]))


def _send_back(connection: Connection, plan: Plan, number: int) -> None:
    """Have what hangs from records that go back to a restored one follow them; say what stays of the work since."""
    hosts: dict[tuple[str, str], None] = {}
    for record, name, host in _going_back(plan):
        hosts[SPINE[record.kind()].parents[name], host] = None
        _bring_along(connection, plan, record, name, host)
    for parent, host in hosts:
        for child, name in CHILDREN[parent]:
            table = TABLES[child].c
            for one in rows.read(connection, SPINE[child].record, table[name] == host, table.version > number):
                if one.id not in plan.writes[child]:
                    plan.keep(child, "ajoutée ou modifiée depuis, la fiche reste où elle est.")


def _going_back(plan: Plan) -> Iterator[tuple[Record, str, str]]:
    """Go through the records that go back to a restored one: by which attribute, and what they hung from meanwhile."""
    for kind, sort in SPINE.items():
        for record in [*plan.writes[kind].values()]:
            held = plan.held[kind].get(record.id)
            for name, parent in sort.parents.items():
                host, back = (cast("str | None", getattr(one, name, None)) for one in (held, record))
                if host is not None and host != back and plan.restores(parent, back):
                    yield record, name, host


def _bring_along(connection: Connection, plan: Plan, record: Record, name: str, host: str) -> None:
    """Have what was hung from a record since, and names the same host as it did, go back with it."""
    for child, link in CHILDREN[record.kind()]:
        if name in SPINE[child].parents:
            table = TABLES[child].c
            for one in rows.read(connection, SPINE[child].record, table[link] == record.id, table[name] == host):
                if one.id not in plan.writes[child]:
                    plan.held[child][one.id] = one
                    plan.writes[child][one.id] = replace(one, **{name: getattr(record, name)})


def _take_out(connection: Connection, plan: Plan, kind: str, created: Sequence[Edit]) -> None:
    """Remove the records an act created, unless they changed since or something newer hangs from them."""
    held, unchanged = plan.held[kind], dict[str, Record]()
    here = [edit for edit in created if edit.record_id in held]
    for edit, state in zip(here, told(kind, [held[edit.record_id] for edit in here]), strict=True):
        if state == edit.after:
            unchanged[edit.record_id] = held[edit.record_id]
        else:
            plan.keep(kind, "la fiche a changé depuis, elle est gardée.")
    needed = _needed(connection, plan, kind, unchanged)
    for record in unchanged.values():
        if record.id in needed:
            plan.keep(kind, "une autre fiche en dépend depuis, elle est gardée.")
        else:
            plan.leaving[kind][record.id] = record


def _needed(connection: Connection, plan: Plan, kind: str, ids: Iterable[str]) -> set[str]:
    """Find which of these records will still have something hanging from them."""
    needed: set[str] = set()
    for child, name in CHILDREN[kind]:
        table = TABLES[child]
        for batch in rows.in_batches(ids):
            for child_id, held in connection.execute(select(table.c.id, table.c[name]).where(table.c[name].in_(batch))):
                rewritten = plan.writes[child].get(child_id)
                hangs = held if rewritten is None else getattr(rewritten, name)
                if hangs == held and child_id not in plan.leaving[child]:
                    needed.add(held)
    return needed


def _named(kind: str, name: str) -> str:
    """Name a column as the screens do, a link by what it leads to."""
    sort = SPINE[kind]
    if name in sort.parents:
        return quoted(SPINE[sort.parents[name]].label)
    return next((quoted(one.label) for one in sort.fields if one.attribute == name), "une valeur")
