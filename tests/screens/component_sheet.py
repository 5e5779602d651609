# SPDX-License-Identifier: EUPL-1.2
"""One page with every component, to look at them side by side."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import (
    Amounts,
    Computed,
    Debts,
    Money,
    Month,
    Number,
    Percentage,
    Place,
    Scale,
    YesNo,
)
from accomp_desktop.domain.person import Person
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.banner import Banner
from accomp_desktop.ui.components.busy import ProgressLine, Skeleton
from accomp_desktop.ui.components.buttons import danger, icon_button, primary, quiet, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.chart_view import ChartView
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.search_field import SearchField
from accomp_desktop.ui.components.stepper import Stepper
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.tabs import Tabs
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.components.tile import FigureTile
from accomp_desktop.ui.components.timeline import Moment, Timeline
from accomp_desktop.ui.form import RecordForm, parts_of
from accomp_desktop.ui.theme import Tone


@dataclass(frozen=True)
class Line:
    name: str
    town: str
    since: date | None
    income: Decimal | None
    state: str
    tone: Tone


LINES = [
    Line("Éléonore Quéméner", "Vitré", date(2025, 3, 4), Decimal("812.40"), "En parcours", Tone.ACCENT),
    Line("Abdelkader Œillet-Dubois", "Saint-Méen-le-Grand", date(2024, 11, 12), None, "À contacter", Tone.WARNING),
    Line("Zoé Le Bihan", "Rennes", date(2023, 1, 30), Decimal("1534.00"), "Sortie positive", Tone.POSITIVE),
    Line("Émile Aubert", "Redon", None, Decimal("12.05"), "Injoignable", Tone.DANGER),
    Line("Jean-Baptiste de La Villéon-Kerguélen", "Fougères", date(2026, 2, 2), Decimal(0), "Orienté", Tone.INFO),
    Line("Nadia Benali", "Saint-Malo", date(2025, 9, 15), Decimal("640.00"), "En pause", Tone.NEUTRAL),
]

COLUMNS = [
    Column[Line]("Nom", lambda line: line.name, stretches=True, strong=True),
    Column[Line]("Commune", lambda line: line.town, width=160),
    Column[Line]("Depuis", lambda line: line.since, width=110),
    Column[Line]("Revenu mensuel (€)", lambda line: line.income, width=150, right=True),
    Column[Line]("État", lambda line: line.state, tone=lambda line: line.tone, width=160),
]

CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120" viewBox="0 0 320 120">'
    '<rect x="0" y="60" width="60" height="60" fill="#0c6360"/><rect x="80" y="20" width="60" height="100" '
    'fill="#8a5200"/><rect x="160" y="40" width="60" height="80" fill="#2458b8"/></svg>'
)


def table(lines: list[Line] | None = None) -> Table[Line]:
    made = Table[Line](
        "Personnes",
        COLUMNS,
        key=lambda line: line.name,
        empty=EmptyState(
            "users",
            "Personne pour l’instant",
            "Importez la liste du Département, ou ajoutez une personne à la main.",
            Command("Importer une liste", lambda: None, "upload"),
        ),
        commands=lambda rows: [Command(f"Ouvrir ({len(rows)})", lambda: None, "arrow-right")],
    )
    made.show_rows(LINES if lines is None else lines)
    return made


def tiles() -> Columns:
    columns = Columns(190, 4)
    for tile in (
        FigureTile("300", "Personnes accompagnées", "dont 12 entrées ce mois-ci", icon_name="users"),
        FigureTile(
            "50\u202f%", "Sorties positives", "en hausse de 4 points", tone=Tone.POSITIVE, icon_name="trending-up"
        ),
        FigureTile("17", "Pièces manquantes", "à obtenir avant le 31 mars", tone=Tone.WARNING, icon_name="file-text"),
        FigureTile("1\u202f248,50\u202f€", "Revenu médian", opens=False),
    ):
        columns.add(tile)
    return columns


def form() -> Columns:
    columns = Columns(240, 3)
    town = QComboBox()
    town.addItems(["Rennes", "Vitré", "Saint-Malo"])
    siret = FormRow("SIRET", QLineEdit("123 456 789 00012"), "14 chiffres, sur l’avis de situation Insee")
    siret.show_error("Ce SIRET n’a pas la bonne clé\u202f: vérifiez le dernier chiffre.")
    day = QDateEdit(date(2026, 3, 5))
    day.setDisplayFormat("dd/MM/yyyy")
    day.setCalendarPopup(True)
    columns.add(FormRow("&Nom de naissance", QLineEdit("Quéméner"), required=True))
    columns.add(FormRow("Commune", town))
    columns.add(FormRow("Date d’entrée", day))
    columns.add(siret)
    columns.add(FormRow("Téléphone", QLineEdit(placeholderText="06 12 34 56 78")))
    disabled = QLineEdit("Ille-et-Vilaine")
    disabled.setEnabled(False)
    columns.add(FormRow("Département", disabled, "Donné par le kit"))
    notes = QPlainTextEdit("Atelier à consolider. Premier devis signé en janvier.")
    notes.setFixedHeight(64)
    columns.add(FormRow("Observations", notes), whole_width=True)
    return columns


def choices() -> QHBoxLayout:
    row = QHBoxLayout()
    spaced(row, "wide")
    for choice in (
        QCheckBox("Bénéficiaire du RSA"),
        QCheckBox("Prime d’activité"),
        QRadioButton("Oui"),
        QRadioButton("Non"),
    ):
        row.addWidget(choice)
        choice.setChecked(choice.text() in {"Bénéficiaire du RSA", "Oui"})
    for badge in (Badge("En parcours", Tone.ACCENT), Badge("Urgent", Tone.DANGER), Badge("Complet", Tone.POSITIVE)):
        row.addWidget(badge)
    row.addStretch()
    return row


def buttons() -> QHBoxLayout:
    row = QHBoxLayout()
    spaced(row, "close")
    off = primary("Indisponible")
    off.setEnabled(False)
    for button in (
        primary("&Enregistrer", "check"),
        secondary("Imprimer", "printer"),
        danger("Supprimer", "trash-2"),
        quiet("Tout voir"),
        off,
        icon_button("pencil", "Modifier"),
        icon_button("ellipsis", "Autres actes"),
    ):
        row.addWidget(button)
    row.addStretch()
    return row


def moments() -> Timeline:
    return Timeline(
        [
            Moment("05/03/2026", "Entretien", "Point sur le carnet de commandes.", "message-square", Tone.ACCENT),
            Moment("12/01/2026", "Plan d’action signé", "", "signature", Tone.POSITIVE),
            Moment("04/11/2025", "Orientation reçue", "Liste du Département, ligne 12.", "inbox"),
        ]
    )


def banners() -> list[Banner]:
    refused = "Le fichier n’a pas pu être lu\u202f: il est protégé par un mot de passe. Enregistrez-le sans."
    return [
        Banner(Tone.POSITIVE, "12 personnes ont été importées.", Command("Annuler", lambda: None, "undo-2")),
        Banner(Tone.WARNING, "Trois dossiers sont incomplets."),
        Banner(Tone.DANGER, refused),
        Banner(Tone.INFO, "Une sauvegarde a été faite ce matin."),
    ]


def search_and_found() -> list[QWidget]:
    steps = Stepper(["Fichier", "Correspondance", "Aperçu"])
    steps.go(1)
    people = table()
    people.setFixedHeight(270)
    people.sort_by(0)
    people.select("Zoé Le Bihan")
    return [steps, SearchField("Rechercher une personne"), people]


def identity() -> Card:
    card = Card("Identité", "Ce que le Département a transmis.", (quiet("Modifier", "pencil"),))
    card.add(form())
    card.add(choices())
    card.add(buttons())
    return card


def questions() -> Card:
    """Every kind of answer that a kit may ask for, as the generic form shows it."""
    card = Card("Questions d’un kit")
    asked = (
        Field("share", "Part de l’activité", Percentage()),
        Field("since", "Depuis", Month()),
        Field("place", "Lieu d’exercice", Place()),
        Field("ready", "Prêt à recruter", Scale(low="Pas du tout", high="Tout à fait"), group="Projet"),
        Field("vehicle", "Un véhicule", YesNo(), group="Projet"),
        Field("kilometres", "Kilomètres par semaine", Number(unit="km"), only_if="vehicle", group="Projet"),
        Field("charges", "Charges du mois", Amounts(("Loyer", "Téléphone"))),
        Field("debts", "Dettes", Debts()),
        Field("left", "Reste à vivre", Computed(Money()), formula="1400 - 430"),
    )
    answers = {
        "share": Decimal("12.5"),
        "since": date(2026, 3, 1),
        "place": ("35000", "Rennes"),
        "ready": 4,
        "vehicle": False,
        "charges": (("Loyer", Decimal(400)), ("Téléphone", Decimal(30)), ("Assurance", None)),
        "debts": (("Urssaf", Decimal(1200), Decimal(100), True), ("Banque", Decimal(300), None, None)),
    }
    card.add(RecordForm(parts_of(asked), Person(answers=answers), card))
    return card


def history_and_chart() -> Columns:
    pair = Columns(360, 2, "wide")
    history, drawn = Card("Historique"), Card("Entrées par année")
    history.add(moments())
    drawn.add(ChartView(CHART, "Entrées\u202f: 60 en 2024, 100 en 2025, 80 en 2026"))
    drawn.add(Skeleton(3))
    progress = ProgressLine()
    progress.show_advance("Lecture du fichier…", 0.4)
    drawn.add(progress)
    pair.add(history)
    pair.add(drawn)
    return pair


def tabs() -> Tabs:
    made = Tabs("Dossier")
    for key, title in (("identity", "Identité"), ("business", "Entreprise"), ("plan", "Plan d’action")):
        made.add(key, title, lambda title=title: Text(title, "muted"))
    return made


def sheet() -> Page:
    actions = (secondary("Imprimer", "printer"), primary("Nouvelle personne", "plus"))
    page = Page("Composants", "Tout ce dont un écran est fait", actions)
    nobody = table([])
    nobody.setMinimumHeight(260)
    for part in (
        *banners(),
        tiles(),
        *search_and_found(),
        identity(),
        questions(),
        history_and_chart(),
        tabs(),
        nobody,
    ):
        page.add(part)
    return page
