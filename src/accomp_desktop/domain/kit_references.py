# SPDX-License-Identifier: EUPL-1.2
"""What items of a kit name: a track its actions, an exit its proof, a formula its questions, a letter its fields."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from accomp_desktop.domain.expressions import names
from accomp_desktop.domain.grammar import BadExpression
from accomp_desktop.domain.headings import JOINT
from accomp_desktop.domain.kit import KNOWN_LISTS, PROOFS, Kit
from accomp_desktop.domain.kit_items import CORE_FIELDS, ItemKey
from accomp_desktop.domain.known_names import mark_key
from accomp_desktop.domain.questions import Question

_MERGE_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Reference(NamedTuple):
    """One item names another; `how` is what it does with it."""

    by: ItemKey
    to: ItemKey
    how: str


def references(kit: Kit) -> Iterator[Reference]:
    """Go through everything that an item of the kit names in another."""
    for one in kit.fields:
        yield from _of_question(ItemKey("field", "", one.key), one, _answers(kit))
    for form in kit.forms:
        yield from _of_form(kit, form.code)
    for track in kit.tracks:
        for code in track.actions:
            yield Reference(ItemKey("track", "", track.code), ItemKey("action", "", code), "la propose")
    for reason in kit.exit_reasons:
        if reason.proof:
            yield Reference(ItemKey("exit", "", reason.code), ItemKey("line", PROOFS, reason.proof), "la demande")
    yield from _of_texts(kit)


def containers(key: ItemKey, host: str) -> Iterator[ItemKey]:
    """Give what an item cannot stand without: its section, its form, its list, its scale."""
    if key.sort == "question":
        yield ItemKey("section", key.within, host)
    if key.sort in {"section", "question", "score", "alert", "proposal"}:
        yield ItemKey("form", "", key.within)
    if key.sort == "line":
        yield ItemKey("list", "", key.within)
    if key.sort == "scale_value":
        yield ItemKey("scale", "", key.within)


def _of_form(kit: Kit, code: str) -> Iterator[Reference]:
    answers, form = _answers(kit, code), next(one for one in kit.forms if one.code == code)
    yield from _to(ItemKey("form", "", code), form.compared, answers, "chiffre suivi")
    for section in form.sections:
        yield from _named(ItemKey("section", code, section.code), section.only_if, answers, "condition")
        for one in section.questions:
            yield from _of_question(ItemKey("question", code, one.key), one, answers)
    for score in form.scores:
        key = ItemKey("score", code, score.code)
        yield from _named(key, score.formula, answers, "formule du score")
        yield from _to(key, score.told, answers, "réponse dite par l’axe")
    for alert in form.alerts:
        yield from _named(ItemKey("alert", code, alert.code), alert.when, answers, "condition de l’alerte")
    marks = {mark_key(one): ItemKey("score", code, one.code) for one in form.scores}
    for one in form.proposals:
        key = ItemKey("proposal", code, one.code)
        yield from _named(key, one.when, marks | answers, "condition de la voie proposée")
        if one.track:
            yield Reference(key, ItemKey("track", "", one.track), "la propose")


def _of_question(key: ItemKey, question: Question, answers: Mapping[str, ItemKey]) -> Iterator[Reference]:
    for one in (question, *question.questions):
        name = KNOWN_LISTS.get(one.kind, one.list)
        if name:
            yield Reference(key, ItemKey("list", "", name), "propose ses lignes")
        yield from _to(key, (one.until,), answers, "en prend le dernier mois")
        yield from _named(key, one.only_if, answers, "condition")
        yield from _named(key, one.formula, answers, "formule")


def _of_texts(kit: Kit) -> Iterator[Reference]:
    answers = {name: key for form in kit.forms for name, key in _answers(kit, form.code).items()} | _answers(kit)
    for one in kit.indicators:
        yield from _named(ItemKey("indicator", "", one.code), one.when, answers, "condition de l’indicateur")
    for letter in kit.letters:
        merged = _MERGE_FIELD.findall(letter.subject + letter.body)
        yield from _to(ItemKey("letter", "", letter.code), merged, answers, "champ du document")
    named = [ItemKey("heading", "", keys) for keys in kit.headings]
    for key in (*named, *(ItemKey("heading_part", "", keys) for keys in kit.heading_parts)):
        yield from _to(key, key.code.split(JOINT), answers, "intitulés reconnus")


def _answers(kit: Kit, form: str = "") -> dict[str, ItemKey]:
    """Give the item where each name is answered: the fields, and first of all the questions of this form."""
    core = {key: ItemKey("core", "", key) for key in CORE_FIELDS}
    own = _by_answer(kit.fields, lambda code: ItemKey("field", "", code))
    asked = (one for held in kit.forms if held.code == form for section in held.sections for one in section.questions)
    return core | own | _by_answer(asked, lambda code: ItemKey("question", form, code))


def _by_answer(questions: Iterable[Question], key_of: Callable[[str], ItemKey]) -> dict[str, ItemKey]:
    return {one.key: key_of(asked.key) for asked in questions for one in (asked, *asked.questions)}


def _named(by: ItemKey, text: str, answers: Mapping[str, ItemKey], how: str) -> Iterator[Reference]:
    try:
        named = names(text) if text else frozenset[str]()
    except BadExpression:
        return iter(())
    return _to(by, sorted(named), answers, how)


def _to(by: ItemKey, said: Iterable[str], answers: Mapping[str, ItemKey], how: str) -> Iterator[Reference]:
    for to in dict.fromkeys(answers[name] for name in said if name in answers):
        if to != by:
            yield Reference(by, to, how)
