# SPDX-License-Identifier: EUPL-1.2
"""The journal as one reads it: acts as moments, with who, when, and which values they changed."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.changes import Act, Edit
from accomp_desktop.domain.folded_acts import as_one, folded
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


def moments_of(acts: Sequence[Act], kit: Kit, undoing: Callable[[Act], object]) -> list[Moment]:
    """Tell acts, the latest first; those that one author went on with are one moment, to unfold."""
    return [_moment_of(fold, kit, undoing) for fold in folded(acts)]


def _moment_of(fold: Sequence[Act], kit: Kit, undoing: Callable[[Act], object]) -> Moment:
    act = as_one(fold)
    count = _tr(" – {count} actes").format(count=len(fold)) if len(fold) > 1 else ""
    undone = _tr(" (annulé depuis)") if act.undone_by is not None else ""
    undo = Command(_tr("Annuler cet acte"), partial(undoing, act), "undo-2")
    return Moment(
        _day(fold),
        act.reason + count + undone,
        "\n".join(_lines(act, kit)) or (_tr("Tout est revenu comme avant.") if count else ""),
        "undo-2" if act.undoes is not None else "pencil",
        Tone.NEUTRAL if act.undone_by is not None else Tone.ACCENT,
        (undo,) if act.may_be_undone and not count else (),
        tuple(_moment_of((one,), kit, undoing) for one in fold) if count else (),
    )


def _day(fold: Sequence[Act]) -> str:
    """Name a fold by its number and its moment, or by those of its first and last acts."""
    last, first = fold[0], fold[-1]
    begun, ended = (f"{act.at.astimezone():%H:%M}" for act in (first, last))
    return _tr("N°\u00a0{number} · {day} {hour} · {author}").format(
        number=first.number if first is last else _tr("{first} à {last}").format(first=first.number, last=last.number),
        day=f"{first.at.astimezone():%d/%m/%Y}",
        hour=begun if begun == ended else _tr("de {begun} à {ended}").format(begun=begun, ended=ended),
        author=last.author,
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
        several = _tr("\u202f: {count} fiches en tout").format(count=len(act.edits)) if len(act.edits) > 1 else ""
        yield _tr("et d’autres valeurs") + several


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
