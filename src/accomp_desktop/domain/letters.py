# SPDX-License-Identifier: EUPL-1.2
"""A letter to a person: the fields that its text may name between braces, and the text once they are told."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import cast

from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import PersonFile, SupportFile
from accomp_desktop.domain.confidential import discreet
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.identifiers import Phone
from accomp_desktop.domain.kinds import NARROW, Choices, Day, Kind, fold, seen
from accomp_desktop.domain.kit import Kit, Letter
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.plan import Action, Plan
from accomp_desktop.domain.record import Record, value_of
from accomp_desktop.domain.values import Value

BLANK = "…………"
"""What stands in a letter for an answer that is not known: room to write it by hand."""

LONGEST_LABEL = 60
"""Characters of a letter’s label in the name of its document."""

BULLET = "- "
"""What a line of a list begins with."""

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SALUTATIONS: Mapping[str | None, str] = {"F": "Madame", "M": "Monsieur"}

MERGED_RECORDS = ("person", "household", "business", "support")
"""Sorts of record whose fields a letter may name: there is one of each for a person."""

_MERGE_FIELD = re.compile(r"\{([^{}\n]*)\}")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TYPESETTING = (
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "’"),
    (re.compile(r"\.{3}"), "…"),
    (re.compile(r" (?=[;:!?»])|(?<=«) "), NARROW),
    (re.compile(r"(?<=\d) (?=[€%])"), "\u00a0"),
)


@dataclass(frozen=True)
class Paragraph:
    """A part of a letter, its line breaks kept; `listed` when it is a line of a list."""

    text: str
    listed: bool = False


@dataclass(frozen=True)
class MergedLetter:
    """A letter as it is read before it is printed; `missing` are the labels of the answers that it lacks."""

    subject: str
    text: str
    missing: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Cut the text at its blank lines and at the lines of its lists."""
        return tuple(_paragraphs(self.text))

    def rewritten(self, subject: str, text: str) -> "MergedLetter":
        """Take what was typed over this letter, typeset."""
        return replace(self, subject=_typeset(subject, " "), text=_typeset(text, "\n"))


@dataclass(frozen=True)
class Source:
    """What a letter is filled from."""

    kit: Kit
    file: PersonFile
    structure: Structure
    today: date

    @property
    def support(self) -> SupportFile | None:
        """The last accompaniment."""
        return self.file.supports[-1] if self.file.supports else None

    @property
    def business(self) -> Business | None:
        """The present business, or else the last one."""
        running = [one for one in self.file.businesses if one.ended is None]
        return (running or [*self.file.businesses] or [None])[-1]

    @property
    def plan(self) -> Plan | None:
        """The plan in force."""
        return self.support.plans[-1] if self.support and self.support.plans else None

    @property
    def records(self) -> Mapping[str, Record | None]:
        """Sort of record → the one whose answers a letter tells."""
        support = self.support.support if self.support else None
        held = (discreet(self.file.person), self.file.household, self.business, support)
        return dict(zip(MERGED_RECORDS, held, strict=True))


@dataclass(frozen=True)
class Word:
    """A merge field that no answer holds: what it is for the user, and how it is told; empty when not known."""

    label: str
    tell: Callable[[Source], str | None]


def day_in_words(day: date) -> str:
    """Write a day as letters do: « 1er mars 2026 »."""
    return f"{'1er' if day.day == 1 else day.day}\u00a0{MONTHS[day.month - 1]} {day.year}"


def enumerated(words: Iterable[str]) -> str:
    """Join words as a sentence does: « a, b et c »."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} et {last}" if first else last


def recipient(person: Person) -> tuple[str, ...]:
    """Write a person’s name and address as on an envelope, line by line; what is not known or is hidden is left out."""
    person = discreet(person)
    name = " ".join(part for part in (SALUTATIONS.get(person.sex), _full_name(person)) if part)
    town = " ".join(part for part in (person.postcode, (person.town or "").upper()) if part)
    return tuple(line for line in (name, person.address, town) if line)


def file_name(letter: Letter, day: date) -> str:
    """Name the document of a letter, without its ending; it names nobody."""
    label = " ".join(re.sub(r"[^\w’'-]+", " ", letter.label)[:LONGEST_LABEL].split()) or letter.code
    return f"Courrier {label} {day:%Y-%m-%d}"


def _actions(source: Source) -> str:
    plan, support = source.plan, source.support
    kept = [one for one in support.actions if plan and one.plan_id == plan.id] if support else []
    return "\n".join(_action(one) for one in kept if one.status != "dropped")


def _action(one: Action) -> str:
    return BULLET + one.label + (f", avant le {day_in_words(one.due_on)}" if one.due_on else "")


def _next_appointment(source: Source) -> str | None:
    day = source.support.next_appointment(source.today) if source.support else None
    return day_in_words(day) if day else None


def _exit_reason(source: Source) -> str | None:
    left = source.support.exit if source.support else None
    reason = source.kit.exit_reason(left.reason) if left else None
    return reason.label if reason else None


def _full_name(person: Person) -> str:
    return f"{person.first_name} {person.used_name or person.birth_name}".strip()


def _track(source: Source) -> str | None:
    track = source.kit.track(source.plan.track) if source.plan else None
    return track.label if track else None


WORDS: Mapping[str, Word] = {
    "salutation": Word("Madame ou Monsieur", lambda one: SALUTATIONS.get(one.file.person.sex, "Madame, Monsieur")),
    "full_name": Word("Prénom et nom", lambda one: _full_name(one.file.person)),
    "adviser": Word("Conseiller·ère", lambda one: one.support.accompanied_by(one.today) if one.support else None),
    "today": Word("Date du jour", lambda one: day_in_words(one.today)),
    "next_appointment": Word("Prochain rendez-vous", _next_appointment),
    "track": Word("Voie d’accompagnement", _track),
    "goal": Word("Objectif du plan", lambda one: one.plan.goal if one.plan else None),
    "actions": Word("Actions du plan", _actions),
    "exit_date": Word("Date de sortie",
        lambda one: day_in_words(one.support.exit.on) if one.support and one.support.exit else None),
    "exit_reason": Word("Motif de sortie", _exit_reason),
    "structure": Word("Nom de la structure", lambda one: one.structure.name),
    "structure_address": Word("Adresse de la structure",
        lambda one: ", ".join((one.structure.address or "").splitlines())),
    "structure_email": Word("Courriel de la structure", lambda one: one.structure.email),
    "structure_phone": Word("Téléphone de la structure", lambda one: Phone().show(one.structure.phone)),
    "departement": Word("Département", lambda one: one.kit.departement),
    "funders": Word("Financeurs", lambda one: enumerated(one.kit.funders)),
}  # fmt: skip
"""Names that no field of a kit may take."""


def merge_names(kit: Kit) -> Mapping[str, str]:
    """Give what a letter of this kit may name, each with its label, in the order they are proposed.

    Left out: what is hidden, retired, or sensitive (a letter carries neither health nor social-security number).
    """
    return {name: word.label for name, word in WORDS.items()} | {
        item.key: f"{item.group} – {item.label}" if item.group else item.label for item in _merged_fields(kit)
    }


def _merged_fields(kit: Kit) -> Iterator[Field]:
    for kind in MERGED_RECORDS:
        for item in kit.fields_of(kind):
            if not (item.sensitive or item.hidden or item.retired or item.formula or item.key in WORDS):
                yield item


def merge_problems(letter: Letter, names: Mapping[str, str]) -> Iterator[str]:
    """Go through everything that keeps a letter from being merged, each said in a sentence."""
    lines = [("objet", letter.subject)]
    lines += [(f"ligne {rank} du texte", line) for rank, line in enumerate(letter.body.split("\n"), 1)]
    for place, line in lines:
        for name in cast("list[str]", _MERGE_FIELD.findall(line)):
            if name not in names:
                yield f"{place}\u202f: {_unknown(name, names)}"
        if re.search(r"[{}]", _MERGE_FIELD.sub("", line)):
            yield (
                f"{place}\u202f: une accolade est seule, ou en contient une autre\u202f; "
                "un champ s’écrit sur une ligne, entre deux accolades\u202f: {first_name}."
            )


def _unknown(name: str, names: Mapping[str, str]) -> str:
    """Refuse a name, and propose the nearest: by name, by label, by what precedes a format or an attribute."""
    cited = f"«\u202f{{{name}}}\u202f»"
    known = {**{fold(label): one for one, label in names.items()}, **{one: one for one in names}}
    begins = re.split(r"[.\[!:]", name)[0]
    near = get_close_matches(fold(begins), known, 1)
    meant = f"\u202f; écrivez peut-être {{{known[near[0]]}}}" if near else ""
    if not _NAME.fullmatch(name):
        return f"{cited}\u202f: les accolades n’entourent que le nom d’un champ, sans rien d’autre{meant}."
    return f"{cited} n’est pas un champ qu’un courrier peut reprendre{meant}."


def merged(letter: Letter, kit: Kit, file: PersonFile, structure: Structure, today: date) -> MergedLetter:
    """Fill a letter for a person; what is not known leaves a blank, and is told."""
    source, names = Source(kit, file, structure, today), merge_names(kit)
    fields = {item.key: item for item in _merged_fields(kit)}
    missing = dict[str, None]()

    def fill(found: re.Match[str]) -> str:
        name, before = found[1], found.string[: found.start()]
        text = _told(name, fields.get(name), source)
        if not text:
            missing[names.get(name, name)] = None
        break_before = text.startswith(BULLET) and before and not before.endswith("\n")
        return f"\n{text}" if break_before else text or BLANK

    subject, body = (_MERGE_FIELD.sub(fill, text) for text in (letter.subject, letter.body))
    return MergedLetter("", "", tuple(missing)).rewritten(subject, body)


def _told(name: str, item: Field | None, source: Source) -> str:
    """Tell what stands in the place of a name; nothing when it is not known."""
    if name in WORDS:
        return WORDS[name].tell(source) or ""
    record = source.records[item.record] if item else None
    return _shown(item.kind, value_of(record, item)) if item and record else ""


def _shown(kind: Kind, value: Value) -> str:
    match kind:
        case Day():
            return day_in_words(cast("date", value)) if value else ""
        case Choices():
            chosen = cast("tuple[str, ...]", value or ())
            return enumerated(one.label for one in kind.options if one.code in chosen)
        case _:
            return kind.show(value)


def _typeset(text: str, joint: str) -> str:
    """Write a text as French is typeset, less the signs without a shape, its lines joined by a space or a break."""
    text = joint.join(line.rstrip(" \t") for line in seen(text).splitlines()).strip(joint)
    for fault, right in _TYPESETTING:
        text = fault.sub(right, text)
    return text


def _paragraphs(text: str) -> Iterator[Paragraph]:
    block: list[str] = []
    for line in (*text.split("\n"), ""):
        bare = line.strip(" \t")
        listed = bare.startswith(BULLET)
        if block and (listed or not bare):
            yield Paragraph("\n".join(block))
            block = []
        if listed:
            yield Paragraph(bare.removeprefix(BULLET).strip(" \t"), listed=True)
        elif bare:
            block.append(bare)
