# SPDX-License-Identifier: EUPL-1.2
"""A person’s fields as a received list tells them, read out of the register."""

from dataclasses import replace
from typing import cast

from accomp_desktop.domain.casework import Profile
from accomp_desktop.domain.confidential import discreet
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import RSA_SINCE, importable
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.record import Record, value_of
from accomp_desktop.domain.values import Json, Value, plain_json


def profile_values(profile: Profile, kit: Kit) -> dict[str, Json]:
    """Tell a person’s fields as the command line does: every field that a list may bring, unknown as null."""
    return {item.key: plain_json(held(profile, item)) for item in importable(kit)}


def held(profile: Profile, item: Field) -> Value:
    """Read what a profile may show of a field that a list may bring; of a confidential household, not its number."""
    if profile.person.confidential and item.key == "caf_number":
        return None
    profile = replace(profile, person=discreet(profile.person))
    attribute = "rsa" if item.record == RSA_SINCE.record else item.record
    record = cast("Record | None", getattr(profile, attribute))
    return None if record is None else value_of(record, item)
