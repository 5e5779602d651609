# SPDX-License-Identifier: EUPL-1.2
"""What the lines of a kit’s lists may mean to the application, whatever codes the kit gives them."""

from collections.abc import Mapping

from accomp_desktop.domain.micro import CATEGORIES as NATURES

CATEGORIES: Mapping[str, str] = {code: one.label for code, one in NATURES.items()}
"""Categories of activity that the levies of a micro-enterprise depend on."""

MICRO = "micro"
"""The regime whose levies are reckoned from turnover; under any other they are typed."""

COUPLE, ALONE, RELIEF = "couple", "alone", "relief"
HOUSINGS: Mapping[str, str] = {
    "housing_none": "Logement\u202f: aucun forfait retenu",
    "housing_benefit": "Logement\u202f: une aide",
    "housing_owner": "Logement\u202f: propriétaire sans emprunt",
    "housing_free": "Logement\u202f: hébergement gratuit",
}
"""What housing takes off the RSA."""

OBSTACLE = "obstacle"
"""What weighs on the activity."""

MEANINGS: Mapping[str, str] = {
    **CATEGORIES,
    MICRO: "Régime micro",
    COUPLE: "Vit en couple",
    ALONE: "Vit sans conjoint",
    RELIEF: "Acre accordée",
    **HOUSINGS,
    OBSTACLE: "Frein qui pèse sur l’activité",
}
"""All that a line of a list may mean, and its name."""

FIGURES: Mapping[str, str] = {
    "turnover": "Recettes des douze derniers mois",
    "second_nature": "Nature de la seconde activité",
    "second_turnover": "Recettes de la seconde activité",
    "last_year_turnover": "Recettes de l’an dernier",
    "purchases_share": "Achats, en pour cent des recettes",
    "fixed_costs": "Charges fixes par mois",
    "fixed_cost_lines": "Charges fixes, ligne par ligne",
    "contributions": "Cotisations par mois, relevées",
    "profit": "Bénéfice annuel, relevé",
    "relief_until": "Fin de l’Acre",
    "flat_tax": "Versement libératoire",
    "debts": "Mensualités des dettes",
    "hours": "Heures travaillées par semaine",
    "needs": "Besoins du foyer par mois",
    "wage": "Salaire net par mois",
    "partner_wage": "Salaire net du conjoint par mois",
    "family_benefits": "Prestations familiales par mois",
    "other_incomes": "Autres ressources du foyer par mois",
    "housing_benefit": "Aide au logement par mois",
    "lone_parent_increase": "RSA majoré",
    "births": "Naissances des enfants à charge",
}
"""What the answer of a question may give to the calculations, and its name."""
