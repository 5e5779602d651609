# SPDX-License-Identifier: EUPL-1.2
"""A value of a dated scale in its dialog: added from a day on, or corrected for its day."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kinds import Day, Refused, Text
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.scales import (
    DatedScale,
    ScaleValue,
    is_share,
    read_figure,
    show_figure,
    value_problems,
    with_value,
)
from accomp_desktop.domain.shelves import SCALES
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.item_dialog import ItemDialog
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr


@dataclass(frozen=True)
class TypedValue:
    """A value as it is typed."""

    since: date | None = None
    figure: str = ""
    source: str = ""


def value_to_add(running: RunningKit, scale: DatedScale, parent: QWidget) -> ItemDialog[TypedValue]:
    """Ask for a value, the day from which it applies and where it was read."""
    return _opened(
        running,
        scale,
        TypedValue(),
        tr("Ajouter une valeur"),
        tr("Elle vaut depuis sa date\u202f; une date à venir est permise\u202f: d’ici là, rien ne change."),
        parent,
    )


def value_to_correct(
    running: RunningKit, scale: DatedScale, held: ScaleValue, parent: QWidget
) -> ItemDialog[TypedValue]:
    """Ask for another figure for the day of a value, and why."""
    typed_here = scale.confidence_in(held) == "entered"
    return _opened(
        running,
        scale,
        TypedValue(held.since, show_figure(held.value, scale.unit), scale.source_of(held) if typed_here else ""),
        tr("Corriger la valeur du {day}").format(day=Day().show(held.since)),
        tr("La valeur livrée pourra être rétablie\u202f; la correction est dite «\u202fsaisie ici\u202f».")
        if not typed_here
        else "",
        parent,
    )


def _opened(  # noqa: PLR0913, PLR0917 - what the dialog shows and what it changes
    running: RunningKit, scale: DatedScale, typed: TypedValue, title: str, told: str, parent: QWidget
) -> ItemDialog[TypedValue]:
    def holding(kit: Kit, given: TypedValue) -> Kit:
        held = SCALES.find(kit, scale.code) or scale
        return SCALES.put(kit, _with_typed(held, given, instead_of=typed.since))

    reason = tr("Barème «\u202f{scale}\u202f»\u202f: valeur saisie").format(scale=scale.label)
    parts = _parts(scale, asks_day=typed.since is None)
    dialog = ItemDialog(running, title, parts, typed, parent, reason=reason, holding=holding, told=told)
    dialog.open()
    return dialog


def _with_typed(scale: DatedScale, typed: TypedValue, *, instead_of: date | None) -> DatedScale:
    if typed.since is None:
        raise Refused(tr("Dites depuis quel jour cette valeur s’applique."))
    for problem in value_problems(scale, typed.since, typed.source, instead_of=instead_of):
        raise Refused(problem)
    return with_value(scale, typed.since, read_figure(typed.figure, scale.unit), typed.source)


def _parts(scale: DatedScale, *, asks_day: bool) -> tuple[Part, ...]:
    told = tr("En pourcentage\u202f: «\u202f{example}\u202f».") if is_share(scale.unit) else tr("En {unit}.")
    example = show_figure(scale.values[-1].value, scale.unit) if scale.values else f"10\u202f% {scale.unit}"
    source = tr("Source") if asks_day else tr("Source, et raison de la correction")
    day = asked_of("since", tr("Depuis le"), Day(), needed=True, told=tr("Le premier jour où elle s’applique."))
    figure = asked_of("figure", tr("Valeur"), needed=True, told=told.format(unit=scale.unit, example=example))
    where = asked_of("source", source, Text(lines=2), needed=True, told=tr("Un décret, une page, un courrier."))
    return parts_of((day, figure, where) if asks_day else (figure, where))
