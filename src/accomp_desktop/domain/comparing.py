# SPDX-License-Identifier: EUPL-1.2
"""Does a value say anything new? Case and the kind of apostrophe do not; a name that lost its accents does not."""

import re
import unicodedata

from accomp_desktop.domain.identifiers import FamilyName, FirstName, Town
from accomp_desktop.domain.kinds import Kind, fold
from accomp_desktop.domain.names import name_key
from accomp_desktop.domain.values import Value


def poorer(kind: Kind, held: Value, value: Value) -> bool:
    """Tell whether a value says no more than the one held."""
    if held == value:
        return True
    if not isinstance(held, str) or not isinstance(value, str):
        return False
    if isinstance(kind, Town):
        return _words(held) == _words(value)
    if isinstance(kind, (FamilyName, FirstName)) and name_key(held) == name_key(value):
        return _marks(value) <= _marks(held)
    return _plain(held) == _plain(value)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _marks(name: str) -> int:
    """Count what upper-case lists lose: accents, hyphens, apostrophes, particles."""
    flat = unicodedata.normalize("NFKD", name)
    return sum(not one.isalnum() for one in flat)
