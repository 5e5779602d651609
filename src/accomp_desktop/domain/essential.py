# SPDX-License-Identifier: EUPL-1.2
"""What of a form a first meeting leaves aside, and whether answers already go beyond it."""

from collections.abc import Iterable

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kit import SHARED
from accomp_desktop.domain.values import Answers


def beyond(fields: Iterable[Field]) -> frozenset[str]:
    """Give the keys of what a first meeting leaves aside; none when the form says nothing of it."""
    asked = tuple(fields)
    if not any(item.essential for item in asked):
        return frozenset()
    return frozenset(item.key for item in asked if not item.essential)


def goes_beyond(fields: Iterable[Field], answers: Answers) -> bool:
    """Tell whether something that a first meeting leaves aside is answered; what the household says does not count."""
    asked = tuple(fields)
    own = {item.key for item in asked if item.record != SHARED}
    return bool(beyond(asked) & own & answers.keys())
