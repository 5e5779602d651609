# SPDX-License-Identifier: EUPL-1.2
"""The départements are those that communes are of."""

from accomp_desktop.domain.departements import DEPARTEMENTS
from accomp_desktop.exchange.communes import read_communes

COLLECTIVITIES = {"975", "977", "978", "986", "987", "988", "989"}
"""Overseas, and no département."""


def test_every_commune_is_of_a_departement_and_every_departement_has_one() -> None:
    codes = {one.commune.insee_code for one in read_communes().namings}
    numbers = {code[: 3 if code.startswith(("97", "98")) else 2] for code in codes}
    assert numbers - COLLECTIVITIES == set(DEPARTEMENTS)
    assert DEPARTEMENTS["35"] == "Ille-et-Vilaine"
