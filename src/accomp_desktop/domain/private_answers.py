# SPDX-License-Identifier: EUPL-1.2
"""What must not leave the structure: the sensitive answers, and all that is computed from them or speaks of them.

A kit and answers without them read as any other: nothing that is left can tell what they were.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from accomp_desktop.domain.expressions import names
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.known_names import mark_key
from accomp_desktop.domain.livelihood_names import LIVELIHOOD_KEYS
from accomp_desktop.domain.meanings import OBSTACLE
from accomp_desktop.domain.questions import Form, Question, Score
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Answers


def private_keys(kit: Kit, form: Form, *, with_marks: bool) -> frozenset[str]:
    """Name what is sensitive, and all that follows from it; the marks too, unless they may be told."""
    fields = [*kit.asked(form), *(item for kind in SPINE for item in kit.fields_of(kind))]
    private = {item.key for item in fields if item.sensitive}
    if any(_means_something(kit, one) for one in _questions(kit, form) if one.key in private):
        private |= LIVELIHOOD_KEYS
    if not with_marks:
        private |= {mark_key(one) for one in form.scores}
    return _with_what_follows(private, fields, form.scores)


def without(kit: Kit, private: frozenset[str]) -> Kit:
    """Give the kit without the questions, marks, alerts and proposals that are private or speak of what is."""
    return replace(
        kit,
        fields=tuple(_kept(kit.fields, private)),
        forms=tuple(_form_without(one, private) for one in kit.forms),
    )


def public(answers: Answers, private: frozenset[str]) -> Answers:
    """Give the answers that may leave."""
    return {key: value for key, value in answers.items() if key not in private}


def _form_without(form: Form, private: frozenset[str]) -> Form:
    return replace(
        form,
        sections=tuple(
            replace(one, questions=tuple(_kept(one.questions, private)))
            for one in form.sections
            if not names(one.only_if) & private
        ),
        scores=tuple(
            replace(one, told=tuple(key for key in one.told if key not in private))
            for one in form.scores
            if mark_key(one) not in private
        ),
        alerts=tuple(one for one in form.alerts if not names(one.when) & private),
        proposals=tuple(one for one in form.proposals if not names(one.when) & private),
        compared=tuple(key for key in form.compared if key not in private),
    )


def _kept(questions: Iterable[Question], private: frozenset[str]) -> Iterator[Question]:
    for one in questions:
        if one.key not in private:
            yield replace(one, questions=tuple(_kept(one.questions, private)))


def _with_what_follows(private: set[str], fields: Iterable[Field], scores: Iterable[Score]) -> frozenset[str]:
    """Add, until nothing more follows, what a formula or a condition makes of what is private."""
    spoken: Mapping[str, frozenset[str]] = {
        **{item.key: names(item.formula) | names(item.only_if) for item in fields},
        **{mark_key(one): names(one.formula) for one in scores},
    }
    while more := {key for key, said in spoken.items() if key not in private and said & private}:
        private |= more
    return frozenset(private)


def _questions(kit: Kit, form: Form) -> Iterator[Question]:
    for one in kit.fields:
        yield from one.answered()
    yield from form.questions()


def _means_something(kit: Kit, question: Question) -> bool:
    """Tell whether the calculations read the answer of a question."""
    lines = kit.lists.get(question.list, ())
    return bool(question.means) or any(line.means and line.means != OBSTACLE for line in lines)
