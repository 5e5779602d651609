# SPDX-License-Identifier: EUPL-1.2
"""The versions of the kit that a register keeps: an answer names the one it was given under, so none is replaced.

Beside them, the kits that others published and ours was made from: an original holds from a version of ours on.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Connection, func, insert, select

from accomp_desktop.domain.changes import Edit
from accomp_desktop.domain.values import Json
from accomp_desktop.store.entry import Entry
from accomp_desktop.store.tables import KITS, ORIGINALS, to_text

KIND = "kit"


def newest_kit(connection: Connection) -> dict[str, Json]:
    """Read the running kit; its `version` is the one the register gave it."""
    row = connection.execute(select(KITS).order_by(KITS.c.version.desc()).limit(1)).one()
    return {**json.loads(row.content), "version": row.version}


def kit_of(connection: Connection, version: int) -> dict[str, Json]:
    """Read a version of the kit; the running one if there is no such version."""
    kept = _content(connection, version)
    return {**kept, "version": version} if kept else newest_kit(connection)


def began(connection: Connection, version: int) -> datetime | None:
    """Tell when a version began to run; `None` if there is no such version."""
    return connection.scalar(select(KITS.c.at).where(KITS.c.version == version))


def original_of(connection: Connection, version: int) -> dict[str, Json]:
    """Read the kit, as its author published it, that a version of ours was made from."""
    held = select(ORIGINALS.c.content).where(ORIGINALS.c.version <= version).order_by(ORIGINALS.c.version.desc())
    return cast("dict[str, Json]", json.loads(connection.scalar(held.limit(1)) or "{}"))


def add_kit(
    connection: Connection, kit: Mapping[str, Json], entry: Entry, original: Mapping[str, Json] | None = None
) -> None:
    """Keep a new version of the kit, and note it; a kit that changes nothing is not kept.

    `original` is the kit that it is made from, when that is no longer the same.
    """
    newest = connection.scalar(select(func.max(KITS.c.version)))
    before = None if newest is None else _content(connection, newest)
    after = _without_version(kit)
    made_from = None if original is None else _without_version(original)
    others = made_from is not None and made_from != original_of(connection, newest or 0)
    if before != after or others:
        version = (newest or 0) + 1
        row = {"version": version, "content": to_text(after), "at": datetime.now(UTC)}
        connection.execute(insert(KITS), row)
        if others:
            connection.execute(insert(ORIGINALS), {"version": version, "content": to_text(made_from)})
        old, new = (None if one is None else {"version": one} for one in (newest, version))
        entry.note(KIND, [str(version)], [None], [f"{to_text(old)},{to_text(new)}"])


def kit_before(connection: Connection, edit: Edit) -> tuple[dict[str, Json], dict[str, Json]] | None:
    """Give the kit from before an act and its original, or `None` if what that act wrote no longer runs."""
    if not edit.before or not edit.after:
        return None
    newest = connection.scalar(select(func.max(KITS.c.version))) or 0
    versions = (cast("int", state["version"]) for state in (edit.before, edit.after))
    old, written, running = ((_content(connection, one), original_of(connection, one)) for one in (*versions, newest))
    return old if running == written else None


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


def _without_version(kit: Mapping[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in kit.items() if key != "version"}


def _content(connection: Connection, version: int) -> dict[str, Json]:
    content = connection.scalar(select(KITS.c.content).where(KITS.c.version == version))
    return cast("dict[str, Json]", json.loads(content or "{}"))
