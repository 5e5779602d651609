# SPDX-License-Identifier: EUPL-1.2
"""The interviews of the accompaniment, planned and held, along a line."""

from collections.abc import Iterator

from accomp_desktop.domain.changes import Removal
from accomp_desktop.domain.followup import ATTENDANCES, INTERVIEW_WAYS, Interview
from accomp_desktop.domain.kinds import Choice, Day
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.components.timeline import Moment, Timeline
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.person.beginning import no_support_yet
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.theme import Tone

WAY, ATTENDANCE = Choice(INTERVIEW_WAYS), Choice(ATTENDANCES)
ICONS = {"office": "users", "workplace": "map-pin", "phone": "phone", "video": "message-square", "workshop": "list"}
TONES = {"planned": Tone.INFO, "present": Tone.POSITIVE, "excused": Tone.WARNING, "absent": Tone.DANGER}


class InterviewsTab(PersonTab):
    """What was planned and what took place, the latest first; noting one takes a few seconds."""

    key = "interviews"

    def build(self) -> None:
        """Lay out the two ways to add one, and the line."""
        if self.dossier.support is None:
            self.put(no_support_yet(self.desk, self.dossier, self), 1)
            return
        planning = secondary(self.tr("Prévoir un entretien"), "calendar-clock")
        planning.clicked.connect(lambda: self.open_form(self._new("planned")))
        noting = primary(self.tr("Noter un entretien"), "plus")
        noting.clicked.connect(lambda: self.open_form(self._new("present")))
        self._none = Text(self.tr("Aucun entretien n’est encore noté ni prévu."), "muted", wrap=True)
        self._line = Timeline()
        card = Card(self.tr("Entretiens"), actions=(planning, noting))
        card.add(self._none)
        card.add(self._line)
        self.put(card)
        self.rows.addStretch()

    def refresh(self) -> None:
        """Show the interviews, the latest first."""
        if self.dossier.support is None:
            return
        held = sorted(self.support.interviews, key=lambda one: one.on, reverse=True)
        self._none.setVisible(not held)
        self._line.show_moments([self._moment(one) for one in held])

    def open_form(self, interview: Interview) -> RecordDialog:
        """Note an interview, or mend one."""
        title = self.tr("Modifier l’entretien") if interview.version else self.tr("Entretien")
        dialog = RecordDialog(
            self.desk,
            title,
            parts_of(self.dossier.kit.fields_of("interview")),
            interview,
            self,
            reason=self.tr("Entretien\u202f: modification") if interview.version else self.tr("Entretien\u202f: ajout"),
        )
        dialog.open()
        return dialog

    def _new(self, attendance: str) -> Interview:
        return Interview(support_id=self.support.support.id, on=self.dossier.today, attendance=attendance)

    def _moment(self, one: Interview) -> Moment:
        overdue = one.attendance == "planned" and one.on < self.dossier.today
        facts = [WAY.show(one.way), ATTENDANCE.show(one.attendance)]
        facts += [self.tr("{minutes}\u00a0min").format(minutes=one.minutes)] if one.minutes else []
        facts += [self.tr("à noter\u202f: le jour est passé")] if overdue else []
        return Moment(
            Day().show(one.on),
            one.subject or WAY.show(one.way),
            "\n".join([" · ".join(facts), *self._answers(one)]),
            ICONS.get(one.way, "circle"),
            Tone.WARNING if overdue else TONES.get(one.attendance, Tone.NEUTRAL),
            (
                Command(self.tr("Modifier cet entretien"), lambda: self.open_form(one), "pencil"),
                Command(self.tr("Supprimer cet entretien"), lambda: self._remove(one), "trash-2"),
            ),
        )

    def _answers(self, one: Interview) -> Iterator[str]:
        for item in self.dossier.kit.fields_of("interview"):
            value = None if item.core else one.answers.get(item.key)
            if value is not None:
                yield f"{item.label}\u202f: {item.kind.show(value)}"

    def _remove(self, one: Interview) -> None:
        self.desk.apply((Removal(one),), self.tr("Entretien\u202f: suppression"))
