# SPDX-License-Identifier: EUPL-1.2
"""A kit that travels: the files it is written in, and what it leaves at home."""

from collections.abc import Mapping
from dataclasses import replace

from accomp_desktop.domain.kit import ADVISERS, Kit

MAIN_FILE, LOGO_FILE, SCHEMA_FILE = "kit.toml", "logo.png", "kit.schema.json"

FILES: Mapping[str, tuple[str, ...]] = {
    MAIN_FILE: (
        "code", "label", "departement", "author", "contact", "edition", "version", "keeps_nir", "delays",
    ),
    "learnt.toml": ("learnt",),
    "funding.toml": ("funders", "operations"),
    "fields.toml": ("labels", "helps", "hidden", "required", "sensitive", "order", "fields"),
    "diagnosis.toml": ("forms",),
    "tracks.toml": ("actions", "tracks"),
    "exits.toml": ("exit_reasons",),
    "lists.toml": ("list_labels", "lists"),
    "headings.toml": ("headings", "heading_parts", "layouts"),
    "returns.toml": ("returns",),
    "scales.toml": ("scales",),
    "letters.toml": ("letters",),
    "indicators.toml": ("indicators",),
    LOGO_FILE: ("logo",),
}  # fmt: skip
"""File → the parts of the kit that are written in it; any other spread over these names reads as well."""


def without_people(kit: Kit) -> Kit:
    """Give the kit as others may have it: no team, nothing that its register alone knows.

    Of a received list stay the headings, never the name of its sheet nor the values under which lines are ours.
    """
    return replace(
        kit,
        version=1,
        lists={name: () if name == ADVISERS else items for name, items in kit.lists.items()},
        layouts=tuple(replace(one, sheet="", ours=()) for one in kit.layouts),
    )
