# SPDX-License-Identifier: EUPL-1.2
"""The tracks of the scheme, and the catalogue of the actions they propose."""

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kinds import Choice, Choices, Number, Option, Text
from accomp_desktop.domain.kit import ActionTemplate, Kit, Track
from accomp_desktop.domain.plan import ACTORS
from accomp_desktop.domain.shelves import ACTIONS, TRACKS
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.choosing_part import ChoosingPart
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

ACTOR = Choice(ACTORS)


def plan_part(running: RunningKit) -> ChoosingPart:
    """Make the part: the tracks, then the actions."""
    pages = {"tracks": tracks_page, "actions": actions_page}

    def make(key: str) -> QWidget:
        return pages[key](running)

    labels = {"tracks": tr("Voies"), "actions": tr("Actions proposées")}
    return ChoosingPart(running, tr("Plans d’action"), lambda _: labels, make)


def tracks_page(running: RunningKit) -> ItemsPart[Track]:
    """List the tracks."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Voies"),
            told=tr("Ce que l’on choisit avec la personne\u202f; chaque voie propose ses actions."),
            thing=tr("Voie"),
            add=tr("Ajouter une voie"),
            empty=tr("Une voie est une direction que prend l’accompagnement."),
            shelf=TRACKS,
            columns=(
                Column(tr("Voie"), lambda one: one.label, width=220, strong=True),
                Column(tr("But"), lambda one: one.purpose, stretches=True),
                Column(tr("Actions"), lambda one: len(one.actions), width=80, right=True),
                state_column(),
            ),
            parts=_track_parts,
            sort="track",
            make=lambda: Track("", "", ""),
        ),
    )


def actions_page(running: RunningKit) -> ItemsPart[ActionTemplate]:
    """List the catalogue."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Actions proposées"),
            told=tr("Le catalogue où puisent les voies\u202f; l’échéance compte depuis le jour du plan."),
            thing=tr("Action proposée"),
            add=tr("Ajouter une action"),
            empty=tr("Ajoutez les actions que les plans proposent d’avance."),
            shelf=ACTIONS,
            columns=(
                Column(tr("Action"), lambda one: one.label, stretches=True, strong=True),
                Column(tr("Par"), lambda one: one.partner or ACTOR.show(one.actor), width=190),
                Column(tr("Délai"), lambda one: one.due_after_days, text=_delay, width=90, right=True),
                state_column(),
            ),
            parts=_action_parts,
            sort="action",
            make=lambda: ActionTemplate("", ""),
        ),
    )


def _delay(one: ActionTemplate) -> str:
    return Number("jours").show(one.due_after_days)


def _track_parts(kit: Kit, track: Track) -> tuple[Part, ...]:
    actions = tuple(
        Option(one.code, one.label, retired=one.retired and one.code not in track.actions) for one in kit.actions
    )
    return parts_of(
        (
            asked_of("label", tr("Voie"), needed=True),
            asked_of("purpose", tr("But"), Text(lines=2), told=tr("Une phrase que la personne comprend.")),
            asked_of("actions", tr("Actions proposées"), Choices(actions)),
        )
    )


def _action_parts(_: Kit, __: ActionTemplate) -> tuple[Part, ...]:
    return parts_of(
        (
            asked_of("label", tr("Action"), Text(lines=2), needed=True),
            asked_of("actor", tr("Par qui"), ACTOR, needed=True),
            asked_of("partner", tr("Partenaire"), told=tr("Un nom de la liste des partenaires, ou tout autre.")),
            asked_of("due_after_days", tr("Jours après le plan"), Number("jours"), needed=True),
            asked_of("proof", tr("Preuve")),
            asked_of("indicator", tr("Ce qui dira que c’est fait"), told=tr("Un chiffre que l’on pourra relever.")),
        )
    )
