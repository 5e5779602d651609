# SPDX-License-Identifier: EUPL-1.2
"""Answers given under an older version of a form: what the present one asks besides, and what it no longer asks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from accomp_desktop.domain.decision import DECISION_KEYS
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.values import Answers


@dataclass(frozen=True)
class OlderKit:
    """A version of the kit under which answers were given, and the day it began to run."""

    kit: Kit
    since: date


class AskedSection(NamedTuple):
    """A section of a form: its title, what it asks, the interview in which it does, what one looks for there."""

    title: str
    fields: tuple[Field, ...]
    interview: int = 0
    help: str = ""


def asked_by(kit: Kit, form: str) -> tuple[AskedSection, ...]:
    """Give the sections of a form, each with what it asks."""
    found = kit.form(form)
    return tuple(
        AskedSection(
            section.label,
            tuple(item for item in kit.fields_of_section(section) if not item.retired),
            section.interview,
            section.help,
        )
        for section in (found.sections if found else ())
    )


def fields_by(kit: Kit, form: str) -> Mapping[str, Field]:
    """Give all that a form asks or asked, by key."""
    found = kit.form(form)
    return {item.key: item for item in kit.asked(found)} if found else {}


def differ(one: Kit, other: Kit, form: str) -> bool:
    """Tell whether two versions of a form do not ask the same."""
    return asked_by(one, form) != asked_by(other, form)


def new_questions(then: Kit, now: Kit, form: str, answers: Answers) -> frozenset[str]:
    """Find the questions that the older form did not ask and that have no answer yet."""
    asked = (item.key for section in asked_by(now, form) for item in section.fields)
    return frozenset(asked) - fields_by(then, form).keys() - answers.keys()


def no_longer_asked(kit: Kit, form: str, answers: Answers) -> tuple[str, ...]:
    """Find the answers to questions that a form retired, or does not hold."""
    asked = DECISION_KEYS.union(item.key for section in asked_by(kit, form) for item in section.fields)
    return tuple(key for key in answers if key not in asked)


def known_somewhere(keys: Collection[str], kits: Iterable[Kit]) -> Mapping[str, Field]:
    """Find the fields of these keys, in the first of the kits that has each, as far as needed."""
    found: dict[str, Field] = {}
    for kit in kits:
        held = {item.key: item for form in kit.forms for item in kit.asked(form)}
        found = {key: held[key] for key in keys if key in held} | found
        if len(found) == len(set(keys)):
            break
    return found
