# SPDX-License-Identifier: EUPL-1.2
"""The diagnoses of the accompaniment, by day: the kit’s form, section by section, and how far it is answered."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtGui import QHideEvent

from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.older_forms import asked_by, fields_by, new_questions, no_longer_asked
from accomp_desktop.domain.restitution import PaperName
from accomp_desktop.domain.shared_answers import as_now, forgetting_with, told_to_household
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.form import Part
from accomp_desktop.ui.person.beginning import no_support_yet
from accomp_desktop.ui.person.blank_form import BlankForm
from accomp_desktop.ui.person.diagnosis_head import DiagnosisHead
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.person.older_form import answers_page, older_form_line
from accomp_desktop.ui.person.papers import Papers
from accomp_desktop.ui.person.quiet_saving import QuietSaving
from accomp_desktop.ui.person.reading import ReadingPage
from accomp_desktop.ui.person.reading_source import ReadingSource
from accomp_desktop.ui.person.sectioned_form import SectionedForm
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.saving import Editing, LeavingQuestion


class DiagnosisTab(PersonTab):
    """One diagnosis at a time, kept as it is typed; a new one begins blank or from the answers of the last."""

    scrolls = False
    _form: SectionedForm | None = None
    _draft: Diagnosis | None = None
    _seen_id: str = ""
    _brought_id: str = ""
    _sent: Diagnosis | None = None
    _is_kept = _is_refused = _is_begun = False

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__(desk, dossier)
        self.saving = QuietSaving(self._has_news, self._send, self)
        self.saving.kept.connect(self._say_kept)

    def build(self) -> None:
        """Lay out the choice of the day over the form; or say what is missing."""
        before, self._form = self._form, None
        seen = self._seen()
        if self.dossier.support is None:
            self.put(no_support_yet(self.desk, self.dossier, self), 1)
        elif seen is None:
            self.put(self._nothing_yet(), 1)
        else:
            head = self.dossier.kit.fields_of("diagnosis")
            self._form = SectionedForm(head, self._parts(seen), seen, context=self.dossier.told)
            self._form.changed.connect(self._note)
            self._form.settled.connect(self.saving.flush)
            self._add_reading(self._form, seen)
            if retired := self._retired_answers(seen):
                title = self.tr("Réponses à des questions retirées")
                self._form.add_page(title, answers_page(title, retired))
            self._over = self._head(self._form)
            self.put(self._over)
            if older := self.dossier.older_kit(seen):
                self.put(older_form_line(older, self.bring_to_present_form))
            self.put(self._form, 1)
            self._form.begin_as(before, seen)

    def refresh(self) -> None:
        """Show the diagnosis looked at as it was read."""
        seen = self._seen()
        if self._form is None or seen is None:
            return
        self._form.show_record(seen)
        begun = (seen,) if seen is self._draft else ()
        self._over.show_days((*begun, *self.support.diagnoses[::-1]), seen)

    def show_dossier(self, dossier: Dossier) -> None:
        """Take what was read again, unless it was read before what is under way was written."""
        sent, held = self._sent, _diagnoses(dossier)
        if sent is not None and (held[sent.id].version if sent.id in held else 0) == sent.version:
            return
        self.dossier = dossier
        if self._draft is not None and self._draft.id in held:
            self._draft = None
        seen = self._seen()
        shown = self._form.original if self._form is not None else None
        if self._form and shown and seen and seen.id == shown.id and seen != shown:
            self._form.keep(seen)
        super().show_dossier(dossier)
        if sent is not None:
            self._sent = None
            self.saving.caught_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what was typed before another tab is looked at."""
        super().hideEvent(event)
        if self.desk.is_open:
            self.saving.flush()

    def follow(self) -> None:
        """Have the count of answers follow what was typed; the bar shows only what cannot be saved."""
        self.bar.follow(self._edited() if self._is_refused or not self.can_save() else ())
        if self._form is not None:
            self._reading.show_reading(self._source.read(self._form.answers()))
            told = self._form.answered().told()
            self.progress.setText(self.tr("{told} · Enregistré").format(told=told) if self._is_kept else told)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save at once what may be, and show what keeps from saving the rest."""
        if self._form is not None and not self.can_save():
            self._form.reveal_problems()
        self.saving.flush(then)

    def keep(self, then: Callable[[], None]) -> None:
        """Call `then` once what may be saved is."""
        self.saving.flush(then)

    def shape(self) -> Hashable:
        """The layout depends on the kit, and on which diagnosis is looked at."""
        seen = self._seen()
        if seen is None:
            return super().shape()
        return (super().shape(), seen.id, seen.on, seen.kit_version, self._retired_answers(seen))

    def editings(self) -> Sequence[Editing]:
        """The form, when there is a diagnosis."""
        return (self._form,) if self._form is not None else ()

    def changes(self) -> Sequence[Change]:
        """The diagnosis, and the household’s record when the present one says otherwise."""
        if self._form is None:
            return ()
        told, file = cast("Diagnosis", self._form.record()), self.dossier.file
        if self.support.exit is not None or any(one.id == told.id for one in self.support.diagnoses[:-1]):
            return (told,)
        kit, others = self.dossier.kit, self.dossier.sharing[1:]
        said = told_to_household(told, file.household, file.person, kit)
        return (told, *said, *forgetting_with(file.household, told, others, kit))

    def reason(self) -> str:
        """Name the act."""
        begun = self._form is not None and self._form.original.version == 0
        return self.tr("Diagnostic\u202f: ajout") if begun else self.tr("Diagnostic\u202f: modification")

    def begin(self, *, from_last: bool) -> None:
        """Begin a diagnosis today; a blank one is written with its first answer."""
        last = self.support.diagnoses[-1] if self.support.diagnoses else None
        begun = Diagnosis(
            support_id=self.support.support.id,
            on=self.dossier.today,
            form=self.dossier.kit.forms[0].code,
            kit_version=self.dossier.kit.version,
            answers=last.answers if last and from_last else {},
        )
        self._draft = as_now(begun, self.dossier.file.household, self.dossier.kit)
        self.look_at(self._draft.id)
        self._is_begun = from_last
        self.saving.note()

    def look_at(self, diagnosis_id: str) -> None:
        """Look at the diagnosis of another day."""
        self._seen_id, self._is_kept = diagnosis_id, False
        self.draw()

    def bring_to_present_form(self) -> None:
        """Show the same answers under the running form; the diagnosis is kept under it once something is saved."""
        seen = self._seen()
        if seen is not None:
            self._once_kept(lambda: self._bring(seen.id))

    def print_blank(self, essential: bool) -> None:  # noqa: FBT001  what a signal gives
        """Ask where to write the form that new diagnoses follow, to fill by hand."""
        kit = self.dossier.kit
        BlankForm(self.desk, kit, kit.forms[0], self.dossier.structure).ask_place(self, essential=essential)

    def print_paper(self, paper: PaperName) -> None:
        """Ask where to write a paper of the diagnosis looked at, once what was typed is kept."""
        self._once_kept(lambda: self._papers().ask(paper))

    def discard(self) -> None:
        """Forget what was typed, and the diagnosis just begun."""
        self._draft, self._brought_id = None, ""
        self._is_refused = self._is_begun = False
        super().discard()

    def remove(self) -> None:
        """Take the diagnosis looked at out of the register; « Annuler » brings it back; one just begun is given up."""
        seen = self._seen()
        if seen is not None and seen.version:
            self.desk.apply((Removal(seen),), self.tr("Diagnostic\u202f: suppression"))
        else:
            self.discard()

    def _seen(self) -> Diagnosis | None:
        """Give the diagnosis looked at, under the running form if it was brought to it."""
        seen = self._chosen()
        if seen is not None and seen.id == self._brought_id:
            return replace(seen, kit_version=self.dossier.kit.version)
        return seen

    def _add_reading(self, form: SectionedForm, seen: Diagnosis) -> None:
        """Put after the sections what the answers say, and the decision."""
        self._source = ReadingSource(self.dossier, seen)
        self._reading = ReadingPage(self._source, seen)
        form.add_page(self.tr("Lecture"), scrolled(self._reading), self._reading.track.form)

    def _chosen(self) -> Diagnosis | None:
        """Find the diagnosis looked at: the one begun, the one chosen, else the last."""
        if self.dossier.support is None:
            return None
        held = _diagnoses(self.dossier)
        if self._draft is not None and self._draft.id not in held and self._seen_id == self._draft.id:
            return self._draft
        return held.get(self._seen_id) or next(iter(reversed(held.values())), None)

    def _parts(self, seen: Diagnosis) -> tuple[Part, ...]:
        chosen, older = self._chosen(), self.dossier.older_kit(seen)
        kit = older.kit if older else self.dossier.kit
        before = self.dossier.older_kit(chosen) if chosen and seen is not chosen else None
        new = new_questions(before.kit, kit, seen.form, seen.answers) if before else frozenset[str]()
        marked = self.tr("{label} (nouvelle question)")
        return tuple(
            Part(
                title,
                tuple(replace(one, label=marked.format(label=one.label)) if one.key in new else one for one in items),
                interview,
                told,
            )
            for title, items, interview, told in asked_by(kit, seen.form)
        )

    def _retired_answers(self, seen: Diagnosis) -> tuple[tuple[str, str], ...]:
        """Tell the answers that the form shown no longer asks, each under the label of its question."""
        older = self.dossier.older_kit(seen)
        kit = older.kit if older else self.dossier.kit
        fields = {**self.dossier.asked_before, **fields_by(kit, seen.form)}
        keys = no_longer_asked(kit, seen.form, seen.answers)
        return tuple((fields[key].label, fields[key].kind.show(seen.answers[key])) for key in keys if key in fields)

    def _nothing_yet(self) -> EmptyState:
        begin = Command(self.tr("Commencer le diagnostic"), lambda: self.begin(from_last=False), "stethoscope")
        told = self.tr(
            "Le diagnostic décrit la personne et l’entreprise un jour donné\u202f; il fonde le plan d’action."
        )
        none = self.tr("Ce programme n’a pas de formulaire de diagnostic.")
        asked = bool(self.dossier.kit.forms)
        return EmptyState(
            "clipboard-list", self.tr("Aucun diagnostic"), told if asked else none, begin if asked else None
        )

    def _head(self, form: SectionedForm) -> DiagnosisHead:
        head = DiagnosisHead(form.head, has_essential=form.has_essential())
        head.days.activated.connect(lambda: self._leave_for(head.days.currentData()))
        head.removing.clicked.connect(self.remove)
        head.begin_asked.connect(self._begin_anew)
        head.paper_asked.connect(self.print_paper)
        head.print_asked.connect(self.print_blank)
        self.days, self.progress = head.days, head.progress
        return head

    def _papers(self) -> Papers:
        seen = self._form.record() if self._form is not None else self._chosen()
        return Papers(self.desk, self._source.diagnosed(cast("Diagnosis", seen)), self)

    def _begin_anew(self, from_last: bool) -> None:  # noqa: FBT001  what a signal gives
        self._once_kept(lambda: self.begin(from_last=from_last))

    def _bring(self, diagnosis_id: str) -> None:
        self._brought_id = diagnosis_id
        self.draw()

    def _leave_for(self, diagnosis_id: str) -> None:
        """Go to another day unless something typed would be lost; then the bar says what is to be mended."""
        seen = self._seen()
        if self.is_changed():
            self.days.setCurrentIndex(self.days.findData(seen.id) if seen else 0)
        self._once_kept(lambda: self.look_at(diagnosis_id))

    def _once_kept(self, then: Callable[[], None]) -> None:
        """Go on once what may be saved is, after asking what becomes of the rest."""

        def go_on() -> None:
            if self.is_changed():
                LeavingQuestion(self, None, lambda: self._discard_and(then)).open()
            else:
                then()

        self.saving.flush(go_on)

    def _note(self) -> None:
        """Follow what was typed, which is saved in a moment."""
        self._is_kept = False
        self.follow()
        self.saving.note()

    def _has_news(self) -> bool:
        return self._form is not None and (self._is_begun or self._form.has_news())

    def _send(self) -> None:
        """Write what may be saved of what is typed."""
        if self._form is not None:
            sent = self._sent = cast("Diagnosis", self._form.record())
            self.desk.apply(self.changes(), self.reason(), lambda _: self._hold(sent), owner=self, failed=self._refuse)

    def _hold(self, sent: Diagnosis) -> None:
        """Count as saved what the register now holds."""
        self._is_refused = self._is_begun = False
        if self._form is not None:
            self._form.keep(sent)
        self.saving.done()

    def _refuse(self, error: BaseException) -> None:
        """Leave what was typed as it is, to be copied or given up."""
        self._sent, self._is_refused = None, True
        self.saving.refused()
        self.follow()
        self.desk.failed.emit(error)

    def _say_kept(self) -> None:
        self._is_kept = True
        self.follow()

    def _discard_and(self, then: Callable[[], None]) -> None:
        self.discard()
        then()


def _diagnoses(dossier: Dossier) -> dict[str, Diagnosis]:
    """Give the diagnoses of the accompaniment looked at, the oldest first."""
    return {one.id: one for one in dossier.support.diagnoses} if dossier.support else {}
