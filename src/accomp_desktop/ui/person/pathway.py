# SPDX-License-Identifier: EUPL-1.2
"""How the person came and with whom it goes: referrals and their states, accompaniment, advisers, dated rights."""

from collections.abc import Sequence

from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.kinds import Choice, Day
from accomp_desktop.domain.person import ASSIGNMENT_ROLES, PERIOD_SORTS, Assignment, Period, Support
from accomp_desktop.domain.referral import REFERRAL_ORIGINS, REFERRAL_STATES, Referral, ReferralState
from accomp_desktop.domain.steps import without_referral
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.form import RecordForm, parts_of
from accomp_desktop.ui.person.beginning import open_beginning, open_referral
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.record_list import Listed, RecordList
from accomp_desktop.ui.saving import Editing
from accomp_desktop.ui.theme import Tone

STATE_TONES = {
    "received": Tone.INFO,
    "contacted": Tone.INFO,
    "unreachable": Tone.WARNING,
    "refused": Tone.NEUTRAL,
    "not_eligible": Tone.NEUTRAL,
    "waiting": Tone.WARNING,
    "withdrawn": Tone.NEUTRAL,
    "entered": Tone.POSITIVE,
}
ORIGIN, STATE, SORT, ROLE = (
    Choice(REFERRAL_ORIGINS),
    Choice(REFERRAL_STATES),
    Choice(PERIOD_SORTS),
    Choice(ASSIGNMENT_ROLES),
)


class PathwayTab(PersonTab):
    """Every date of the person’s way through the scheme."""

    key = "pathway"

    def build(self) -> None:
        """Lay out the accompaniment, then what came before it, then the rights."""
        self._support_form: RecordForm | None = None
        self._build_support()
        self._referrals = RecordList(self.desk, self._listed_referrals())
        self._states = RecordList(self.desk, self._listed_states())
        self._periods = RecordList(self.desk, self._listed_periods())
        for listing in (self._referrals, self._states, self._periods):
            self.put(listing)
        self.rows.addStretch()

    def refresh(self) -> None:
        """Show every list."""
        file, support = self.dossier.file, self.dossier.support
        self._referrals.show_records(file.referrals)
        self._states.show_records(file.referral_states)
        self._states.setVisible(bool(file.referrals))
        self._periods.show_records(file.periods)
        self._entering.setVisible(all(one.exit is not None for one in file.supports))
        if support is not None and self._support_form is not None:
            self._support_form.show_record(support.support)
            self._assignments.show_records(support.assignments)

    def editings(self) -> Sequence[Editing]:
        """The accompaniment itself, when there is one."""
        return (self._support_form,) if self._support_form else ()

    def changes(self) -> Sequence[Change]:
        """The accompaniment."""
        return (self._support_form.record(),) if self._support_form else ()

    def reason(self) -> str:
        """Name the act."""
        return self.tr("Modification de l’accompagnement")

    def begin(self) -> None:
        """Begin an accompaniment, from the referral that waits if there is one."""
        open_beginning(self.desk, self.dossier, self, open_referral(self.dossier))

    def _build_support(self) -> None:
        support = self.dossier.support
        again = self.tr("Nouvel accompagnement") if support else self.tr("Entrée en accompagnement")
        self._entering = (secondary if support else primary)(again, "route")
        self._entering.clicked.connect(self.begin)
        card = Card(self.tr("Accompagnement"), actions=(self._entering,))
        self.put(card)
        if support is None:
            card.add(Text(self.tr("La personne n’est pas encore accompagnée."), "muted", wrap=True))
            return
        self._support_form = RecordForm(
            parts_of(self.dossier.kit.fields_of("support")), support.support, card, context=self.dossier.told
        )
        self._support_form.changed.connect(self.follow)
        card.add(self._support_form)
        self._assignments = RecordList(self.desk, self._listed_assignments(support.support))
        self.put(self._assignments)

    def _listed_assignments(self, support: Support) -> Listed[Assignment]:
        return Listed(
            title=self.tr("Conseiller·ère et remplaçant·e"),
            empty=self.tr("Personne n’est encore désigné pour cet accompagnement."),
            add=self.tr("Désigner quelqu’un"),
            columns=(
                Column(self.tr("Nom"), lambda one: one.adviser, stretches=True, strong=True),
                Column(self.tr("Rôle"), lambda one: ROLE.show(one.role), width=150),
                Column(self.tr("À partir du"), lambda one: one.since, width=110),
                Column(self.tr("Jusqu’au"), lambda one: one.until, width=110),
            ),
            fields=self.dossier.kit.fields_of("assignment"),
            make=lambda: Assignment(support_id=support.id, adviser="", since=self.dossier.today),
            suggestions={"adviser": self.dossier.advisers},
        )

    def _listed_referrals(self) -> Listed[Referral]:
        return Listed(
            title=self.tr("Orientations"),
            empty=self.tr(
                "Aucune orientation\u202f: la personne est venue d’elle-même, ou n’a pas encore été orientée."
            ),
            add=self.tr("Ajouter une orientation"),
            columns=(
                Column(self.tr("Date"), lambda one: one.referred_on, width=110),
                Column(self.tr("Origine"), lambda one: ORIGIN.show(one.origin), width=180),
                Column(self.tr("Travailleur social"), lambda one: one.social_worker, stretches=True),
                Column(
                    self.tr("Dernier état"),
                    lambda one: STATE.show(self._last_state(one)),
                    tone=lambda one: STATE_TONES.get(self._last_state(one)),
                    width=220,
                ),
            ),
            fields=self.dossier.kit.fields_of("referral"),
            make=lambda: Referral(person_id=self.dossier.file.person.id, referred_on=self.dossier.today),
            writes=self._referral_with_its_first_state,
            removes=lambda one: without_referral(one, self.dossier.file.referral_states),
        )

    def _referral_with_its_first_state(self, referral: Referral) -> tuple[Change, ...]:
        if referral.version:
            return (referral,)
        received = referral.referred_on or self.dossier.today
        return (referral, ReferralState(referral_id=referral.id, state="received", on=received))

    def _last_state(self, referral: Referral) -> str:
        states = [one.state for one in self.dossier.file.referral_states if one.referral_id == referral.id]
        return states[-1] if states else "received"

    def _listed_states(self) -> Listed[ReferralState]:
        return Listed(
            title=self.tr("Ce qu’il est advenu de l’orientation"),
            empty=self.tr("Aucun état noté."),
            add=self.tr("Noter un état"),
            columns=(
                Column(self.tr("Le"), lambda one: one.on, width=110),
                Column(
                    self.tr("État"),
                    lambda one: STATE.show(one.state),
                    tone=lambda one: STATE_TONES[one.state],
                    width=220,
                ),
                Column(self.tr("Note"), lambda one: one.note, stretches=True),
            ),
            fields=self.dossier.kit.fields_of("referral_state"),
            make=self._new_state,
        )

    def _new_state(self) -> ReferralState:
        chosen = self._referrals.selected() or self.dossier.file.referrals[-1]
        return ReferralState(referral_id=chosen.id, state="contacted", on=self.dossier.today)

    def _listed_periods(self) -> Listed[Period]:
        return Listed(
            title=self.tr("Droits et engagements"),
            empty=self.tr("Aucune période de RSA, de contrat d’engagement ni de mandat n’est notée."),
            add=self.tr("Ajouter une période"),
            columns=(
                Column(self.tr("Nature"), lambda one: SORT.show(one.sort), stretches=True, strong=True),
                Column(self.tr("Depuis le"), lambda one: one.since, width=110),
                Column(
                    self.tr("Jusqu’au"),
                    lambda one: one.until,
                    text=lambda one: Day().show(one.until) or self.tr("en cours"),
                    width=110,
                ),
                Column(self.tr("Référence"), lambda one: one.reference, width=180),
            ),
            fields=self.dossier.kit.fields_of("period"),
            make=lambda: Period(person_id=self.dossier.file.person.id, sort="rsa"),
        )
