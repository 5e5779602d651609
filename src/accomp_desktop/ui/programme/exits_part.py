# SPDX-License-Identifier: EUPL-1.2
"""The exit reasons: their class, and the proof each wants."""

from accomp_desktop.domain.exit import EXIT_CLASSES
from accomp_desktop.domain.kinds import Choice
from accomp_desktop.domain.kit import PROOFS, ExitReason, Kit
from accomp_desktop.domain.shelves import EXIT_REASONS
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

OUTCOME = Choice(EXIT_CLASSES)


def exits_part(running: RunningKit) -> ItemsPart[ExitReason]:
    """Make the part."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Motifs de sortie"),
            told=tr("La classe décide de ce que le bilan compte\u202f; un motif retiré reste lisible où il a servi."),
            thing=tr("Motif de sortie"),
            add=tr("Ajouter un motif"),
            empty=tr("Ajoutez les raisons pour lesquelles un accompagnement prend fin."),
            shelf=EXIT_REASONS,
            columns=(
                Column(tr("Motif"), lambda one: one.label, stretches=True, strong=True),
                Column(tr("Classe"), lambda one: OUTCOME.show(one.outcome), width=150),
                Column(tr("Preuve"), lambda one: running.kit.proof_of(one), width=280),  # noqa: PLW0108  the kit of that moment
                state_column(),
            ),
            parts=_parts,
            sort="exit",
            make=lambda: ExitReason("", "", "neutral"),
        ),
    )


def _parts(kit: Kit, _: ExitReason) -> tuple[Part, ...]:
    return parts_of(
        (
            asked_of("label", tr("Motif"), needed=True),
            asked_of("outcome", tr("Classe"), OUTCOME, needed=True),
            asked_of("proof", tr("Preuve demandée"), Choice(kit.options(PROOFS))),
        )
    )
