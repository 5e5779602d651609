# SPDX-License-Identifier: EUPL-1.2
"""What the lines of a kit’s lists may mean to the application, whatever codes the kit gives them."""

from collections.abc import Mapping

CATEGORIES: Mapping[str, str] = {
    "vente_commerce": "Vente ou restauration, commerce",
    "service_bic_commerce": "Prestation de services, commerce",
    "vente_artisanat": "Vente, artisanat",
    "service_bic_artisanat": "Prestation de services, artisanat",
    "liberal_ssi": "Activité libérale non réglementée",
    "liberal_cipav": "Activité libérale réglementée (Cipav)",
}
"""Categories of activity that the levies of a micro-enterprise depend on."""

MICRO = "micro"
"""The regime whose levies are reckoned from turnover; under any other they are typed."""

MEANINGS: Mapping[str, str] = {**CATEGORIES, MICRO: "Régime micro"}
"""All that a line may mean, and its name."""
