# SPDX-License-Identifier: EUPL-1.2
"""Situations to estimate, made by hand or drawn."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.micro import CATEGORIES, Activity, Micro
from accomp_desktop.domain.rsa import Home
from accomp_desktop.domain.viability import Situation, TypedBusiness
from accomp_desktop.exchange.national_scales import national_scales

SCALES = AppliedScales(national_scales())
DAY = date(2026, 7, 1)
ALONE_WITH_BENEFIT = Home(housing="benefit", housing_benefit=Decimal(250))
PLUMBER = Situation(
    day=DAY,
    business=Micro(
        activities=(Activity("service_bic_artisanat", Decimal(1200)),),
        since=date(2020, 1, 1),
        purchases_rate=Decimal("0.08"),
        fixed_costs=Decimal(310),
    ),
    home=ALONE_WITH_BENEFIT,
)
"""Example A: a plumber alone in a flat, who leaves the RSA and lives on 530 euros."""

AMOUNTS = st.decimals(0, 20_000, places=2)
SHARES = st.decimals(0, 1, places=4)
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
CATEGORY = st.sampled_from(sorted(CATEGORIES))
ACTIVITIES = st.builds(Activity, CATEGORY, AMOUNTS) | st.builds(
    Activity.of_months, CATEGORY, st.tuples(*[AMOUNTS] * 12)
)
MICROS = st.builds(
    Micro,
    activities=st.lists(ACTIVITIES, min_size=1, max_size=3).map(tuple),
    since=st.none() | DAYS,
    relief=st.booleans(),
    relief_until=st.none() | DAYS,
    flat_tax=st.booleans(),
    purchases_rate=SHARES,
    fixed_costs=AMOUNTS,
)
TYPED = st.builds(
    TypedBusiness,
    regime=st.sampled_from(["Réel", "Artiste-auteur"]),
    turnover=AMOUNTS,
    contributions=AMOUNTS,
    profit=AMOUNTS,
    purchases_rate=SHARES,
    fixed_costs=AMOUNTS,
)
HOMES = st.builds(
    Home,
    couple=st.booleans(),
    children=st.lists(st.integers(0, 30), max_size=5).map(tuple),
    lone_parent_increase=st.booleans(),
    housing=st.sampled_from(["none", "benefit", "owner", "free"]),
    housing_benefit=AMOUNTS,
    wage=AMOUNTS,
    partner_wage=AMOUNTS,
    family_benefits=AMOUNTS,
    other=AMOUNTS,
)
SITUATIONS = st.builds(
    Situation,
    day=DAYS,
    business=MICROS | TYPED,
    home=HOMES,
    partner=st.none() | MICROS | TYPED,
    hours=st.none() | st.decimals(0, 80, places=1),
    needs=st.none() | AMOUNTS,
    debts=st.none() | AMOUNTS,
    last_year_turnover=st.none() | AMOUNTS,
)
