# SPDX-License-Identifier: EUPL-1.2
"""The programme of the register: what its kit asks, proposes and lists, to be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.exit import EXIT_CLASSES
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.plan import ACTORS
from accomp_desktop.domain.questions import KindName, Question
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.todo import DELAYS
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.components.chips import Chips
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import scale


@dataclass(frozen=True)
class KitRow:
    """One line of the programme: what it is, where it stands, what is said of it."""

    place: str
    label: str
    detail: str
    code: str


class ProgrammeTab(QWidget):
    """One family of the kit at a time."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._kit: Kit | None = None
        self._told = Text(look="muted", wrap=True)
        self.families = Chips(
            self.tr("Parties du programme"),
            {
                "fields": self.tr("Champs"),
                "forms": self.tr("Diagnostic"),
                "tracks": self.tr("Voies"),
                "exits": self.tr("Motifs de sortie"),
                "lists": self.tr("Listes"),
                "delays": self.tr("Délais"),
            },
        )
        self.table: Table[KitRow] = Table(
            self.tr("Programme"),
            (
                Column(self.tr("Partie"), lambda row: row.place, width=200),
                Column(self.tr("Intitulé"), lambda row: row.label, stretches=True, strong=True),
                Column(self.tr("Précision"), lambda row: row.detail, width=240),
                Column(self.tr("Code"), lambda row: row.code, width=130),
            ),
            key=lambda row: (row.place, row.code),
        )
        column = QVBoxLayout(self)
        spaced(column, "normal")
        column.setContentsMargins(0, scale().space["normal"], 0, 0)
        for part in (self._told, self.families):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        self.families.chosen.connect(self._show_family)
        stage.desk.touched.connect(self._hear)
        self._read()

    def _read(self) -> None:
        self._stage.desk.read(lambda register: kit_from_data(register.kit_data()), self._show, self)

    def _hear(self, touched: Touched) -> None:
        if "kit" in touched.kinds:
            self._read()

    def _show(self, kit: Kit) -> None:
        self._kit = kit
        told = self.tr("{label}, {departement}. Version {version}, par {author}. {contact}")
        self._told.setText(
            told.format(
                label=kit.label,
                departement=kit.departement,
                version=kit.edition,
                author=kit.author,
                contact=kit.contact,
            ).strip()
        )
        self.families.show_counts({family: len(tuple(rows(kit))) for family, rows in FAMILIES.items()})
        self._show_family()

    def _show_family(self) -> None:
        if self._kit is not None:
            self.table.show_rows(tuple(FAMILIES[self.families.lit()](self._kit)))


def _fields(kit: Kit) -> Iterator[KitRow]:
    for one in kit.fields:
        yield KitRow(SPINE[one.record].label, one.label, _kind(one), one.key)


def _forms(kit: Kit) -> Iterator[KitRow]:
    for form in kit.forms:
        for section in form.sections:
            for one in section.questions:
                yield KitRow(section.label, one.label, _kind(one), one.key)


def _tracks(kit: Kit) -> Iterator[KitRow]:
    actors = {one.code: one.label for one in ACTORS}
    for track in kit.tracks:
        for one in kit.actions_of(track):
            within = _tr("sous {days} jours").format(days=one.due_after_days)
            yield KitRow(track.label, one.label, f"{one.partner or actors[one.actor]}, {within}", one.code)


def _exits(kit: Kit) -> Iterator[KitRow]:
    classes = {one.code: one.label for one in EXIT_CLASSES}
    for one in kit.exit_reasons:
        yield KitRow(classes[one.outcome], one.label, kit.proof_of(one), one.code)


def _lists(kit: Kit) -> Iterator[KitRow]:
    names = {one.list: one.label for one in _questions(kit) if one.list}
    for name, items in kit.lists.items():
        for one in items:
            yield KitRow(names.get(name, name), one.label, _tr("Retiré") if one.retired else "", one.code)


def _delays(kit: Kit) -> Iterator[KitRow]:
    names = _delay_names()
    for code, days in {**DELAYS, **kit.delays}.items():
        yield KitRow(_tr("Alertes"), names[code], _tr("{days} jours").format(days=days), code)


FAMILIES = {
    "fields": _fields,
    "forms": _forms,
    "tracks": _tracks,
    "exits": _exits,
    "lists": _lists,
    "delays": _delays,
}


def _questions(kit: Kit) -> Iterator[Question]:
    yield from kit.fields
    for form in kit.forms:
        yield from form.questions()


def _kind(one: Question) -> str:
    kinds: Mapping[KindName, str] = {
        "text": _tr("Texte"),
        "long_text": _tr("Texte long"),
        "number": _tr("Nombre"),
        "money": _tr("Montant"),
        "day": _tr("Date"),
        "yes_no": _tr("Oui ou non"),
        "choice": _tr("Un choix"),
        "choices": _tr("Plusieurs choix"),
        "scale": _tr("Échelle"),
        "months": _tr("Douze mois"),
        "percentage": _tr("Pourcentage"),
        "month": _tr("Mois"),
        "siret": _tr("SIRET"),
        "phone": _tr("Téléphone"),
        "email": _tr("Courriel"),
        "place": _tr("Code postal et ville"),
        "member": _tr("Membre de l’équipe"),
        "partner": _tr("Partenaire"),
        "amounts": _tr("Tableau de montants"),
        "debts": _tr("Tableau de dettes"),
        "group": _tr("Groupe"),
        "computed": _tr("Calcul"),
    }
    return kinds[one.kind] + (f" ({one.unit})" if one.unit else "")


def _delay_names() -> Mapping[str, str]:
    return {
        "first_contact": _tr("Premier contact après l’orientation"),
        "diagnosis": _tr("Diagnostic après l’entrée"),
        "plan": _tr("Plan d’action après l’entrée"),
        "silence": _tr("Sans contact avec la personne"),
        "action_soon": _tr("Échéance annoncée à l’avance"),
        "survey": _tr("Enquête après la sortie"),
        "esf_collection": _tr("Données FSE après l’entrée ou la sortie"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("programme", text)
