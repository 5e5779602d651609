# SPDX-License-Identifier: EUPL-1.2
"""Situations to simulate, as JSON from a file or a pipe: one object, or a list of them."""

import json
from codecs import BOM_UTF8
from decimal import Decimal
from typing import cast

from accomp_desktop.domain.errors import UserError

MOST_BYTES = 50_000_000


class NotSituations(UserError):
    """What was given is not JSON that can hold situations."""

    def __init__(self, why: str) -> None:
        """Take the fault."""
        super().__init__(f"Les situations à simuler\u202f: {why}.")


def read_situations(content: bytes) -> list[object]:
    """Read one situation or several, not yet checked, amounts exact; raises `NotSituations`."""
    if len(content) > MOST_BYTES:
        raise NotSituations("plus de 50 Mo, c’est trop")
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise NotSituations("ce n’est pas un texte en UTF-8") from None
    except json.JSONDecodeError as fault:
        raise NotSituations(f"JSON mal écrit, ligne {fault.lineno}, colonne {fault.colno}") from None
    except (RecursionError, ValueError):
        raise NotSituations("ce JSON est trop profond, ou l’un de ses nombres trop long") from None
    return cast("list[object]", found) if isinstance(found, list) else [found]


def is_list(content: bytes) -> bool:
    """Tell whether several situations were given, and so several answers are expected."""
    return content.removeprefix(BOM_UTF8).lstrip().startswith(b"[")
