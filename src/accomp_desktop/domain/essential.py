# SPDX-License-Identifier: EUPL-1.2
"""What of a form a first meeting leaves aside."""

from collections.abc import Iterable

from accomp_desktop.domain.fields import Field


def beyond(fields: Iterable[Field]) -> frozenset[str]:
    """Give the keys of what a first meeting leaves aside; none when the form says nothing of it."""
    asked = tuple(fields)
    if not any(item.essential for item in asked):
        return frozenset()
    return frozenset(item.key for item in asked if not item.essential)
