# SPDX-License-Identifier: EUPL-1.2
"""Words of the scales: their themes, how sure a value is, and how it changed."""

from collections.abc import Mapping
from decimal import Decimal

from accomp_desktop.domain.kinds import NARROW
from accomp_desktop.domain.scales import Confidence, DatedScale
from accomp_desktop.ui.programme.words import tr
from accomp_desktop.ui.theme import Tone

OTHERS = "others"
GATHERED: Mapping[str, str] = {"bmaf": "rsa", "pass": "smic"}
"""Codes too alone to make a theme, and the theme that takes them."""

TONES: Mapping[Confidence, Tone] = {
    "sourced": Tone.POSITIVE,
    "computed": Tone.INFO,
    "press": Tone.WARNING,
    "memory": Tone.WARNING,
    "entered": Tone.ACCENT,
}


def theme_labels() -> Mapping[str, str]:
    """Name the themes, in the order in which they are shown."""
    return {
        "rsa": tr("RSA"),
        "ppa": tr("Prime d’activité"),
        "smic": tr("SMIC et plafond"),
        "micro": tr("Micro-entreprise"),
        "tva": tr("TVA"),
        "css": tr("Complémentaire santé"),
        OTHERS: tr("Autres"),
    }


def theme_of(scale: DatedScale) -> str:
    """Give the theme under which a scale is shown."""
    theme = GATHERED.get(scale.theme, scale.theme)
    return theme if theme in theme_labels() else OTHERS


def confidence_label(confidence: Confidence) -> str:
    """Say in two words how sure a value is."""
    labels: dict[Confidence, str] = {
        "sourced": tr("lu dans sa source"),
        "computed": tr("calculé"),
        "press": tr("presse"),
        "memory": tr("à vérifier"),
        "entered": tr("saisi ici"),
    }
    return labels[confidence]


def change_shown(change: Decimal | None) -> str:
    """Write a change: « +1,7 % »; nothing when it is not known."""
    if change is None:
        return ""
    return f"{change.normalize():+f}".replace(".", ",").replace("-", "−") + f"{NARROW}%"
