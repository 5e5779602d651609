# SPDX-License-Identifier: EUPL-1.2
"""The words invented lives are made of: names, towns, trades, and what is said, from `resources/demonstration`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accomp_desktop.places import RESOURCES


@dataclass(frozen=True)
class Place:
    """A town under its true postcode; towns of more weight send more people."""

    name: str
    postcode: str
    weight: int
    rural: bool


@dataclass(frozen=True)
class Diploma:
    """A diploma of the FSE+ list, the words of a Département’s list for it, and how common it is."""

    code: str
    label: str
    weight: int


@dataclass(frozen=True)
class Words:
    """Everything to draw from."""

    women: Sequence[str]
    men: Sequence[str]
    families: Sequence[str]
    advisers: Sequence[str]
    substitute: str
    social_workers: Sequence[str]
    streets: Sequence[str]
    places: Sequence[Place]
    trades: Mapping[str, Sequence[str]]
    legal_forms: Sequence[str]
    subjects: Sequence[str]
    first_subject: str
    last_subject: str
    goals: Sequence[str]
    referral_notes: Mapping[str, str]
    survey_notes: Mapping[str, str]
    tracks: Mapping[str, str]
    exit_reasons: Mapping[str, Mapping[str, Sequence[str]]]
    answers: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, Sequence[str]]
    diplomas: Sequence[Diploma]

    def nature_of(self, trade: str | None) -> str | None:
        """Name the kit’s nature of activity of a trade."""
        return next((nature for nature, several in self.trades.items() if trade in several), None)


def read_words() -> Words:
    """Read the four files of words."""
    told: dict[str, Any] = {}
    for name in ("names", "places", "work", "programme"):
        told |= tomllib.loads((RESOURCES / "demonstration" / f"{name}.toml").read_text("utf-8"))
    told["places"] = [Place(**town) for town in told.pop("towns")]
    told["diplomas"] = [Diploma(**one) for one in told["diplomas"]]
    return Words(**told)
