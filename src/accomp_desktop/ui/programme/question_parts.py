# SPDX-License-Identifier: EUPL-1.2
"""The form of a question: what it asks, the kind of its answer, when it is asked, how lists received name it."""

from collections.abc import Iterator
from dataclasses import replace

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choice, Number, Option, Text, YesNo
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_words import KIND_LABELS
from accomp_desktop.domain.meanings import FIGURES
from accomp_desktop.domain.questions import TABS, Question
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.form import Part, parts_of
from accomp_desktop.ui.programme.columns import state_column
from accomp_desktop.ui.programme.drafts import asked_of
from accomp_desktop.ui.programme.words import kinds, lists, tr

SHOWN_AS = (
    Option("number", "Nombre"),
    Option("money", "Montant en euros"),
    Option("percentage", "Pourcentage"),
    Option("text", "Texte"),
    Option("yes_no", "Oui ou non"),
    Option("months", "Douze mois de montants"),
)
LISTING = ("choice", "choices", "amounts")


def own_parts(kit: Kit, *, headings: bool) -> tuple[Part, ...]:
    """Ask for everything of a question of the kit; `headings` when lists received may hold its answer."""
    return (
        *parts_of(
            (
                asked_of("label", tr("Question"), Text(lines=2), needed=True),
                asked_of("kind", tr("Type de réponse"), kinds(), needed=True),
                *_of_kind(kit),
            )
        ),
        Part(
            tr("Quand et comment on la pose"),
            (_only_if(), *_marks(), *(() if headings else (_essential(),)), _told(), _source(), _means()),
        ),
        *(parts_of((_headings(),)) if headings else ()),
    )


def core_parts() -> tuple[Part, ...]:
    """Ask for what a kit may change of a core field."""
    return parts_of(
        (
            asked_of("label", tr("Question"), Text(lines=2), needed=True),
            *_marks(),
            _told(),
            _headings(),
        )
    )


def question_columns() -> tuple[Column[Question], ...]:
    """Show questions in a table."""
    return (
        Column(tr("Question"), lambda one: one.label, stretches=True, strong=True),
        Column(tr("Réponse"), lambda one: KIND_LABELS[one.kind], width=190),
        Column(tr("Précisions"), _details, width=210),
        state_column(),
    )


def _details(one: Question) -> str:
    said = {
        tr("obligatoire"): one.required,
        tr("sensible"): one.sensitive,
        tr("essentielle"): one.essential,
        tr("sous condition"): bool(one.only_if),
        tr("{count} réponses").format(count=len(one.questions)): bool(one.questions),
    }
    return ", ".join(word for word, holds in said.items() if holds)


def _of_kind(kit: Kit) -> Iterator[Field]:
    yield _when(
        asked_of("list", tr("Liste"), lists(kit), told=tr("Les listes se composent dans «\u202fListes\u202f».")),
        *LISTING,
    )
    until = tr("La clé d’une question qui demande un mois\u202f; sans elle, le mois d’avant le diagnostic.")
    asked = asked_of("until", tr("Dernier mois dit par"), told=until)
    yield replace(asked, only_if='kind == "months" or shown_as == "months"')
    yield _when(asked_of("unit", tr("Unité"), told=tr("Heures, semaines, enfants…")), "number")
    yield _when(asked_of("low", tr("Ce que veut dire 1")), "scale")
    yield _when(asked_of("high", tr("Ce que veut dire 5")), "scale")
    formula = tr("Des clés de questions, des nombres, + - * / et des fonctions\u202f: total(charges) / ca_moyen.")
    yield _when(asked_of("formula", tr("Calcul"), Text(lines=3), told=formula), "computed")
    yield _when(asked_of("shown_as", tr("Montré comme"), Choice(SHOWN_AS)), "computed")


def _when(item: Field, *kinds_concerned: str) -> Field:
    choices = ", ".join(f'"{one}"' for one in kinds_concerned)
    return replace(item, only_if=f"kind in ({choices},)")


def tab_field() -> Field:
    """Ask on which tab of a record a question of the person is shown."""
    tabs = tuple(Option(code or "identity", label) for code, label in TABS.items())
    return asked_of("tab", tr("Onglet de la fiche"), Choice(tabs))


def _only_if() -> Field:
    return asked_of(
        "only_if",
        tr("Seulement si"),
        Text(lines=2),
        told=tr("Une condition sur d’autres réponses\u202f; vide, la question est toujours posée."),
    )


def _marks() -> Iterator[Field]:
    yield asked_of("required", tr("Obligatoire"), YesNo(), told=tr("Demandée avec insistance, jamais bloquante."))
    yield asked_of("sensitive", tr("Sensible"), YesNo(), told=tr("Masquée à l’écran, jamais dans un courrier."))


def _essential() -> Field:
    told = tr("Posée au premier entretien\u202f; les autres viennent quand on ouvre tout le diagnostic.")
    return asked_of("essential", tr("Essentielle"), YesNo(), told=told)


def _told() -> Field:
    return asked_of("help", tr("Aide"), Text(lines=2), told=tr("Dite sous la question."))


def _source() -> Field:
    return asked_of("source", tr("D’où vient cette question"))


def _means() -> Field:
    figures = tuple(Option(code, name) for code, name in FIGURES.items())
    told = tr("Ce que la réponse donne au calcul de ce dont vit la personne.")
    return asked_of("means", tr("Pour les calculs"), Choice(figures), told=told)


def _headings() -> Field:
    return asked_of(
        "headings",
        tr("Intitulés dans les listes reçues"),
        Text(lines=4),
        told=tr("Un par ligne\u202f: ce que le Département écrit en tête de colonne."),
    )


def rank_part() -> Field:
    """Ask in which interview a section is filled."""
    return asked_of(
        "interview", tr("Entretien"), Number("", 0, 9), told=tr("1, 2 ou 3\u202f; 0 pour n’importe lequel.")
    )
