# SPDX-License-Identifier: EUPL-1.2
"""The journal as one reads it: each act as a moment, with who, when, and which values it changed."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.changes import Act, Edit
from accomp_desktop.domain.history import Line, told
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.timeline import Moment
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.theme import Tone

MOST_LINES = 12
"""Values told for one act; an act that changes more says how many records it concerns."""


def moment_of(act: Act, kit: Kit, undoing: Callable[[Act], object]) -> Moment:
    """Tell an act, and offer to take it back if it may be."""
    undone = _tr(" (annulé depuis)") if act.undone_by is not None else ""
    undo = Command(_tr("Annuler cet acte"), partial(undoing, act), "undo-2")
    return Moment(
        _tr("N°\u00a0{number} · {moment} · {author}").format(
            number=act.number, moment=f"{act.at.astimezone():%d/%m/%Y %H:%M}", author=act.author
        ),
        act.reason + undone,
        "\n".join(_lines(act, kit)),
        "undo-2" if act.undoes is not None else "pencil",
        Tone.NEUTRAL if act.undone_by is not None else Tone.ACCENT,
        (undo,) if act.may_be_undone else (),
    )


def ask_to_undo(desk: Desk, parent: QWidget, act: Act) -> Dialog:
    """Ask before taking back an act that others followed; what was kept is said once it is done."""
    dialog = Dialog(
        _tr("Annuler l’acte n°\u00a0{number}\u202f?").format(number=act.number),
        _tr(
            "«\u202f{reason}\u202f», le {day}. Ce que cet acte a changé revient comme avant\u202f; "
            "ce qui a été modifié depuis reste, et vous sera dit."
        ).format(reason=act.reason, day=f"{act.at.astimezone():%d/%m/%Y}"),
        parent,
    )
    undo = primary(_tr("Annuler cet acte"), "undo-2")
    undo.clicked.connect(lambda: (dialog.accept(), desk.undo(number=act.number)))
    dialog.answer(undo, cancel=_tr("Ne rien changer"))
    dialog.open()
    return dialog


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
