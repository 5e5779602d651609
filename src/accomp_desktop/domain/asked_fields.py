# SPDX-License-Identifier: EUPL-1.2
"""The fields of a sort of record as one shelf: core ones, reworded and hidden, and the kit’s own, which it retires."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kit import NIR_KEY, Kit
from accomp_desktop.domain.questions import HostRecord, Question
from accomp_desktop.domain.shelves import Shelf
from accomp_desktop.domain.spine import SPINE

T = TypeVar("T")


def fields_of(record: HostRecord) -> Shelf[Question]:
    """Give the shelf of a sort of record; a core field stands on it as a question that is retired when it is hidden."""
    return Shelf(lambda kit: _read(kit, record), lambda kit, items: _write(kit, record, items), "key")


def core_field(question: Question) -> Field | None:
    """Find the core field that a question of the shelf stands for, if it is not the kit’s own."""
    return next((one for one in SPINE[question.record].fields if one.key == question.key), None)


def _read(kit: Kit, record: HostRecord) -> tuple[Question, ...]:
    core = [
        Question(
            one.key,
            one.label,
            record=record,
            required=one.required,
            sensitive=one.sensitive,
            retired=one.hidden,
            help=one.help,
            headings=one.headings,
        )
        for one in kit.fields_of(record)
        if one.core
    ]
    own = [one for one in kit.fields if one.record == record]
    rank = {key: at for at, key in enumerate(kit.order.get(record, ()))}
    return tuple(sorted((*core, *own), key=lambda one: rank.get(one.key, len(rank))))


def _write(kit: Kit, record: HostRecord, items: tuple[Question, ...]) -> Kit:
    code = {one.key: one for one in SPINE[record].fields if one.key != NIR_KEY or kit.keeps_nir}
    core = [one for one in items if one.key in code]
    own = [one for one in items if one.key not in code]
    keys = tuple(one.key for one in items)
    natural = (*code, *(one.key for one in own))
    return replace(
        kit,
        fields=_in_place(kit.fields, record, own),
        order=_but(kit.order, record) | ({} if keys == natural else {record: keys}),
        labels=_told(kit.labels, {one.key: (one.label, code[one.key].label) for one in core}),
        helps=_told(kit.helps, {one.key: (one.help, code[one.key].help) for one in core}),
        headings=_told(kit.headings, {one.key: (one.headings, ()) for one in core}),
        hidden=_marked(kit.hidden, {one.key: one.retired for one in core}),
        required=_marked(kit.required, {one.key: one.required and not code[one.key].required for one in core}),
        sensitive=_marked(kit.sensitive, {one.key: one.sensitive and not code[one.key].sensitive for one in core}),
    )


def _in_place(fields: tuple[Question, ...], record: HostRecord, own: list[Question]) -> tuple[Question, ...]:
    """Put the fields of a record where its fields stood, what is more after the others."""
    coming = iter(own)
    kept = (one if one.record != record else next(coming, None) for one in fields)
    return (*(one for one in kept if one is not None), *coming)


def _but(held: Mapping[str, T], key: str) -> dict[str, T]:
    return {name: value for name, value in held.items() if name != key}


def _told(held: Mapping[str, T], said: Mapping[str, tuple[T, T]]) -> dict[str, T]:
    """Keep of these fields only what is said otherwise than usual; what is said of others stays."""
    others = {key: value for key, value in held.items() if key not in said}
    return others | {key: now for key, (now, usual) in said.items() if now != usual}


def _marked(held: tuple[str, ...], marks: Mapping[str, bool]) -> tuple[str, ...]:
    """Mark these fields or not; the marks of others stay."""
    return (*(key for key in held if key not in marks), *(key for key, marked in marks.items() if marked))
