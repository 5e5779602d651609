# SPDX-License-Identifier: EUPL-1.2
"""What a well-formed kit must also hold: codes used once, figures in their bounds, headings that name one field."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from accomp_desktop.domain.grammar import nearest, quoted
from accomp_desktop.domain.headings import JOINT, heading_claims, importable, spellings
from accomp_desktop.domain.kit import NIR_KEY, Kit
from accomp_desktop.domain.questions import Question
from accomp_desktop.domain.todo import DELAYS
from accomp_desktop.exchange.kit_conditions import broken_conditions
from accomp_desktop.exchange.kit_contents import broken_contents
from accomp_desktop.exchange.kit_faults import Fault, unknown
from accomp_desktop.exchange.kit_references import broken_references
from accomp_desktop.exchange.kit_returns import broken_returns
from accomp_desktop.exchange.toml_lines import Steps

KEY = re.compile(r"[a-z][a-z0-9_]*")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
DOTTED_CODE = re.compile(rf"{CODE.pattern}(\.{CODE.pattern})*")
SHELVES = (
    "forms", "actions", "tracks", "exit_reasons", "letters", "operations", "indicators",
)  # fmt: skip
"""Parts of a kit whose items have a code."""


def faults_of(kit: Kit) -> Iterator[Fault]:
    """Go through everything that is wrong in a kit whose shape is right."""
    yield from _codes(kit)
    yield from _keys(kit)
    yield from broken_references(kit)
    yield from broken_conditions(kit)
    yield from _numbers(kit)
    yield from _headings(kit)
    yield from broken_returns(kit)
    yield from broken_contents(kit)


def _codes(kit: Kit) -> Iterator[Fault]:
    yield from _once(((("code",), kit.code),), CODE)
    for name in SHELVES:
        yield from _coded((name,), getattr(kit, name))
    yield from _coded(("scales",), kit.scales, DOTTED_CODE)
    for name, items in kit.lists.items():
        yield from _coded(("lists", name), items)
    yield from _once(((("lists", name), name) for name in kit.lists), KEY)
    for at, form in enumerate(kit.forms):
        for name in ("sections", "scores", "alerts", "proposals"):
            yield from _coded(("forms", at, name), getattr(form, name))


def _coded(steps: Steps, items: Iterable[Any], shape: re.Pattern[str] = CODE) -> Iterator[Fault]:
    yield from _once((((*steps, at, "code"), cast("str", one.code)) for at, one in enumerate(items)), shape)
    for at, one in enumerate(items):
        if not one.label.strip():
            yield Fault((*steps, at, "label"), "un libellé")


def _keys(kit: Kit) -> Iterator[Fault]:
    yield from _once(_keyed(("fields",), kit.fields), KEY)
    for at, form in enumerate(kit.forms):
        asked = (
            pair
            for n, section in enumerate(form.sections)
            for pair in _keyed(("forms", at, "sections", n, "questions"), section.questions)
        )
        yield from _once(asked, KEY)


def _keyed(steps: Steps, questions: Iterable[Question]) -> Iterator[tuple[Steps, str]]:
    for at, one in enumerate(questions):
        yield (*steps, at, "key"), one.key
        yield from _keyed((*steps, at, "questions"), one.questions)


def _once(codes: Iterable[tuple[Steps, str]], shape: re.Pattern[str]) -> Iterator[Fault]:
    """Refuse a code of another shape, and one that was already used."""
    seen: set[str] = set()
    for steps, code in codes:
        if not shape.fullmatch(code):
            yield Fault(steps, "un code en lettres sans accent et chiffres", quoted(code))
        if code in seen:
            yield Fault(steps, "un code qui ne serve qu’une fois", quoted(code))
        seen.add(code)


def _numbers(kit: Kit) -> Iterator[Fault]:
    for name in ("edition", "version"):
        if not 1 <= getattr(kit, name) < 10**6:
            yield Fault((name,), "un numéro d’au moins 1", str(getattr(kit, name)))
    for at, one in enumerate(kit.actions):
        yield from _days(("actions", at, "due_after_days"), one.due_after_days)
    for name, days in kit.delays.items():
        if name not in DELAYS:
            yield unknown(("delays", name), "l’un de ces délais", name, DELAYS, listed=True)
        else:
            yield from _days(("delays", name), days)


def _days(steps: Steps, days: int) -> Iterator[Fault]:
    if not 0 <= days <= 3650:
        yield Fault(steps, "un nombre de jours entre 0 et 3650", str(days))


def _headings(kit: Kit) -> Iterator[Fault]:
    known = {NIR_KEY, *(item.key for item in importable(kit))}
    for table, claimed in (("headings", kit.headings), ("heading_parts", kit.heading_parts)):
        for keys in claimed:
            for key in set(keys.split(JOINT)) - known:
                near = nearest(key, known)
                yield Fault((table, keys), "la clé d’un champ qui s’importe", quoted(keys), near)
    labels = {item.label for item in importable(kit)}
    holders: dict[str, str] = {}
    for heading, key in heading_claims(kit):
        folded = spellings(heading).folded
        if not folded:
            yield Fault(("headings", key), "un intitulé qui porte au moins un mot", quoted(heading))
        holder = holders.setdefault(folded, key)
        if holder != key and heading not in labels:
            expected = f"un intitulé que {quoted(holder)} ne réclame pas déjà"
            yield Fault(("headings", key), expected, quoted(heading))
