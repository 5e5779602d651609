# SPDX-License-Identifier: EUPL-1.2
"""The fields of the records: those of the application, reworded or hidden, and those the programme adds."""

from typing import cast

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.asked_fields import core_field, fields_of
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.known_names import names_for_record
from accomp_desktop.domain.new_field import taken_keys
from accomp_desktop.domain.questions import HostRecord, Question
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.choosing_part import ChoosingPart
from accomp_desktop.ui.programme.condition_editor import expression_editors
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.question_parts import core_parts, own_parts, question_columns, tab_field
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import record_labels, tr


def fields_part(running: RunningKit) -> ChoosingPart:
    """Make the part: one sort of record at a time."""

    def make(record: str) -> QWidget:
        return fields_page(running, cast("HostRecord", record))

    labels = {str(name): label for name, label in record_labels().items()}
    return ChoosingPart(running, tr("Champs de"), lambda _: labels, make)


def fields_page(running: RunningKit, record: HostRecord) -> ItemsPart[Question]:
    """List the fields of one sort of record."""
    label = record_labels()[record]
    return ItemsPart(
        running,
        Listed(
            title=label,
            told=tr("Un champ de l’application se renomme ou se masque\u202f; un champ du programme se retire."),
            thing=tr("Champ de «\u202f{record}\u202f»").format(record=label),
            add=tr("Ajouter un champ"),
            empty=tr("Rien n’est demandé."),
            shelf=fields_of(record),
            taken=taken_keys,
            columns=(*question_columns()[:1], _origin(), *question_columns()[2:]),
            parts=_parts,
            sort="field",
            make=lambda: Question("", "", record=record),
            editors=lambda kit: expression_editors(names_for_record(kit, record)),
        ),
    )


def _origin() -> Column[Question]:
    def told(one: Question) -> str:
        return tr("de l’application") if core_field(one) else tr("du programme")

    return Column(tr("Champ"), told, width=130)


def _parts(kit: Kit, question: Question) -> tuple[Part, ...]:
    if core_field(question):
        return core_parts()
    asked = own_parts(kit, headings=True)
    return (*asked, *parts_of((tab_field(),))) if question.record == "person" else asked
