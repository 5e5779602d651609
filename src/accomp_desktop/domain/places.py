# SPDX-License-Identifier: EUPL-1.2
"""Where people live: postcode and town checked against each other, the town spelt, its commune told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from accomp_desktop.domain.columns import Faults, Values
from accomp_desktop.domain.communes import Communes

PLACE = ("postcode", "town")
COMMUNE = "insee_code"
"""The key of the code that postcode and town tell, unless the list gives it itself."""


@dataclass(frozen=True)
class Gazetteer:
    """The communes of France, and the number of the Département in which a town without a postcode is looked for."""

    communes: Communes
    departement: str | None = None


def settle_places(values: Values, faults: Faults, gazetteer: Gazetteer) -> None:
    """Complete what the lines say of a place; a postcode that is not the town’s is told, and both are kept."""
    given = [key for key in PLACE if key in values]
    if not given:
        return
    blank = (None,) * len(values[given[0]])
    pairs = list(zip(*(values.get(key, blank) for key in PLACE), strict=True))
    find, within = gazetteer.communes.find, gazetteer.departement
    found = {pair: find(*cast("tuple[str | None, str | None]", pair), within) for pair in set(pairs)}
    for at, pair in enumerate(pairs):
        if found[pair].fault:
            faults[at]["postcode" if "postcode" in values else "town"] = found[pair].fault
    values["town"] = [found[pair].town for pair in pairs]
    values["postcode"] = [found[pair].postcode for pair in pairs]
    codes: Mapping[object, str | None] = {
        pair: one.commune.insee_code if one.commune else None for pair, one in found.items()
    }
    if COMMUNE not in values:
        values[COMMUNE] = [codes[pair] for pair in pairs]
