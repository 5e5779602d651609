# SPDX-License-Identifier: EUPL-1.2
"""Codes made of the words a user types: bare letters, digits and « _ », never one that already served."""

import re
from collections.abc import Container
from keyword import kwlist

from accomp_desktop.domain.kinds import fold

LONGEST = 40

WORDS = frozenset(kwlist) | {"true", "false"}
"""Words of the expressions, which could not name a question of that code."""


def code_from(text: str, otherwise: str) -> str:
    """Reduce a text to a code, a letter first: « Motif n° 3 » → « motif_n_3 », « 3 » → « choix_3 »."""
    code = re.sub(r"[^a-z0-9]+", "_", fold(text))[:LONGEST].strip("_")
    return code if code[:1].isalpha() and code not in WORDS else f"{otherwise}_{code}".rstrip("_")


def unused(code: str, taken: Container[str]) -> str:
    """Number a code that is taken: « transport_2 »."""
    names = (code if rank == 1 else f"{code}_{rank}" for rank in range(1, 10**6))
    return next(name for name in names if name not in taken)
