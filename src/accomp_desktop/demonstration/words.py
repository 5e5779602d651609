# SPDX-License-Identifier: EUPL-1.2
"""The words invented lives are made of, and what one programme says, from `resources/demonstration`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accomp_desktop.domain.operation import Structure
from accomp_desktop.places import RESOURCES

FOLDER = RESOURCES / "demonstration"
FOUNDING = "35"


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
    structure: Structure
    operations: Sequence[Mapping[str, Any]]
    columns: Mapping[str, str]
    """What a list tells of a person → the heading it stands under."""
    first_number: int
    nature_key: str
    natures: Mapping[str, str]
    regime_key: str
    regimes: Mapping[str, str]
    home_key: str
    homes: Mapping[str, str]
    left_blank: Sequence[str] = ()
    """Questions that nobody answers: at random, they would belie the others."""
    most: Mapping[str, int] = field(default_factory=dict[str, int])
    """The most that some amounts and shares are drawn up to, so that lives hold together."""
    listed: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """What a list tells besides, drawn from these."""

    def nature_of(self, trade: str | None) -> str | None:
        """Name the kit’s nature of activity of a trade."""
        return next((self.natures[family] for family, several in self.trades.items() if trade in several), None)


def programmes() -> tuple[str, ...]:
    """List the kits, by code, for which there is a demonstration."""
    return tuple(sorted(file.stem for file in (FOLDER / "programmes").glob("*.toml")))


def read_words(kit: str = FOUNDING) -> Words:
    """Read the words that serve everywhere, and those of the programme of a kit."""
    told: dict[str, Any] = {}
    for name in ("names", "places", "work", f"programmes/{kit}"):
        told |= tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    told["places"] = [Place(**town) for town in told.pop("towns")]
    told["diplomas"] = [Diploma(**one) for one in told["diplomas"]]
    told["structure"] = Structure(**told["structure"])
    return Words(**told)
