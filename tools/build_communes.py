# SPDX-License-Identifier: EUPL-1.2
"""Makes resources/communes/communes.txt.gz from two versions of the npm package `@etalab/decoupage-administratif`.

npm pack @etalab/decoupage-administratif@6.0.0   # the communes of the year
npm pack @etalab/decoupage-administratif@0.7.0   # the last one with every name since 1943
uv run python tools/build_communes.py <6.0.0 unpacked> <0.7.0 unpacked>
"""

import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from accomp_desktop.domain.communes import town_key, town_words
from accomp_desktop.exchange.communes import TABLE

Entry: TypeAlias = Mapping[str, Any]


def table(entries: Sequence[Entry], history: Sequence[Entry]) -> bytes:
    """Make the file: its lines sorted, compressed to the same bytes each time."""
    lines: dict[tuple[str, str], str] = {}
    for name, commune, old in (*_present(entries), *_taken_in(entries), *_former(entries, history)):
        key = town_key(town_words(name))
        cells = (key, name, commune["code"], commune["nom"] if old else "", " ".join(sorted(commune["codesPostaux"])))
        lines.setdefault((key, commune["code"]), ";".join(cells).replace("'", "’"))
    return gzip.compress("\n".join(sorted(lines.values())).encode(), mtime=0)


def _communes(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Keep the communes of today where someone lives."""
    return {one["code"]: one for one in entries if one["type"] == "commune-actuelle" and one.get("codesPostaux")}


def _present(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry, bool]]:
    """Go through the communes of today and the arrondissements of Paris, Lyon and Marseille."""
    quarters = (one for one in entries if one["type"] == "arrondissement-municipal")
    yield from ((one["nom"], one, False) for one in (*_communes(entries).values(), *quarters))


def _taken_in(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry, bool]]:
    """Go through the communes déléguées and associées."""
    communes = _communes(entries)
    yield from ((one["nom"], communes[one["chefLieu"]], True) for one in entries if "chefLieu" in one)


def _former(entries: Sequence[Entry], history: Sequence[Entry]) -> Iterator[tuple[str, Entry, bool]]:
    """Go through the names no longer borne, except those that the present one only lengthens (« Perros »)."""
    communes = _communes(entries)
    heirs = {code: one for one in communes.values() for code in (one["code"], *one.get("anciensCodes", ()))}
    for past in history:
        heir = heirs.get(past["code"])
        if heir and not (past["code"] == heir["code"] and heir["nom"].startswith(past["nom"])):
            yield past["nom"], heir, True


def main(present: Path, past: Path) -> None:
    """Read both packages and write the table."""
    entries = json.loads((present / "data" / "communes.json").read_text("utf-8"))
    history = json.loads((past / "data" / "historique-communes.json").read_text("utf-8"))
    TABLE.write_bytes(table(entries, history))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
