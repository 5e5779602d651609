# SPDX-License-Identifier: EUPL-1.2
"""The official table of communes and postcodes, which travels with the application (`resources/communes/README.md`)."""

import gzip
from functools import cache

from accomp_desktop.domain.communes import Communes
from accomp_desktop.places import RESOURCES

TABLE = RESOURCES / "communes" / "communes.txt.gz"


@cache
def read_communes() -> Communes:
    """Read the table, once, when it is first needed."""
    return Communes(gzip.decompress(TABLE.read_bytes()).decode().splitlines())
