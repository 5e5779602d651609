# SPDX-License-Identifier: EUPL-1.2
"""The diagnostic form: its sections, the questions of each, what it warns of and marks, and how it looks."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from accomp_desktop.domain.kinds import Choice, Choices, Number, Option, Text
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.known_names import names_for_form, names_for_reading
from accomp_desktop.domain.new_field import taken_keys
from accomp_desktop.domain.questions import Alert, Form, Question, Score, Section
from accomp_desktop.domain.shelves import (
    alerts_of,
    answers_of,
    questions_of,
    scores_of,
    sections_of,
    to_another_section,
)
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.tabs import Tabs
from accomp_desktop.ui.form import MakeEditor, RecordForm, parts_of
from accomp_desktop.ui.programme.choosing_part import ChoosingPart
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.condition_editor import expression_editors
from accomp_desktop.ui.programme.drafts import Draft, asked_of
from accomp_desktop.ui.programme.items_part import ItemsPart, Listed
from accomp_desktop.ui.programme.proposals_part import proposals_page
from accomp_desktop.ui.programme.question_parts import own_parts, question_columns, rank_part
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.words import tr

GRAVITIES = (Option("urgent", "Urgent"), Option("warning", "À regarder"), Option("info", "Pour mémoire"))
GRAVITY = Choice(GRAVITIES)


class FormsPart(Tabs):
    """The diagnosis in six tabs; a programme without a form begins one."""

    def __init__(self, running: RunningKit) -> None:
        super().__init__(tr("Diagnostic"))
        self._running = running
        makers: dict[str, tuple[str, Callable[[], QWidget]]] = {
            "questions": (tr("Questions"), lambda: _by_section(running, questions_page, groups=True)),
            "sections": (tr("Sections"), lambda: sections_page(running)),
            "alerts": (tr("Alertes"), lambda: alerts_page(running)),
            "scores": (tr("Notes par axe"), lambda: scores_page(running)),
            "proposals": (tr("Voies proposées"), lambda: proposals_page(running, form_of(running.kit))),
            "preview": (tr("Aperçu"), lambda: _by_section(running, Preview)),
        }
        for key, (title, make) in makers.items():
            self.add(key, title, make)


class Preview(QWidget):
    """A section as the adviser will see it; what is typed here is not kept."""

    def __init__(self, running: RunningKit, section: str) -> None:
        super().__init__()
        self._section = section
        self._column = QVBoxLayout(self)
        spaced(self._column)
        self._shown: QWidget | None = None
        running.changed.connect(self.show_kit)
        self.show_kit(running.kit)

    def show_kit(self, kit: Kit) -> None:
        """Draw the section of another kit."""
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.deleteLater()
        found = sections_of(form_of(kit).code).find(kit, self._section)
        card = Card(found.label if found else "", found.help if found else "")
        fields = tuple(kit.fields_of_section(found)) if found else ()
        self.form = RecordForm(parts_of(fields), Draft(id=""), card)
        card.add(self.form)
        card.rows.addStretch()
        self._shown = scrolled(card)
        self._column.addWidget(self._shown, 1)


def form_of(kit: Kit) -> Form:
    """Give the form that new diagnoses follow, an empty one when the kit has none."""
    return kit.forms[0] if kit.forms else Form("diagnosis", "", ())


def questions_page(running: RunningKit, place: str) -> ItemsPart[Question]:
    """List the questions of one section, or of one group of it: `section` or `section/group`."""
    form = form_of(running.kit).code
    section, _, group = place.partition("/")
    shelf = answers_of(form, section, group) if group else questions_of(form, section)
    moving = secondary(tr("Déplacer vers…"), "arrow-right")
    page = ItemsPart(
        running,
        Listed(
            title=places_of(running.kit, groups=True).get(place, place),
            told=tr("Une question retirée reste lisible dans les diagnostics où elle a servi."),
            thing=tr("Question du diagnostic"),
            add=tr("Ajouter une question"),
            empty=tr("Cette section ne demande encore rien."),
            shelf=shelf,
            taken=taken_keys,
            columns=question_columns(),
            parts=lambda kit, _: own_parts(kit, headings=False),
            sort="question",
            within=form,
            make=lambda: Question("", ""),
            editors=_editors,
        ),
        () if group else (moving,),
    )
    menu = QMenu(moving)
    menu.aboutToShow.connect(lambda: _offer_sections(menu, page, section))
    moving.setMenu(menu)
    return page


def _offer_sections(menu: QMenu, page: ItemsPart[Question], section: str) -> None:
    """Offer the other sections for the question selected."""
    menu.clear()
    running, question = page.running, page.selected()
    form = form_of(running.kit)

    def move(after: str) -> None:
        if question is not None:
            kit = to_another_section(running.kit, form.code, question.key, section, after)
            running.save(kit, tr("Question du diagnostic\u202f: déplacement"))

    for one in form.sections:
        if one.code != section:
            offered = menu.addAction(one.label)
            offered.setEnabled(question is not None)
            offered.triggered.connect(partial(_run_with, move, one.code))


def _run_with(act: Callable[[str], None], code: str) -> None:
    act(code)


def sections_page(running: RunningKit) -> ItemsPart[Section]:
    """List the sections of the form."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Sections"),
            told=tr("Elles se suivent dans l’ordre des entretiens."),
            thing=tr("Section du diagnostic"),
            add=tr("Ajouter une section"),
            empty=tr("Une section réunit les questions d’un même sujet."),
            shelf=sections_of(form_of(running.kit).code),
            columns=(
                Column(tr("Section"), lambda one: one.label, stretches=True, strong=True),
                Column(tr("Entretien"), lambda one: one.interview or None, width=100, right=True),
                Column(tr("Questions"), lambda one: len(one.questions), width=110, right=True),
            ),
            parts=lambda _, __: parts_of(
                (
                    asked_of("label", tr("Section"), needed=True),
                    rank_part(),
                    asked_of("help", tr("Ce qu’on y cherche"), Text(lines=2)),
                    asked_of("only_if", tr("Seulement si"), Text(lines=2)),
                )
            ),
            sort="section",
            within=form_of(running.kit).code,
            make=lambda: Section("", "", ()),
            editors=_editors,
            removable=lambda one: not one.questions,
        ),
    )


def alerts_page(running: RunningKit) -> ItemsPart[Alert]:
    """List what the form warns of."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Alertes"),
            told=tr("Quand la condition est vraie, la phrase est dite à l’adresse du conseiller."),
            thing=tr("Alerte du diagnostic"),
            add=tr("Ajouter une alerte"),
            empty=tr("Une alerte attire l’œil sur une réponse qui ne peut pas attendre."),
            shelf=alerts_of(form_of(running.kit).code),
            columns=(
                Column(tr("Phrase"), lambda one: one.label, stretches=True, strong=True),
                Column(tr("Condition"), lambda one: one.when, width=230),
                Column(tr("Gravité"), lambda one: GRAVITY.show(one.gravity), width=110),
                state_column(),
            ),
            parts=lambda _, __: parts_of(
                (
                    asked_of("label", tr("Phrase"), Text(lines=2), needed=True),
                    asked_of("when", tr("Condition"), Text(lines=2), needed=True),
                    asked_of("gravity", tr("Gravité"), GRAVITY, needed=True),
                    asked_of(
                        "step",
                        tr("Pas à proposer"),
                        told=tr("Dit par la personne, pour sa page «\u202fMa situation\u202f»."),
                    ),
                )
            ),
            sort="alert",
            within=form_of(running.kit).code,
            make=lambda: Alert("", "", ""),
            editors=_reading_editors,
        ),
    )


def scores_page(running: RunningKit) -> ItemsPart[Score]:
    """List the marks, one an axis."""
    return ItemsPart(
        running,
        Listed(
            title=tr("Notes par axe"),
            told=tr("Une note par axe, jamais une note unique\u202f; inconnue tant que ses réponses manquent."),
            thing=tr("Note du diagnostic"),
            add=tr("Ajouter une note"),
            empty=tr("Une note se calcule à partir des réponses."),
            shelf=scores_of(form_of(running.kit).code),
            columns=(
                Column(tr("Axe"), lambda one: one.label, width=220, strong=True),
                Column(tr("Calcul"), lambda one: one.formula, stretches=True),
                Column(tr("Sur"), lambda one: one.most, width=80, right=True),
            ),
            parts=lambda kit, _: parts_of(
                (
                    asked_of("label", tr("Axe"), needed=True),
                    asked_of("most", tr("Note la plus haute"), Number("", 1, 1000), needed=True),
                    asked_of("formula", tr("Calcul"), Text(lines=3), told=tr("Vide pour un axe dit en mots.")),
                    asked_of("told", tr("Réponses dites en mots"), Choices(_questions(kit))),
                    asked_of("help", tr("Ce qu’elle dit"), Text(lines=2)),
                )
            ),
            sort="score",
            within=form_of(running.kit).code,
            make=lambda: Score("", "", ""),
            editors=_reading_editors,
        ),
    )


def _questions(kit: Kit) -> tuple[Option, ...]:
    """Offer the questions of the form, and no group."""
    return tuple(Option(one.key, one.label, retired=one.retired) for one in form_of(kit).questions())


def places_of(kit: Kit, *, groups: bool) -> dict[str, str]:
    """Name the sections of the form, and within each its groups if they are wanted."""
    named: dict[str, str] = {}
    for section in form_of(kit).sections:
        named[section.code] = section.label
        for one in section.questions if groups else ():
            if one.kind == "group":
                named[f"{section.code}/{one.key}"] = f"{section.label}, {one.label}"
    return named


def _editors(kit: Kit) -> Mapping[str, MakeEditor]:
    return expression_editors(names_for_form(kit, form_of(kit)))


def _reading_editors(kit: Kit) -> Mapping[str, MakeEditor]:
    return expression_editors(names_for_reading(kit, form_of(kit)))


def _by_section(
    running: RunningKit, make: Callable[[RunningKit, str], QWidget], *, groups: bool = False
) -> ChoosingPart:
    return ChoosingPart(
        running, tr("Section"), lambda kit: places_of(kit, groups=groups), lambda place: make(running, place)
    )
