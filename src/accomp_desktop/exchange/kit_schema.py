# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schema of the files of a kit, made of the same dataclasses that read them."""

from typing import Any

from accomp_desktop.exchange.kit_descriptions import DESCRIPTIONS
from accomp_desktop.exchange.kit_shape import adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def kit_schema() -> dict[str, Any]:
    """Give the schema that each file of a kit meets: it holds any of the parts, and nothing else."""
    tables: dict[str, dict[str, Any]] = adapter().json_schema()["$defs"]
    for name, table in tables.items():
        del table["title"]
        table["description"] = DESCRIPTIONS[name]
        for key, told in table.get("properties", {}).items():
            told.pop("title", None)
            told["description"] = DESCRIPTIONS.get(f"{name}.{key}") or DESCRIPTIONS[key]
    kit = tables.pop("Kit")
    del kit["required"]
    return {"$schema": DIALECT, "title": "Kit de programme Accomp"} | kit | {"$defs": tables}
