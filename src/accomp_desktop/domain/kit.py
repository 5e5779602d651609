# SPDX-License-Identifier: EUPL-1.2
"""A kit: a département’s programme as data — fields, forms, tracks, exit reasons, lists, import headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choice, Choices, Day, Kind, Money, Months, Number, Option, Scale, Text, YesNo
from accomp_desktop.domain.layout import Layout
from accomp_desktop.domain.spine import SPINE

KindName: TypeAlias = Literal["text", "number", "money", "day", "yes_no", "choice", "choices", "scale", "months"]
Outcome: TypeAlias = Literal["positive", "dynamic", "neutral", "out"]
Actor: TypeAlias = Literal["person", "adviser", "partner"]
HostRecord: TypeAlias = Literal["person", "household", "business", "referral", "support", "interview", "exit", "survey"]


NIR_KEY = "nir"


@dataclass(frozen=True)
class Item:
    """One line of a list; a code that was used is retired, never deleted or reused."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True)
class Question:
    """A field as a kit writes it: its kind by name, and the list its options come from."""

    key: str
    label: str
    kind: KindName = "text"
    record: HostRecord = "person"
    list: str = ""
    unit: str = ""
    lines: int = 1
    required: bool = False
    sensitive: bool = False
    retired: bool = False
    help: str = ""
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of a form, shown under its title."""

    code: str
    label: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Form:
    """A diagnostic form."""

    code: str
    label: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class ActionTemplate:
    """An action proposed by a track; due so many days after the plan is agreed."""

    code: str
    label: str
    actor: Actor = "person"
    partner: str = ""
    due_after_days: int = 30
    proof: str = ""


@dataclass(frozen=True)
class Track:
    """One of the tracks of the scheme, with the actions it proposes."""

    code: str
    label: str
    purpose: str
    actions: tuple[ActionTemplate, ...] = ()


@dataclass(frozen=True)
class ExitReason:
    """A reason to leave: its class, and the proof it wants."""

    code: str
    label: str
    outcome: Outcome
    proof: str = ""
    retired: bool = False


@dataclass(frozen=True)
class ReturnHeading:
    """A column of the return to the Département, by its code in `domain.returning`; no label: the usual one."""

    column: str
    label: str = ""


@dataclass(frozen=True)
class Kit:
    """The programme of one département; the code’s core fields may be relabelled here, never retired."""

    code: str
    label: str
    departement: str
    author: str
    contact: str = ""
    version: int = 1
    keeps_nir: bool = False
    """Whether a convention allows to keep the social-security number; off, it never enters the register."""
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    heading_parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Headings of columns that each hold a part of a field: their cells are joined in the order of the columns."""
    layouts: tuple[Layout, ...] = ()
    """How the lists received so far are read."""
    fields: tuple[Question, ...] = ()
    forms: tuple[Form, ...] = ()
    tracks: tuple[Track, ...] = ()
    exit_reasons: tuple[ExitReason, ...] = ()
    lists: Mapping[str, tuple[Item, ...]] = field(default_factory=dict[str, tuple[Item, ...]])
    delays: Mapping[str, int] = field(default_factory=dict[str, int])
    """Alert delays in days, by the code of `domain.todo.DELAYS`; a code left out keeps its default."""
    returns: tuple[ReturnHeading, ...] = ()
    """The layout of the return to the Département; none: every column under its usual label."""

    def fields_of(self, kind: str) -> tuple[Field, ...]:
        """Give all fields of a sort of record: the core ones under this kit’s labels, then the kit’s own."""
        own = tuple(self.field(one) for one in self.fields if one.record == kind)
        return tuple(self._named(one) for one in SPINE[kind].fields if self.keeps_nir or one.key != NIR_KEY) + own

    def field(self, question: Question) -> Field:
        """Turn a question as the kit writes it into a field."""
        return Field(
            key=question.key,
            label=question.label,
            kind=self._kind(question),
            record=question.record,
            required=question.required,
            headings=question.headings,
            sensitive=question.sensitive,
            retired=question.retired,
            help=question.help,
        )

    def options(self, name: str) -> tuple[Option, ...]:
        """Give a list as options; an unknown list has none (the loader refuses such a kit)."""
        return tuple(Option(one.code, one.label, one.words, one.retired) for one in self.lists.get(name, ()))

    def form(self, code: str) -> Form | None:
        """Find a form by its code."""
        return next((one for one in self.forms if one.code == code), None)

    def track(self, code: str) -> Track | None:
        """Find a track by its code."""
        return next((one for one in self.tracks if one.code == code), None)

    def exit_reason(self, code: str) -> ExitReason | None:
        """Find an exit reason by its code."""
        return next((one for one in self.exit_reasons if one.code == code), None)

    def _named(self, item: Field) -> Field:
        return replace(
            item, label=self.labels.get(item.key, item.label), headings=self.headings.get(item.key, item.headings)
        )

    def _kind(self, question: Question) -> Kind:
        options = self.options(question.list)
        kinds: dict[KindName, Kind] = {
            "text": Text(lines=question.lines),
            "number": Number(unit=question.unit),
            "money": Money(),
            "day": Day(),
            "yes_no": YesNo(),
            "choice": Choice(options),
            "choices": Choices(options),
            "scale": Scale(),
            "months": Months(),
        }
        return kinds[question.kind]
