# SPDX-License-Identifier: EUPL-1.2
"""The journal of a person: each act, who did it, when, and which value it changed."""

from collections.abc import Hashable, Iterator, Sequence

from accomp_desktop.domain.changes import Act, Edit
from accomp_desktop.domain.history import Line, told
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.components.timeline import Moment, Timeline
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.theme import Tone

MOST_LINES = 12
"""Values told for one act; an act that changes more says how many it leaves out."""


class HistoryTab(PersonTab):
    """The acts on this person, the latest first."""

    def build(self) -> None:
        """Lay out the line."""
        self._none = Text(self.tr("Rien n’a encore été fait sur cette fiche."), "muted", wrap=True)
        self._none.hide()
        self._line = Timeline()
        card = Card(
            self.tr("Historique"), self.tr("Chaque acte reste au journal\u202f; «\u202fAnnuler\u202f» en ajoute un.")
        )
        card.add(self._none)
        card.add(self._line)
        self.put(card)
        self.rows.addStretch()

    def refresh(self) -> None:
        """Read the acts again."""
        person_id = self.dossier.file.person.id
        self.desk.read(lambda register: register.journal(person_id), self._show, self)

    def shape(self) -> Hashable:
        """The layout never changes."""
        return True

    def _show(self, acts: tuple[Act, ...]) -> None:
        self._none.setVisible(not acts)
        self._line.show_moments([self._moment(act) for act in acts])

    def _moment(self, act: Act) -> Moment:
        undone = self.tr(" (annulé depuis)") if act.undone_by is not None else ""
        return Moment(
            f"{act.at.astimezone():%d/%m/%Y %H:%M} · {act.author}",
            act.reason + undone,
            "\n".join(self._lines(act)),
            "undo-2" if act.undoes is not None else "pencil",
            Tone.NEUTRAL if act.undone_by is not None else Tone.ACCENT,
        )

    def _lines(self, act: Act) -> Iterator[str]:
        lines = [text for edit in act.edits for text in self._told(edit)]
        yield from lines[:MOST_LINES]
        if len(lines) > MOST_LINES:
            yield self.tr("et {count} autres valeurs").format(count=len(lines) - MOST_LINES)

    def _told(self, edit: Edit) -> Iterator[str]:
        label, lines = SPINE[edit.kind].label, told(edit, self.dossier.kit)
        if edit.before is None and edit.after is not None:
            yield self.tr("{label}, ajout\u202f: {values}").format(label=label, values=_values(lines))
        elif edit.after is None and edit.before is not None:
            yield self.tr("{label}, suppression").format(label=label)
        else:
            for line in lines:
                yield f"{label}, {line.field}\u202f: {_change(line)}" if line.field else line.record


def _values(lines: Sequence[Line]) -> str:
    return " · ".join(f"{line.field} {line.after}" for line in lines) or "–"


def _change(line: Line) -> str:
    if not line.before:
        return line.after
    return f"{line.before} → {line.after or '–'}"
