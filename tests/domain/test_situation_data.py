# SPDX-License-Identifier: EUPL-1.2
"""A situation as JSON: it reads back the same, and what is wrong is said by its key."""

import json
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.micro import Activity, Micro
from accomp_desktop.domain.rsa import Home
from accomp_desktop.domain.situation_data import (
    KEYS,
    SituationFault,
    situation_from_data,
    situation_to_data,
    unknown_keys,
)
from accomp_desktop.domain.viability import Situation, TypedBusiness
from tests.estimating import SITUATIONS

GOOD: dict[str, Any] = {"date": "2026-07-01", "category": "vente_commerce", "turnover": 1200}


@given(SITUATIONS)
def test_a_situation_reads_back_the_same(situation: Situation) -> None:
    written = json.dumps(situation_to_data(situation))
    assert situation_from_data(json.loads(written)) == situation
    assert unknown_keys(json.loads(written)) == ()


def test_the_least_is_a_date_a_category_and_a_turnover() -> None:
    read = situation_from_data(GOOD)
    assert read.business == Micro(activities=(Activity("vente_commerce", Decimal(1200)),))
    assert read.home == Home()


def test_several_natures_are_a_list_of_objects() -> None:
    mixed = {
        **GOOD,
        "turnover": [
            {"category": "vente_commerce", "turnover": 100},
            {"category": "liberal_ssi", "turnover": [1] * 12},
        ],
    }
    read = situation_from_data(mixed).business
    assert isinstance(read, Micro)
    assert [one.turnover for one in read.activities] == [100, 1]


def test_the_partner_may_have_a_business_under_another_regime() -> None:
    partner = {"regime": "Réel", "turnover": 900, "contributions": "120.5", "profit": 300}
    read = situation_from_data({**GOOD, "household": {"couple": True, "partner_business": partner}})
    assert read.partner == TypedBusiness(
        regime="Réel", turnover=Decimal(900), contributions=Decimal("120.5"), profit=Decimal(300)
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"date": None}, "« date »"),
        ({"date": "01/07/2026"}, "2026-07-01"),
        ({"date": 3}, "2026-07-01"),
        ({"category": "boulanger"}, "vente_commerce"),
        ({"category": ["vente_commerce"]}, "vente_commerce"),
        ({"category": {}}, "vente_commerce"),
        ({"turnover": None}, "il manque un montant"),
        ({"turnover": [1, 2]}, "douze mois"),
        ({"turnover": -1}, "positif"),
        ({"turnover": "beaucoup"}, "il faut un nombre"),
        ({"turnover": True}, "il faut un nombre"),
        ({"turnover": "NaN"}, "il faut un nombre"),
        ({"turnover": {}}, "il faut un nombre"),
        ({"acre": "oui"}, "true ou false"),
        ({"purchases_rate": 8}, "entre 0 et 1"),
        ({"household": []}, None),
        ({"household": "seul"}, "il faut un objet"),
        ({"household": {"housing": "castle"}}, "none, benefit, owner, free"),
        ({"household": {"children": 2}}, "liste des âges"),
        ({"household": {"children": [200]}}, "liste des âges"),
        ({"household": {"partner_business": {"turnover": 3}}}, "household.partner_business.category"),
    ],
)
def test_what_is_wrong_is_said_by_its_key(wrong: dict[str, Any], said: str | None) -> None:
    if said is None:
        assert situation_from_data({**GOOD, **wrong}).home == Home()
        return
    with pytest.raises(SituationFault) as found:
        situation_from_data({**GOOD, **wrong})
    assert said in str(found.value).replace("\u202f", " ")


def test_a_key_that_says_nothing_is_told() -> None:
    odd = {
        **GOOD,
        "tva": 1,
        "turnover": [{"category": "vente_commerce", "turnover": 3, "acre": True}],
        "household": {"chats": 2, "partner_business": {"x": 1}},
    }
    told = ("tva", "turnover[0].acre", "household.chats", "household.partner_business.x")
    assert unknown_keys(odd) == told
    assert unknown_keys({**GOOD, "turnover": [1] * 12}) == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=12) | st.dictionaries(st.sampled_from([*GOOD, "household", "children"]), inner)
    ),
    max_leaves=20,
)


@given(st.sampled_from([*sorted(KEYS), "household"]), JSON)
def test_whatever_stands_under_a_key_is_read_or_refused_in_a_sentence(key: str, value: object) -> None:
    with suppress(UserError):
        situation_from_data({**GOOD, key: value})
        unknown_keys({**GOOD, key: value})


@given(JSON)
def test_whatever_is_given_is_read_or_refused_in_a_sentence(data: object) -> None:
    with suppress(UserError):
        assert isinstance(situation_from_data(data), Situation)
