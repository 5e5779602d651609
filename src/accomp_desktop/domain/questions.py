# SPDX-License-Identifier: EUPL-1.2
"""What a kit asks: questions, the sections of a form, what is counted from the answers and what they warn of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

KindName: TypeAlias = Literal[
    "text", "long_text", "number", "money", "percentage", "day", "month", "yes_no", "choice", "choices", "scale",
    "siret", "phone", "email", "place", "births", "member", "partner", "months", "amounts", "debts", "group",
    "computed",
]  # fmt: skip
ShownName: TypeAlias = Literal["text", "number", "money", "percentage", "yes_no", "months"]
HostRecord: TypeAlias = Literal["person", "household", "business", "referral", "support", "interview", "exit", "survey"]
Gravity: TypeAlias = Literal["info", "warning", "urgent"]

TABS: Mapping[str, str] = {
    "": "Identité",
    "pathway": "Parcours",
    "business": "Entreprise",
    "interviews": "Entretiens",
}
"""Tabs of a record where a question of the person may be shown, and their names."""

ORDINALS = ("Premier", "Deuxième", "Troisième", "Quatrième", "Cinquième", "Sixième", "Septième", "Huitième", "Neuvième")
"""The interviews in which a form is filled, by rank."""

LISTED: frozenset[KindName] = frozenset({"choice", "choices", "amounts"})
"""Kinds that may take their options, or the lines they propose, from a list of the kit."""


def interview_title(number: int) -> str:
    """Name an interview by its rank, from 1; sections of no interview stand under no name."""
    return f"{ORDINALS[number - 1]} entretien" if number else ""


@dataclass(frozen=True)
class Item:
    """One line of a list; a code that was used is retired, never deleted or reused.

    `means` is what the line stands for in the application (`domain.meanings`), whatever its code.
    """

    code: str
    label: str
    words: tuple[str, ...] = ()
    means: str = ""
    retired: bool = False


@dataclass(frozen=True)
class Question:
    """A field as a kit writes it: its kind by name, and the list its options come from.

    `tab` is where a question of the person is shown when it is not on the tab of its record. A `group` holds
    `questions`, whose answers are the record’s like all others; a `computed` one has a `formula` over other answers,
    shown as `shown_as`. `only_if` is a condition on other answers. Twelve `months` end with the month that the answer
    `until` says. `means` is what the answer gives to the calculations (`domain.meanings`). A first meeting asks what
    is `essential`: a group that is brings all its questions.
    """

    key: str
    label: str
    kind: KindName = "text"
    record: HostRecord = "person"
    tab: str = ""
    list: str = ""
    until: str = ""
    means: str = ""
    unit: str = ""
    lines: int = 1
    low: str = ""
    high: str = ""
    required: bool = False
    sensitive: bool = False
    essential: bool = False
    hidden: bool = False
    retired: bool = False
    only_if: str = ""
    formula: str = ""
    shown_as: ShownName = "number"
    questions: "tuple[Question, ...]" = ()
    help: str = ""
    source: str = ""
    headings: tuple[str, ...] = ()

    def answered(self) -> "Iterator[Question]":
        """Go through the questions that hold an answer: this one, or those of the group."""
        if self.kind == "group":
            yield from self.questions
        else:
            yield self


@dataclass(frozen=True)
class Section:
    """A part of a form, shown under its title; `interview` is the interview in which it is filled, 0 for any."""

    code: str
    label: str
    questions: tuple[Question, ...]
    only_if: str = ""
    interview: int = 0
    help: str = ""


@dataclass(frozen=True)
class Score:
    """A mark on one axis, from 0 to `most`, by a formula over the answers; no mark while it is unknown.

    An axis without a formula has no mark: the answers it names in `told` are said as they are.
    """

    code: str
    label: str
    formula: str = ""
    most: int = 100
    help: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alert:
    """What the answers warn of, when its condition holds; `step` is what the person may do of it, in easy words."""

    code: str
    label: str
    when: str
    gravity: Gravity = "warning"
    step: str = ""
    retired: bool = False


@dataclass(frozen=True)
class TrackProposal:
    """A reason to propose a track, when its condition holds; no track: to observe, and conclude nothing yet."""

    code: str
    label: str
    when: str
    track: str = ""
    retired: bool = False


@dataclass(frozen=True)
class Form:
    """A diagnostic form; the first of its `proposals` that holds names the track proposed.

    `compared` are the keys of the figures followed from a diagnosis to the next, besides what one lives on.
    """

    code: str
    label: str
    sections: tuple[Section, ...]
    scores: tuple[Score, ...] = ()
    alerts: tuple[Alert, ...] = ()
    proposals: tuple[TrackProposal, ...] = ()
    compared: tuple[str, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Go through every question that holds an answer, in the order of the form."""
        for section in self.sections:
            for question in section.questions:
                yield from question.answered()
