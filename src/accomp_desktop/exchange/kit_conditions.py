# SPDX-License-Identifier: EUPL-1.2
"""Conditions and formulas of a kit: each is reckoned from what is known where it stands, none waits for itself."""

from collections.abc import Collection, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple, cast

from accomp_desktop.domain.expressions import check, names
from accomp_desktop.domain.grammar import BadExpression, quoted
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.known_names import (
    names_for_form,
    names_for_indicators,
    names_for_proposals,
    names_for_reading,
    names_for_record,
)
from accomp_desktop.domain.questions import Form, Question
from accomp_desktop.exchange.kit_faults import Fault, unknown
from accomp_desktop.exchange.toml_lines import Steps

CONDITION, FORMULA = "une condition", "une formule"


class Need(NamedTuple):
    """The answers without which a question is not asked, or not reckoned."""

    key: str
    steps: Steps
    names: frozenset[str]


def broken_conditions(kit: Kit) -> Iterator[Fault]:
    """Go through the texts that cannot be reckoned."""
    around = {record: names_for_record(kit, record) for record in {one.record for one in kit.fields}}
    for at, one in enumerate(kit.fields):
        yield from _question(("fields", at), one, around[one.record])
    yield from _cycles(_needs(("fields",), kit.fields))
    for at, form in enumerate(kit.forms):
        yield from _form(("forms", at), form, names_for_form(kit, form))
        yield from _reading(("forms", at), form, kit)
    counted = names_for_indicators(kit)
    for at, one in enumerate(kit.indicators):
        yield from _text(("indicators", at, "when"), one.when, counted, needed=True)


def _form(steps: Steps, form: Form, known: Collection[str]) -> Iterator[Fault]:
    needs: list[Need] = []
    for n, section in enumerate(form.sections):
        place = (*steps, "sections", n)
        yield from _text((*place, "only_if"), section.only_if, known)
        if not 0 <= section.interview <= 9:
            yield Fault((*place, "interview"), "un numéro d’entretien de 1 à 9, ou 0 pour tous", str(section.interview))
        for m, one in enumerate(section.questions):
            yield from _question((*place, "questions", m), one, known)
        needs += _needs((*place, "questions"), section.questions, _names(section.only_if))
    yield from _cycles(needs)


def _reading(steps: Steps, form: Form, kit: Kit) -> Iterator[Fault]:
    """Check what the form says of the answers: its marks, what it warns of, the tracks it proposes."""
    known, asked = names_for_reading(kit, form), names_for_form(kit, form)
    yield from _keys((*steps, "compared"), form.compared, asked)
    for n, score in enumerate(form.scores):
        yield from _text((*steps, "scores", n, "formula"), score.formula, known, needed=not score.told)
        yield from _keys((*steps, "scores", n, "told"), score.told, asked)
        if not 0 < score.most <= 1000:
            yield Fault((*steps, "scores", n, "most"), "un nombre de 1 à 1000", str(score.most))
    for n, alert in enumerate(form.alerts):
        yield from _text((*steps, "alerts", n, "when"), alert.when, known, needed=True)
    known = names_for_proposals(kit, form)
    for n, one in enumerate(form.proposals):
        yield from _text((*steps, "proposals", n, "when"), one.when, known, needed=True)


def _keys(steps: Steps, keys: Iterable[str], asked: Collection[str]) -> Iterator[Fault]:
    for at, key in enumerate(keys):
        if key not in asked:
            yield unknown((*steps, at), "la clé d’une question", key, asked)


def _question(steps: Steps, one: Question, known: Collection[str]) -> Iterator[Fault]:
    yield from _text((*steps, "only_if"), one.only_if, known)
    yield from _text((*steps, "formula"), one.formula, known)
    for at, part in enumerate(one.questions):
        yield from _question((*steps, "questions", at), part, known)


def _text(steps: Steps, text: str, known: Collection[str], *, needed: bool = False) -> Iterator[Fault]:
    expected = f"{FORMULA if steps[-1] == 'formula' else CONDITION} qui se calcule"
    if not text.strip():
        if needed:
            yield Fault(steps, expected)
        return
    try:
        check(text, known)
    except BadExpression as wrong:
        yield Fault(steps, expected, f"{quoted(text)}, qui {wrong.what}", wrong.nearest)


def _needs(steps: Steps, questions: Iterable[Question], outer: frozenset[str] = frozenset()) -> Iterator[Need]:
    """Tell what each question needs: what its section, its group, its condition and its formula speak of."""
    for at, one in enumerate(questions):
        needed = outer | _names(one.only_if) | _names(one.formula)
        yield Need(one.key, (*steps, at, "formula" if one.formula else "only_if"), needed)
        yield from _needs((*steps, at, "questions"), one.questions, needed)


def _names(text: str) -> frozenset[str]:
    try:
        return names(text)
    except BadExpression:
        return frozenset()


def _cycles(needs: Iterable[Need]) -> Iterator[Fault]:
    """Refuse questions that wait for each other, showing how; one circle at a time."""
    known = {one.key: one for one in needs}
    try:
        TopologicalSorter({key: sorted(one.names & known.keys()) for key, one in known.items()}).prepare()
    except CycleError as wrong:
        circle = cast("list[str]", wrong.args[1])[::-1]
        expected = "des conditions et des formules qui ne tournent pas en rond"
        yield Fault(known[circle[0]].steps, expected, quoted(" → ".join(circle)))
