# SPDX-License-Identifier: EUPL-1.2
"""The journal as one reads it: each act as a moment, with who, when, and which values it changed."""

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QCoreApplication

from accomp_desktop.domain.changes import Act, Edit
from accomp_desktop.domain.history import Line, told
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.ui.components.timeline import Moment
from accomp_desktop.ui.theme import Tone

MOST_LINES = 12
"""Values told for one act; an act that changes more says how many records it concerns."""


def moment_of(act: Act, kit: Kit) -> Moment:
    """Tell an act."""
    undone = _tr(" (annulé depuis)") if act.undone_by is not None else ""
    return Moment(
        f"{act.at.astimezone():%d/%m/%Y %H:%M} · {act.author}",
        act.reason + undone,
        "\n".join(_lines(act, kit)),
        "undo-2" if act.undoes is not None else "pencil",
        Tone.NEUTRAL if act.undone_by is not None else Tone.ACCENT,
    )


def _lines(act: Act, kit: Kit) -> Iterator[str]:
    lines = (text for edit in act.edits for text in _told(edit, kit))
    yield from islice(lines, MOST_LINES)
    if next(lines, None) is not None:
        yield _tr("et d’autres valeurs\u202f: {count} fiches en tout").format(count=len(act.edits))


def _told(edit: Edit, kit: Kit) -> Iterator[str]:
    if edit.kind not in SPINE:
        yield _tr("Programme, nouvelle version")
        return
    label, lines = SPINE[edit.kind].label, told(edit, kit)
    if edit.before is None and edit.after is not None:
        yield _tr("{label}, ajout\u202f: {values}").format(label=label, values=_values(lines))
    elif edit.after is None and edit.before is not None:
        yield _tr("{label}, suppression").format(label=label)
    else:
        for line in lines:
            yield f"{label}, {line.field}\u202f: {_change(line)}" if line.field else line.record


def _values(lines: Sequence[Line]) -> str:
    return " · ".join(f"{line.field} {line.after}" for line in lines) or "–"


def _change(line: Line) -> str:
    if not line.before:
        return line.after
    return f"{line.before} → {line.after or '–'}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("acts", text)
