# SPDX-License-Identifier: EUPL-1.2
"""What a part of a kit names in another: lists, actions, proofs, fields, tabs."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from keyword import iskeyword

from accomp_desktop.domain.decision import DECISION_KEYS
from accomp_desktop.domain.grammar import TRUTHS, quoted
from accomp_desktop.domain.kit import PROOFS, Kit
from accomp_desktop.domain.letters import WORDS
from accomp_desktop.domain.meanings import FIGURES, MEANINGS
from accomp_desktop.domain.new_field import CORE_KEYS
from accomp_desktop.domain.questions import LISTED, TABS, Question
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.exchange.kit_faults import Fault, unknown
from accomp_desktop.exchange.toml_lines import Steps

NEEDED = frozenset(one.key for sort in SPINE.values() for one in sort.fields if one.needed)
"""Core fields without which a record is not kept."""

RESERVED = DECISION_KEYS | {"on"}
"""Keys that a diagnosis has whatever the kit."""

FIELD = "la clé d’un champ de l’application"


def broken_references(kit: Kit) -> Iterator[Fault]:
    """Go through everything that names what is not there."""
    yield from _fields(kit)
    months = {one.key for _, one in questions_of(kit) if one.kind == "month"}
    for steps, one in questions_of(kit):
        yield from _question(steps, one, kit)
        yield from _until(steps, one, months)
        yield from _figures(steps, one)
    yield from _meanings(kit)
    yield from _core_keys(kit)
    yield from _order(kit)
    yield from _plans(kit)
    yield from _exits(kit)


def questions_of(kit: Kit) -> Iterator[tuple[Steps, Question]]:
    """Go through every question of a kit, groups and what they hold, with its place."""
    yield from _within(("fields",), kit.fields)
    for at, form in enumerate(kit.forms):
        for n, section in enumerate(form.sections):
            yield from _within(("forms", at, "sections", n, "questions"), section.questions)


def _within(steps: Steps, questions: Iterable[Question]) -> Iterator[tuple[Steps, Question]]:
    for at, one in enumerate(questions):
        yield (*steps, at), one
        yield from _within((*steps, at, "questions"), one.questions)


def _fields(kit: Kit) -> Iterator[Fault]:
    for steps, one in _within(("fields",), kit.fields):
        if one.key in CORE_KEYS or one.key in WORDS:
            yield Fault((*steps, "key"), "une clé que l’application n’emploie pas déjà", quoted(one.key))


def _question(steps: Steps, one: Question, kit: Kit) -> Iterator[Fault]:
    if not one.label.strip():
        yield Fault((*steps, "label"), "un libellé")
    if one.key in RESERVED or iskeyword(one.key) or one.key in TRUTHS:
        yield Fault((*steps, "key"), "une clé qui ne soit pas un mot des formules", quoted(one.key))
    if not 1 <= one.lines <= 50:
        yield Fault((*steps, "lines"), "un nombre de lignes d’au moins 1, et de 50 au plus", str(one.lines))
    if one.tab not in TABS:
        yield unknown((*steps, "tab"), "l’un de ces onglets", one.tab, [tab for tab in TABS if tab], listed=True)
    yield from _list(steps, one, kit)
    yield from _group(steps, one)


def _list(steps: Steps, one: Question, kit: Kit) -> Iterator[Fault]:
    if one.kind not in LISTED:
        if one.list:
            expected = 'kind = "choice", "choices" ou "amounts" pour qu’une liste serve'
            yield Fault((*steps, "list"), expected, quoted(one.list))
    elif one.list not in kit.lists and (one.list or one.kind != "amounts"):
        yield unknown((*steps, "list"), "le nom d’une liste de ce kit", one.list, kit.lists)


def _until(steps: Steps, one: Question, months: Collection[str]) -> Iterator[Fault]:
    if one.until and "months" not in {one.kind, one.shown_as}:
        yield Fault(
            (*steps, "until"), 'kind = "months" ou shown_as = "months" pour qu’un dernier mois serve', quoted(one.until)
        )
    elif one.until and one.until not in months:
        yield unknown((*steps, "until"), 'la clé d’une question de kind = "month"', one.until, months)


def _group(steps: Steps, one: Question) -> Iterator[Fault]:
    if one.kind == "group" and not one.questions:
        yield Fault((*steps, "questions"), "au moins une question dans ce groupe")
    if one.kind != "group" and one.questions:
        yield Fault((*steps, "questions"), 'kind = "group" pour que des questions y tiennent', quoted(one.kind))
    for at, part in enumerate(one.questions):
        if part.kind == "group":
            yield Fault((*steps, "questions", at, "kind"), "une question qui ne soit pas elle-même un groupe")
        if part.record != one.record:
            steps_of_record = (*steps, "questions", at, "record")
            yield Fault(steps_of_record, f"la même fiche que le groupe ({one.record})", quoted(part.record))
    if (one.kind == "computed") != bool(one.formula.strip()):
        expected = "une formule" if one.kind == "computed" else 'kind = "computed" pour qu’une formule serve'
        yield Fault((*steps, "formula"), expected, quoted(one.formula) if one.formula else "")


def _meanings(kit: Kit) -> Iterator[Fault]:
    for name, lines in kit.lists.items():
        for at, one in enumerate(lines):
            if one.means and one.means not in MEANINGS:
                steps = ("lists", name, at, "means")
                yield unknown(steps, "l’un de ces sens", one.means, MEANINGS, listed=True)


def _figures(steps: Steps, one: Question) -> Iterator[Fault]:
    if one.means and one.means not in FIGURES:
        yield unknown((*steps, "means"), "l’un de ces sens", one.means, FIGURES, listed=True)


def _core_keys(kit: Kit) -> Iterator[Fault]:
    own = {part.key for _, part in _within((), kit.fields)}
    for table, keys, known in (
        ("labels", kit.labels, CORE_KEYS),
        ("helps", kit.helps, CORE_KEYS),
        ("hidden", kit.hidden, CORE_KEYS | own),
        ("required", kit.required, CORE_KEYS | own),
        ("sensitive", kit.sensitive, CORE_KEYS | own),
    ):
        for at, key in enumerate(keys):
            if key not in known:
                yield unknown((table, key if isinstance(keys, Mapping) else at), FIELD, key, known)
    for at, key in enumerate(kit.hidden):
        if key in NEEDED:
            yield Fault(("hidden", at), "un champ dont une fiche puisse se passer", quoted(key))


def _order(kit: Kit) -> Iterator[Fault]:
    for record, keys in kit.order.items():
        if record not in SPINE:
            yield unknown(("order", record), "une sorte de fiche", record, SPINE)
            continue
        fields = {item.key for item in kit.fields_of(record)} | {one.key for one in kit.fields if one.record == record}
        for at, key in enumerate(keys):
            if key not in fields:
                yield unknown(("order", record, at), "la clé d’un champ de cette fiche", key, fields)


def _plans(kit: Kit) -> Iterator[Fault]:
    tracks = [one.code for one in kit.tracks]
    for at, form in enumerate(kit.forms):
        for n, one in enumerate(form.proposals):
            if one.track and one.track not in tracks:
                yield unknown(("forms", at, "proposals", n, "track"), "le code d’une voie (tracks)", one.track, tracks)
    codes = [one.code for one in kit.actions]
    for at, track in enumerate(kit.tracks):
        for n, code in enumerate(track.actions):
            steps = ("tracks", at, "actions", n)
            if code not in codes:
                yield unknown(steps, "le code d’une action du catalogue (actions)", code, codes)
            elif code in track.actions[:n]:
                yield Fault(steps, "une action qui ne vienne qu’une fois", quoted(code))


def _exits(kit: Kit) -> Iterator[Fault]:
    codes = [one.code for one in kit.lists.get(PROOFS, ())]
    for at, reason in enumerate(kit.exit_reasons):
        if reason.proof and reason.proof not in codes:
            expected = f"le code d’une preuve (lists.{PROOFS})"
            yield unknown(("exit_reasons", at, "proof"), expected, reason.proof, codes)
