# SPDX-License-Identifier: EUPL-1.2
"""How well a passphrase protects a register, told in one sentence while it is typed."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from accomp_desktop.domain.kinds import fold

LEAST_LENGTH = 12
STRONG_LENGTH = 20
LEAST_VARIETY = 7

Level: TypeAlias = Literal["refused", "fair", "strong"]


@dataclass(frozen=True)
class Strength:
    """A judgement and the sentence that explains it; a « refused » passphrase makes no register."""

    level: Level
    sentence: str


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by its length and by how many different characters it has; words are as good as signs."""
    missing = LEAST_LENGTH - len(passphrase)
    if missing > 0:
        plural = "s" if missing > 1 else ""
        return Strength("refused", f"Trop courte\u202f: encore {missing} caractère{plural}.")
    if len(set(fold(passphrase))) < LEAST_VARIETY:
        return Strength("refused", "Trop répétitive\u202f: variez les mots et les signes.")
    if len(passphrase) < STRONG_LENGTH:
        return Strength("fair", "Correcte. Quatre ou cinq mots sans lien entre eux protègent mieux.")
    return Strength("strong", "Solide.")
