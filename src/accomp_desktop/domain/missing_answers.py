# SPDX-License-Identifier: EUPL-1.2
"""Which answers a formula waits for: the questions behind it that are asked and not answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accomp_desktop.domain.asking import is_asked
from accomp_desktop.domain.expressions import names
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.livelihood_names import LIVELIHOOD_KEYS
from accomp_desktop.domain.values import Answers


@dataclass(frozen=True)
class Told:
    """What is told of a diagnosis: answers, computed and reckoned ones included, the fields that name them.

    `missing` are the labels of what must be answered before one can reckon what the person lives on.
    """

    answers: Answers
    fields: Mapping[str, Field]
    missing: tuple[str, ...] = ()

    def waits_for(self, text: str) -> tuple[str, ...]:
        """Give the labels of the answers that a condition or a formula waits for, in the order of the fields."""
        return tuple(dict.fromkeys(self._labels(text)))

    def _labels(self, text: str) -> Iterator[str]:
        spoken = names(text)
        for one in self.fields.values():
            if one.key not in spoken or self.answers.get(one.key) is not None or not is_asked(one, self.answers):
                continue
            if one.formula:
                yield from self._labels(one.formula)
            elif one.key in LIVELIHOOD_KEYS:
                yield from self.missing or (one.label,)
            else:
                yield one.label
