# SPDX-License-Identifier: EUPL-1.2
"""The shelves of a kit: each holds one sort of item in its order, where items are put, moved and retired."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from accomp_desktop.domain.kit import (
    ActionTemplate,
    ExitReason,
    Kit,
    Letter,
    LocalIndicator,
    OperationTemplate,
    ReturnHeading,
    Track,
)
from accomp_desktop.domain.questions import Alert, Form, Item, Question, Score, Section, TrackProposal
from accomp_desktop.domain.scales import DatedScale

T = TypeVar("T")

FIRST_FORM = "Diagnostic"
"""What the form of a kit that had none is called."""


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """Where a sort of item stands in a kit; `code` names the attribute by which an item is known."""

    read: Callable[[Kit], tuple[T, ...]]
    write: Callable[[Kit, tuple[T, ...]], Kit]
    code: str = "code"

    def code_of(self, item: T) -> str:
        """Give what an item is known by."""
        return cast("str", getattr(item, self.code))

    def codes(self, kit: Kit) -> frozenset[str]:
        """Give every code that serves or served."""
        return frozenset(map(self.code_of, self.read(kit)))

    def find(self, kit: Kit, code: str) -> T | None:
        """Find an item."""
        return next((one for one in self.read(kit) if self.code_of(one) == code), None)

    def put(self, kit: Kit, item: T) -> Kit:
        """Put an item in the place of the one of the same code, or after the others."""
        code, held = self.code_of(item), self.read(kit)
        if code not in self.codes(kit):
            return self.write(kit, (*held, item))
        return self.write(kit, tuple(item if self.code_of(one) == code else one for one in held))

    def move(self, kit: Kit, code: str, steps: int) -> Kit:
        """Move an item up (negative steps) or down, as far as the shelf goes."""
        held = list(self.read(kit))
        at = [self.code_of(one) for one in held].index(code)
        item = held.pop(at)
        held.insert(max(0, at + steps), item)
        return self.write(kit, tuple(held))

    def take_out(self, kit: Kit, code: str) -> Kit:
        """Take an item out: only for one that never served."""
        return self.write(kit, tuple(one for one in self.read(kit) if self.code_of(one) != code))

    def retire(self, kit: Kit, code: str, *, retired: bool) -> Kit:
        """Retire an item, which past answers keep, or bring it back."""
        held = self.read(kit)
        return self.write(
            kit,
            tuple(replace(cast("Any", one), retired=retired) if self.code_of(one) == code else one for one in held),
        )


EXIT_REASONS: Shelf[ExitReason] = Shelf(
    lambda kit: kit.exit_reasons, lambda kit, items: replace(kit, exit_reasons=items)
)
ACTIONS: Shelf[ActionTemplate] = Shelf(lambda kit: kit.actions, lambda kit, items: replace(kit, actions=items))
SCALES: Shelf[DatedScale] = Shelf(lambda kit: kit.scales, lambda kit, items: replace(kit, scales=items))
TRACKS: Shelf[Track] = Shelf(lambda kit: kit.tracks, lambda kit, items: replace(kit, tracks=items))
LETTERS: Shelf[Letter] = Shelf(lambda kit: kit.letters, lambda kit, items: replace(kit, letters=items))
INDICATORS: Shelf[LocalIndicator] = Shelf(lambda kit: kit.indicators, lambda kit, items: replace(kit, indicators=items))
RETURNS: Shelf[ReturnHeading] = Shelf(lambda kit: kit.returns, lambda kit, items: replace(kit, returns=items), "column")
OPERATIONS: Shelf[OperationTemplate] = Shelf(
    lambda kit: kit.operations, lambda kit, items: replace(kit, operations=items)
)


def lines_of(name: str) -> Shelf[Item]:
    """Give the shelf of one list."""
    return Shelf(lambda kit: kit.lists.get(name, ()), lambda kit, items: replace(kit, lists={**kit.lists, name: items}))


def sections_of(form: str) -> Shelf[Section]:
    """Give the shelf of the sections of a form."""
    return _in_form(form, "sections")


def alerts_of(form: str) -> Shelf[Alert]:
    """Give the shelf of what a form warns of."""
    return _in_form(form, "alerts")


def scores_of(form: str) -> Shelf[Score]:
    """Give the shelf of the marks of a form."""
    return _in_form(form, "scores")


def proposals_of(form: str) -> Shelf[TrackProposal]:
    """Give the shelf of the reasons to propose a track."""
    return _in_form(form, "proposals")


def questions_of(form: str, section: str) -> Shelf[Question]:
    """Give the shelf of the questions of one section of a form."""
    sections = sections_of(form)

    def read(kit: Kit) -> tuple[Question, ...]:
        found = sections.find(kit, section)
        return found.questions if found else ()

    def write(kit: Kit, items: tuple[Question, ...]) -> Kit:
        found = sections.find(kit, section)
        return sections.put(kit, replace(found, questions=items)) if found else kit

    return Shelf(read, write, "key")


def answers_of(form: str, section: str, group: str) -> Shelf[Question]:
    """Give the shelf of the questions under a group of a section."""
    questions = questions_of(form, section)

    def read(kit: Kit) -> tuple[Question, ...]:
        found = questions.find(kit, group)
        return found.questions if found else ()

    def write(kit: Kit, items: tuple[Question, ...]) -> Kit:
        found = questions.find(kit, group)
        return questions.put(kit, replace(found, questions=items)) if found else kit

    return Shelf(read, write, "key")


def to_another_section(kit: Kit, form: str, key: str, before: str, after: str) -> Kit:
    """Move a question from a section to the end of another; its answers follow, which its key alone names."""
    question = questions_of(form, before).find(kit, key)
    left = questions_of(form, before).take_out(kit, key)
    return questions_of(form, after).put(left, question) if question else kit


def _in_form(code: str, name: str) -> Shelf[Any]:
    def read(kit: Kit) -> tuple[Any, ...]:
        form = kit.form(code)
        return cast("tuple[Any, ...]", getattr(form, name)) if form else ()

    def write(kit: Kit, items: tuple[Any, ...]) -> Kit:
        held = kit.forms if kit.form(code) else (*kit.forms, Form(code, FIRST_FORM, ()))
        return replace(kit, forms=tuple(replace(one, **{name: items}) if one.code == code else one for one in held))

    return Shelf(read, write)
