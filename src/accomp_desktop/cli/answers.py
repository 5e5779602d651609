# SPDX-License-Identifier: EUPL-1.2
"""What a command answers."""

from dataclasses import dataclass

from accomp_desktop.domain.values import Json


@dataclass(frozen=True)
class Answer:
    """The lines to read on the terminal, what `--json` writes, and what was found unsound by a check."""

    lines: tuple[str, ...]
    data: Json = None
    faults: tuple[str, ...] = ()
    """Sentences for the standard error; the exit code is then 1."""
