# SPDX-License-Identifier: EUPL-1.2
"""What a person lives on, under the names by which the marks, alerts and proposals of a kit speak of it."""

from collections.abc import Iterable

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Money, YesNo
from accomp_desktop.domain.values import Answers
from accomp_desktop.domain.viability import Livelihood


def _named(key: str, label: str, attribute: str = "", kind: Money | YesNo = Money()) -> Field:  # noqa: B008  frozen
    return Field(key, label, kind, "diagnosis", core=True, attribute=attribute or key)


LIVELIHOOD_FIELDS: tuple[Field, ...] = (
    _named("net_activity", "Revenu net de l’activité"),
    _named("wage", "Salaire"),
    _named("rsa", "RSA estimé"),
    _named("prime", "Prime d’activité estimée"),
    _named("lives_on", "Ressources en tout", "total"),
    _named("after_debts", "Reste après les dettes"),
    _named("hourly_income", "Revenu net par heure", "hourly"),
    _named("breakeven", "Chiffre d’affaires à l’équilibre"),
    _named("target_rsa", "Chiffre d’affaires qui laisse le montant du RSA"),
    _named("target_smic", "Chiffre d’affaires qui laisse le Smic des heures travaillées"),
    _named("target_needs", "Chiffre d’affaires qui couvre les besoins du foyer"),
    _named("rsa_exit_turnover", "Chiffre d’affaires où le RSA s’arrête"),
    _named("rsa_trap", "RSA arrêté sans que l’activité fasse vivre", "is_trap", YesNo()),
)
"""Euros per month, and whether the RSA stops before one lives from the business."""

LIVELIHOOD_KEYS = frozenset(one.key for one in LIVELIHOOD_FIELDS)


def livelihood_answers(livelihood: Livelihood | None, fields: Iterable[Field] = LIVELIHOOD_FIELDS) -> Answers:
    """Give what is reckoned as answers; nothing when it could not be."""
    return {} if livelihood is None else {one.key: getattr(livelihood, one.attribute) for one in fields}
