# SPDX-License-Identifier: EUPL-1.2
"""A kit: a département’s programme as data — fields, forms, tracks, exit reasons, lists, scales, letters, headings."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from accomp_desktop.domain.births import Births
from accomp_desktop.domain.conditions import all_of
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.identifiers import Siret
from accomp_desktop.domain.kinds import (
    Amounts,
    Choice,
    Choices,
    Computed,
    Day,
    Debts,
    Email,
    Kind,
    Money,
    Month,
    Months,
    Number,
    Option,
    Percentage,
    Phone,
    Place,
    Scale,
    Text,
    YesNo,
)
from accomp_desktop.domain.layout import Layout
from accomp_desktop.domain.questions import Form, HostRecord, Item, KindName, Question, Section, ShownName
from accomp_desktop.domain.scales import DatedScale, ScaleUnknown
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.values import Value

Outcome: TypeAlias = Literal["positive", "dynamic", "neutral", "out"]
Actor: TypeAlias = Literal["person", "adviser", "partner"]

NIR_KEY = "nir"
ADVISERS, PARTNERS, PROOFS, PAPERS = "advisers", "partners", "proofs", "papers"
"""Lists that the code knows: the team, those one sends to, what proves an exit, the papers to be seen."""

SHARED: HostRecord = "household"
"""The record that a question of a form may share its answer with: typed once for two people’s diagnoses."""

KNOWN_LISTS: Mapping[KindName, str] = {"member": ADVISERS, "partner": PARTNERS}
"""Kinds whose options are always those of one list."""

PLAIN_KINDS: Mapping[KindName, Kind] = {
    "money": Money(),
    "percentage": Percentage(),
    "day": Day(),
    "month": Month(),
    "yes_no": YesNo(),
    "siret": Siret(),
    "phone": Phone(),
    "email": Email(),
    "place": Place(),
    "births": Births(),
    "debts": Debts(),
}
"""Kinds that a question has nothing to add to."""

SHOWN_KINDS: Mapping[ShownName, Kind] = {
    "text": Text(),
    "number": Number(least=None),
    "money": Money(),
    "percentage": Percentage(),
    "yes_no": YesNo(),
    "months": Months(),
}
"""Kinds that a computed answer is shown as."""

MARKS_OF_A_GROUP = ("essential", "retired", "hidden")
"""What a group is, so are its questions."""

LONG_LINES = 3
"""Lines of a long text that says nothing else."""


@dataclass(frozen=True)
class ActionTemplate:
    """An action that tracks propose; due so many days after the plan is agreed; `indicator` is what tells it worked."""

    code: str
    label: str
    actor: Actor = "person"
    partner: str = ""
    due_after_days: int = 30
    proof: str = ""
    indicator: str = ""
    retired: bool = False


@dataclass(frozen=True)
class Track:
    """One of the tracks of the scheme, with the codes of the actions it proposes."""

    code: str
    label: str
    purpose: str
    actions: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True)
class ExitReason:
    """A reason to leave: its class, and the proof it wants, by its code in the list of proofs."""

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
class Letter:
    """The text of a document handed to a person or sent about it; merge fields stand between braces: `{first_name}`."""

    code: str
    label: str
    body: str
    subject: str = ""
    retired: bool = False


@dataclass(frozen=True)
class OperationTemplate:
    """An ESF operation that a new register begins with."""

    code: str
    label: str
    starts_on: date
    ends_on: date
    programme: str = "FSE_PLUS"
    funder: str = ""


@dataclass(frozen=True)
class LocalIndicator:
    """How many participants of an operation meet a condition on their answers."""

    code: str
    label: str
    when: str
    help: str = ""
    retired: bool = False


@dataclass(frozen=True)
class Kit:
    """The programme of one département; the code’s core fields may be relabelled or hidden here, never retired.

    `edition` counts what its author published; `version` is the number that a register gives each state it keeps.
    """

    code: str
    label: str
    departement: str
    author: str
    contact: str = ""
    learnt: str = ""
    edition: int = 1
    version: int = 1
    keeps_nir: bool = False
    """Whether a convention allows to keep the social-security number; off, it never enters the register."""
    logo: str = ""
    """A PNG picture in base64."""
    funders: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    helps: Mapping[str, str] = field(default_factory=dict[str, str])
    hidden: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    """Core fields by key: relabelled, explained, hidden, asked for, masked."""
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Sort of record → keys in the order of its form; a key left out comes after."""
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    heading_parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Headings of columns that each hold a part of a field: their cells are joined in the order of the columns."""
    layouts: tuple[Layout, ...] = ()
    """How the lists received so far are read."""
    fields: tuple[Question, ...] = ()
    forms: tuple[Form, ...] = ()
    actions: tuple[ActionTemplate, ...] = ()
    tracks: tuple[Track, ...] = ()
    exit_reasons: tuple[ExitReason, ...] = ()
    lists: Mapping[str, tuple[Item, ...]] = field(default_factory=dict[str, tuple[Item, ...]])
    list_labels: Mapping[str, str] = field(default_factory=dict[str, str])
    delays: Mapping[str, int] = field(default_factory=dict[str, int])
    """Alert delays in days, by the code of `domain.todo.DELAYS`; a code left out keeps its default."""
    returns: tuple[ReturnHeading, ...] = ()
    """The layout of the return to the Département; none: every column under its usual label."""
    scales: tuple[DatedScale, ...] = ()
    letters: tuple[Letter, ...] = ()
    operations: tuple[OperationTemplate, ...] = ()
    indicators: tuple[LocalIndicator, ...] = ()

    def fields_of(self, kind: str) -> tuple[Field, ...]:
        """Give all fields of a sort of record, hidden ones included: the core ones as this kit words them, its own."""
        return self._fields_by_kind[kind]

    @cached_property
    def _fields_by_kind(self) -> Mapping[str, tuple[Field, ...]]:
        return {kind: tuple(self._fields_of(kind)) for kind in SPINE}

    def _fields_of(self, kind: str) -> list[Field]:
        core = [self._named(one) for one in SPINE[kind].fields if self.keeps_nir or one.key != NIR_KEY]
        own = [item for one in self.fields if one.record == kind for item in self.fields_in(one)]
        own += self._shared({one.key for one in (*core, *own)}) if kind == SHARED else ()
        rank = {key: at for at, key in enumerate(self.order.get(kind, ()))}
        return sorted((*core, *own), key=lambda item: rank.get(item.key, len(rank)))

    def fields_in(self, question: Question, only_if: str = "") -> Iterator[Field]:
        """Turn a question into its field, or into those of its group, retired, hidden or asked with it.

        `only_if` is the condition of the section that the question stands in.
        """
        for one in question.answered():
            asked: dict[str, Any] = {}
            if question.kind == "group":
                asked = {name: getattr(one, name) or getattr(question, name) for name in MARKS_OF_A_GROUP}
                asked["group"] = question.label
            conditions = (only_if, question.only_if, one.only_if if one is not question else "")
            yield replace(self.field(one), only_if=all_of(conditions), **asked)

    def fields_of_section(self, section: Section) -> Iterator[Field]:
        """Turn the questions of a section into fields, asked with it."""
        for question in section.questions:
            yield from self.fields_in(question, section.only_if)

    def asked(self, form: Form) -> Iterator[Field]:
        """Turn the questions of a form into fields."""
        for section in form.sections:
            yield from self.fields_of_section(section)

    def field(self, question: Question) -> Field:
        """Turn a question that holds an answer into a field."""
        return Field(
            key=question.key,
            label=question.label,
            kind=self._kind(question),
            record=question.record,
            required=question.required,
            headings=question.headings,
            sensitive=question.sensitive,
            essential=question.essential,
            hidden=question.hidden,
            retired=question.retired,
            tab=question.tab,
            help=question.help,
            only_if=question.only_if,
            formula=question.formula,
        )

    def options(self, name: str) -> tuple[Option, ...]:
        """Give a list as options; an unknown list has none (the loader refuses such a kit)."""
        return tuple(Option(one.code, one.label, one.words, one.retired) for one in self.lists.get(name, ()))

    def meaning(self, name: str, code: Value) -> str | None:
        """Say what a line of a list stands for in the application, empty if for nothing; unknown as its code is."""
        return next((one.means for one in self.lists.get(name, ()) if one.code == code), None)

    def form(self, code: str) -> Form | None:
        """Find a form by its code."""
        return next((one for one in self.forms if one.code == code), None)

    def track(self, code: str) -> Track | None:
        """Find a track by its code."""
        return next((one for one in self.tracks if one.code == code), None)

    def actions_of(self, track: Track) -> tuple[ActionTemplate, ...]:
        """Give the actions that a track proposes, in its order."""
        known = {one.code: one for one in self.actions if not one.retired}
        return tuple(known[code] for code in track.actions if code in known)

    def exit_reason(self, code: str) -> ExitReason | None:
        """Find an exit reason by its code."""
        return next((one for one in self.exit_reasons if one.code == code), None)

    def proof_of(self, reason: ExitReason) -> str:
        """Say what proves an exit; empty when nothing is asked."""
        return next((one.label for one in self.lists.get(PROOFS, ()) if one.code == reason.proof), "")

    def scale(self, code: str, day: date) -> DatedScale:
        """Find a dated scale by its code; raises `ScaleUnknown`."""
        found = next((one for one in self.scales if one.code == code), None)
        if found is None:
            raise ScaleUnknown(code, day)
        return found

    def _shared(self, known: Collection[str]) -> Iterator[Field]:
        """Turn the questions of the forms that share their answer into fields, each once, but those known already."""
        asked = (one for form in self.forms for section in form.sections for one in section.questions)
        shared = {item.key: item for one in asked if one.record == SHARED for item in self.fields_in(one)}
        return (item for key, item in shared.items() if key not in known)

    def _named(self, item: Field) -> Field:
        return replace(
            item,
            label=self.labels.get(item.key, item.label),
            help=self.helps.get(item.key, item.help),
            headings=self.headings.get(item.key, item.headings),
            hidden=item.key in self.hidden,
            required=item.required or item.key in self.required,
            sensitive=item.sensitive or item.key in self.sensitive,
        )

    def _kind(self, question: Question) -> Kind:  # noqa: C901, PLR0911  one per kind
        options = self.options(KNOWN_LISTS.get(question.kind, question.list))
        match question.kind:
            case "text" | "group":
                return Text(lines=question.lines)
            case "long_text":
                return Text(lines=max(question.lines, LONG_LINES))
            case "number":
                return Number(unit=question.unit)
            case "choice" | "member" | "partner":
                return Choice(options)
            case "choices":
                return Choices(options)
            case "amounts":
                return Amounts(tuple(one.label for one in options if not one.retired))
            case "months":
                return Months(question.until)
            case "computed":
                shown = SHOWN_KINDS[question.shown_as]
                return Computed(Months(question.until) if isinstance(shown, Months) else shown)
            case "scale":
                return Scale(low=question.low, high=question.high)
            case _:
                return PLAIN_KINDS[question.kind]
