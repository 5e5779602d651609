# SPDX-License-Identifier: EUPL-1.2
"""The national scales that travel with the application, shared by every kit."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, replace
from decimal import Decimal
from functools import cache
from typing import Any, cast

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.scales import DatedScale, ScaleValue
from accomp_desktop.places import RESOURCES


@cache
def national_scales() -> tuple[DatedScale, ...]:
    """Read them once, file by file."""
    files = sorted((RESOURCES / "scales").glob("*.toml"))
    return tuple(_scale(one) for file in files for one in tomllib.loads(file.read_text("utf-8"))["scales"])


def national_scale(code: str) -> DatedScale | None:
    """Find one as it ships."""
    return next((one for one in national_scales() if one.code == code), None)


def with_national_scales(data: Mapping[str, object]) -> Mapping[str, object]:
    """Give the data of a kit, after its own scales, every national one that they do not replace by the same code."""
    own = data.get("scales", [])
    if not isinstance(own, list):
        return data
    tables = cast("list[object]", own)
    replaced = {str(cast("dict[str, object]", one).get("code")) for one in tables if isinstance(one, dict)}
    shipped = [asdict(one) for one in national_scales() if one.code not in replaced]
    return {**data, "scales": [*tables, *shipped]}


def _scale(table: dict[str, Any]) -> DatedScale:
    values = [cast("dict[str, Any]", {**one, "value": Decimal(one["value"])}) for one in table["values"]]
    return DatedScale(**cast("dict[str, Any]", {**table, "values": tuple(ScaleValue(**one) for one in values)}))


def without_national_scales(kit: Kit) -> Kit:
    """Leave out the scales that are as they ship: whoever reads the kit takes those of its own application."""
    shipped = {one.code: one for one in national_scales()}
    return replace(kit, scales=tuple(one for one in kit.scales if one != shipped.get(one.code)))
