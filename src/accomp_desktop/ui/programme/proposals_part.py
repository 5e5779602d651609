# SPDX-License-Identifier: EUPL-1.2
"""The reasons for which the diagnosis proposes a track, in the order in which they are weighed."""

from collections.abc import Mapping

from accomp_desktop.domain.decision import OBSERVING, track_name
from accomp_desktop.domain.kinds import Choice, Option, Text
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.known_names import names_for_proposals
from accomp_desktop.domain.questions import Form, TrackProposal
from accomp_desktop.domain.shelves import proposals_of
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import MakeEditor, Part, parts_of
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.condition_editor import expression_editors
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr


def proposals_page(running: RunningKit, form: Form) -> ItemsPart[TrackProposal]:
    """List the proposals of a form; the first that holds names the track proposed."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Voies proposées"),
            told=tr("La première raison qui vaut dit la voie\u202f; toutes sont dites, et le conseiller décide."),
            thing=tr("Voie proposée"),
            add=tr("Ajouter une raison"),
            empty=tr("Une raison propose une voie quand sa condition est vraie."),
            shelf=proposals_of(form.code),
            columns=(
                Column(tr("Voie"), lambda one: _track(running.kit, one), width=190),
                Column(tr("Raison"), lambda one: one.label, stretches=True, strong=True),
                Column(tr("Condition"), lambda one: one.when, width=230),
                state_column(),
            ),
            parts=lambda kit, _: _parts(kit),
            sort="proposal",
            within=form.code,
            make=lambda: TrackProposal("", "", ""),
            editors=lambda kit: _editors(kit, kit.form(form.code) or form),
        ),
    )


def _parts(kit: Kit) -> tuple[Part, ...]:
    tracks = Choice(tuple(Option(one.code, one.label, retired=one.retired) for one in kit.tracks))
    return parts_of(
        (
            asked_of("label", tr("Raison"), Text(lines=2), needed=True),
            asked_of("when", tr("Condition"), Text(lines=2), needed=True),
            asked_of("track", tr("Voie"), tracks, told=tr("Vide\u202f: observer deux ou trois mois, sans conclure.")),
        )
    )


def _track(kit: Kit, proposal: TrackProposal) -> str:
    return track_name(kit, proposal.track) if proposal.track else OBSERVING


def _editors(kit: Kit, form: Form) -> Mapping[str, MakeEditor]:
    return expression_editors(names_for_proposals(kit, form))
