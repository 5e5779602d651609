# SPDX-License-Identifier: EUPL-1.2
"""Commands for the tests: what one leaves, and how it is run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

PASSPHRASE = "tournesol pédale brouillard"


class Said(NamedTuple):
    """What a command left: its exit code, its two streams."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401  JSON
        return json.loads(self.out)


Run = Callable[..., Said]


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path
