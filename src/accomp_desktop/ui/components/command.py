# SPDX-License-Identifier: EUPL-1.2
"""An act that a message, an empty place or a menu offers."""

from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """What is written, and what is done; `run` takes nothing."""

    text: str
    run: Callable[[], object]
    icon: str | None = None
