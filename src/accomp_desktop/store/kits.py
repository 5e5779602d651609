# SPDX-License-Identifier: EUPL-1.2
"""The versions of the kit that a register keeps: an answer names the one it was given under, so none is replaced."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Connection, func, insert, select

from accomp_desktop.domain.changes import Edit
from accomp_desktop.domain.values import Json
from accomp_desktop.store.entry import Entry
from accomp_desktop.store.tables import KITS, to_text

KIND = "kit"


def newest_kit(connection: Connection) -> dict[str, Json]:
    """Read the running kit; its `version` is the one the register gave it."""
    row = connection.execute(select(KITS).order_by(KITS.c.version.desc()).limit(1)).one()
    return {**json.loads(row.content), "version": row.version}


def add_kit(connection: Connection, kit: Mapping[str, Json], entry: Entry) -> None:
    """Keep a new version of the kit, and note it; a kit that changes nothing is not kept."""
    newest = connection.scalar(select(func.max(KITS.c.version)))
    before = None if newest is None else _content(connection, newest)
    after = {key: value for key, value in kit.items() if key != "version"}
    if before != after:
        version = (newest or 0) + 1
        row = {"version": version, "content": to_text(after), "at": datetime.now(UTC)}
        connection.execute(insert(KITS), row)
        old, new = (None if one is None else {"version": one} for one in (newest, version))
        entry.note(KIND, [str(version)], [None], [f"{to_text(old)},{to_text(new)}"])


def kit_before(connection: Connection, edit: Edit) -> dict[str, Json] | None:
    """Give the kit from before an act, or `None` if the running kit is no longer the one that act wrote."""
    if not edit.before or not edit.after:
        return None
    old, written = (_content(connection, cast("int", state["version"])) for state in (edit.before, edit.after))
    newest = connection.scalar(select(func.max(KITS.c.version))) or 0
    return old if _content(connection, newest) == written else None


def labels_in(kit: Json) -> dict[str, str]:
    """Find the label of each key the kit writes, wherever it stands."""
    if isinstance(kit, list):
        return {key: label for part in kit for key, label in labels_in(part).items()}
    if not isinstance(kit, dict):
        return {}
    found = {key: label for part in kit.values() for key, label in labels_in(part).items()}
    match kit:
        case {"key": str(key), "label": str(label)}:
            return found | {key: label}
        case _:
            return found


def _content(connection: Connection, version: int) -> dict[str, Json]:
    content = connection.scalar(select(KITS.c.content).where(KITS.c.version == version))
    return cast("dict[str, Json]", json.loads(content or "{}"))
