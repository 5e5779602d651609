# SPDX-License-Identifier: EUPL-1.2
"""The exit reasons: their class, and the proof each wants."""

from PySide6.QtCore import QCoreApplication

from accomp_desktop.domain.exit import EXIT_CLASSES
from accomp_desktop.domain.kinds import Choice
from accomp_desktop.domain.kit import PROOFS, ExitReason, Kit
from accomp_desktop.domain.shelves import EXIT_REASONS
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import Part
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.running_kit import RunningKit

OUTCOME = Choice(EXIT_CLASSES)


def exits_part(running: RunningKit) -> ItemsPart[ExitReason]:
    """Make the part."""
    return ItemsPart(
        running,
        Listed(
            title=_tr("Motifs de sortie"),
            told=_tr("La classe décide de ce que le bilan compte\u202f; un motif retiré reste lisible où il a servi."),
            thing=_tr("Motif de sortie"),
            add=_tr("Ajouter un motif"),
            empty=_tr("Ajoutez les raisons pour lesquelles un accompagnement prend fin."),
            shelf=EXIT_REASONS,
            columns=(
                Column(_tr("Motif"), lambda one: one.label, stretches=True, strong=True),
                Column(_tr("Classe"), lambda one: OUTCOME.show(one.outcome), width=150),
                Column(_tr("Preuve"), lambda one: running.kit.proof_of(one), width=280),  # noqa: PLW0108  the kit of that moment
                state_column(),
            ),
            parts=_parts,
            make=lambda: ExitReason("", "", "neutral"),
        ),
    )


def _parts(kit: Kit) -> tuple[Part, ...]:
    return (
        Part(
            "",
            (
                asked_of("label", _tr("Motif"), needed=True),
                asked_of("outcome", _tr("Classe"), OUTCOME, needed=True),
                asked_of("proof", _tr("Preuve demandée"), Choice(kit.options(PROOFS))),
            ),
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("programme", text)
