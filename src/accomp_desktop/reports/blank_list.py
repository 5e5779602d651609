# SPDX-License-Identifier: EUPL-1.2
"""A blank list to send to the Département: every field that an import reads, guarded, explained, with examples."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accomp_desktop.domain.births import Births
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import Keys, fold_heading, importable, vocabulary
from accomp_desktop.domain.identifiers import CafNumber, InseeCode, Nir, Postcode, Siren
from accomp_desktop.domain.kinds import (
    Amounts,
    Choice,
    Choices,
    Computed,
    Day,
    Debts,
    Email,
    Kind,
    Money,
    Month,
    Months,
    Number,
    Percentage,
    Phone,
    Place,
    Scale,
    Siret,
    Text,
    YesNo,
)
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.returning import NUMBER
from accomp_desktop.domain.table import Cell, column_letters
from accomp_desktop.reports.dress import (
    A4,
    HEADER_HEIGHT,
    MUTED,
    Dress,
    dress_of,
    dressed,
    height_of,
    lay_out,
    width_of,
    write,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

LIST, EXAMPLES, GUIDE, OPTIONS = "Liste", "Exemples", "Mode d’emploi", "Choix"
GUARDED_LINES = 2000
EXAMPLE_COLUMNS = (("Colonne", 36), ("Exemple 1", 30), ("Exemple 2", 30), ("Ce qui est attendu", 80))
REQUIRED = " *"
LONGEST_MESSAGE, LONGEST_TITLE = 255, 32
"""What a spreadsheet shows of the message, and of the title, beside a cell."""

HINTS: Mapping[type, str] = {
    Phone: "Dix chiffres, par exemple 06 12 34 56 78.",
    Email: "Une adresse, par exemple prenom.nom@exemple.fr.",
    Postcode: "Cinq chiffres, le zéro du début compris.",
    InseeCode: "Cinq caractères, le zéro du début compris.",
    CafNumber: "Sept chiffres, le zéro du début compris.",
    Siret: "Quatorze chiffres.",
    Siren: "Neuf chiffres.",
    Nir: "Treize ou quinze chiffres.",
    Births: "Une date, un mois ou une année par enfant, par exemple 12/03/2015, 2018.",
    Text: "Texte libre.",
    Number: "Un nombre entier.",
    Money: "Des euros par mois, sauf indication contraire.",
    Percentage: "Un pourcentage, de 0 à 100.",
    Month: "Un mois, mm/aaaa.",
    Day: "Une date, jj/mm/aaaa.",
    YesNo: "Oui ou Non.",
    Choice: "À choisir dans la liste.",
    Choices: "Un ou plusieurs choix, séparés par un point-virgule.",
    Scale: "Une note, à partir de 1.",
    Months: "Douze montants séparés par des points-virgules, le mois le plus ancien d’abord.",
    Place: "Un code postal et une commune, par exemple 35000 Rennes.",
    Amounts: "Des montants séparés par des points-virgules, par exemple Loyer\u202f: 400\u202f; Téléphone\u202f: 30.",
    Debts: "Des dettes, par exemple Urssaf\u202f: 1200, 100 par mois, échéancier\u202f; Banque\u202f: 300.",
    Computed: "Ce que l’application calcule.",
}
"""Kind of answer → what a cell of its column takes; the nearest row of a kind’s own classes holds."""

SHOWN: Mapping[str, tuple[Cell, Cell]] = {
    NUMBER: ("0012345", "0067890"),
    "birth_name": ("EXEMPLE", "D’ESSAI"),
    "used_name": (None, "MODÈLE"),
    "first_name": ("Élodie", "Jean-Marc"),
    "sex": ("Femme", "Homme"),
    "birth_date": (date(1985, 6, 30), date(1972, 11, 2)),
    "address": ("12 rue de l’Étang", "3 impasse du Moulin"),
    "postcode": ("35000", "01000"),
    "town": ("Rennes", "Bourg-en-Bresse"),
    "insee_code": ("35238", "01053"),
    "phone": ("06 00 00 00 01", "02 00 00 00 02"),
    "email": ("elodie.exemple@example.org", None),
    "france_travail_id": (None, None),
    "caf_number": ("0123456", "1234567"),
    "children": (2, 0),
    "trade": ("Couture", "Maçonnerie"),
    "legal_form": ("Micro-entreprise", "EURL"),
    "siret": ("35600000000048", None),
    "siren": ("356000000", None),
    "business_since": (date(2021, 3, 1), date(2014, 9, 15)),
    "business_ended": (None, None),
    "referral_origin": (None, None),
    "referral_date": (date(2026, 9, 1), date(2026, 9, 4)),
    "social_worker": ("Nadia Invent", None),
    "rsa_since": (date(2024, 2, 1), date(2025, 10, 1)),
}
"""Two invented people, for the fields of the application; those of a kit show the first of their choices."""


def write_blank_list(path: Path, kit: Kit, structure: Structure) -> None:
    """Write the blank list: the list itself, two examples told field by field, and how to fill it."""
    names = vocabulary(kit).names
    fields = [_named(item, names) for item in sorted(importable(kit), key=lambda item: item.key != NUMBER)]
    with dressed(path, f"Liste d’orientation — {structure.name}", structure.name) as (book, dress):
        _write_list(book, fields, dress)
        _write_examples(book, fields, dress)
        _write_guide(book, kit, structure, dress)
        _write_options(book, fields)


def _named(item: Field, names: Mapping[str, Keys]) -> Field:
    """Label a field by the first of its names that an import reads as this field; a star: no line goes without it."""
    words = (word for word in (item.label, *item.headings) if names.get(fold_heading(word)) == (item.key,))
    return replace(item, label=next(words, item.label) + (REQUIRED if item.required else ""))


def _write_list(book: "Workbook", fields: Sequence[Field], dress: Dress) -> None:
    sheet, bare = book.add_worksheet(LIST), dress_of(book, bottom=0)
    for column, item in enumerate(fields):
        width = width_of(item.label, _examples(item))
        sheet.set_column(column, column, width, _format(item.kind, bare))
        sheet.write_string(0, column, item.label, dress.header)
        sheet.data_validation(1, column, GUARDED_LINES, column, _guard(item, column))
    sheet.set_row(0, HEADER_HEIGHT)
    sheet.freeze_panes(1, 0)


def _format(kind: Kind, bare: Dress) -> "Format":
    """Choose how a column keeps what is typed: as a text wherever a leading zero or a name could be lost."""
    match kind:
        case Day():
            return bare.day
        case Number() | Money() | Percentage() | Scale():
            return bare.number
        case _:
            return bare.text


def _guard(item: Field, column: int) -> dict[str, Any]:
    """Say beside each cell what is expected, and ask again when something else is typed."""
    return {
        **_check(item.kind, column),
        "input_title": item.label[:LONGEST_TITLE],
        "input_message": _hint(item)[:LONGEST_MESSAGE],
        "error_title": item.label[:LONGEST_TITLE],
        "error_message": f"Ce n’est pas ce qui est attendu. {_hint(item)}"[:LONGEST_MESSAGE],
        "error_type": "warning",
    }


def _check(kind: Kind, column: int) -> dict[str, Any]:
    match kind:
        case Choice():
            letters = column_letters(column)
            return {"validate": "list", "source": f"={OPTIONS}!${letters}$1:${letters}${len(_labels(kind)) or 1}"}
        case YesNo():
            return {"validate": "list", "source": ["Oui", "Non"]}
        case Day():
            first, last = date(1900, 1, 1), date(2100, 12, 31)
            return {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        case Number():
            return {"validate": "integer", "criteria": ">=", "value": kind.least or 0}
        case Money() | Percentage():
            return {"validate": "decimal", "criteria": ">=", "value": 0}
        case _:
            return {"validate": "any"}


def _labels(kind: Kind) -> list[str]:
    return [one.label for one in kind.options if not one.retired] if isinstance(kind, (Choice, Choices)) else []


def _hint(item: Field) -> str:
    hint = next(HINTS[sort] for sort in type(item.kind).__mro__ if sort in HINTS)
    required = "Nécessaire. " if item.required else ""
    return f"{required}{hint} {item.help}".strip()


def _examples(item: Field) -> tuple[Cell, Cell]:
    labels = _labels(item.kind)
    return SHOWN.get(item.key, (labels[0], labels[-1]) if labels else (None, None))


def _write_examples(book: "Workbook", fields: Sequence[Field], dress: Dress) -> None:
    """Tell two invented people field by field: turned this way, no import takes them for a list."""
    sheet, grey = book.add_worksheet(EXAMPLES), dress_of(book, font_color=MUTED, italic=True, align="left", indent=1)
    wrapped = dress_of(book, text_wrap=True)
    for column, (title, width) in enumerate(EXAMPLE_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, dress.header)
    for row, item in enumerate(fields, 1):
        labels = _labels(item.kind)
        write(sheet, row, 0, item.label, dress)
        for column, example in enumerate(_examples(item), 1):
            write(sheet, row, column, example, grey)
        expected = f"{_hint(item)} {' · '.join(labels)}".strip()
        write(sheet, row, 3, expected, wrapped)
        sheet.set_row(row, height_of(expected, EXAMPLE_COLUMNS[3][1]))
    lay_out(sheet, rows=(0, len(fields)), columns=len(EXAMPLE_COLUMNS), frozen=1)


def _write_guide(book: "Workbook", kit: Kit, structure: Structure, dress: Dress) -> None:
    sheet = book.add_worksheet(GUIDE)
    line = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, f"Orienter des personnes vers {structure.name}", dress.title)
    for number, sentence in enumerate(_guide(kit, structure), 1):
        sheet.set_row(number + 1, 24)
        sheet.write_string(number + 1, 0, f"{number}.\u00a0{sentence}", line)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)


def _guide(kit: Kit, structure: Structure) -> Iterator[str]:
    yield f"Une ligne par personne, feuille «\u202f{LIST}\u202f»\u202f; gardez les intitulés de la première ligne."
    yield "Les colonnes marquées d’une étoile sont nécessaires\u202f: sans elles, la ligne ne peut pas être reçue."
    yield "Laissez vide ce que vous ne savez pas\u202f: une case vide n’efface jamais ce qui est déjà connu."
    yield "Votre numéro de dossier évite les doublons, et vient en tête de chaque retour que nous vous adressons."
    yield "Les numéros et les codes gardent leurs zéros\u202f: les colonnes sont déjà au format texte."
    yield f"La feuille «\u202f{EXAMPLES}\u202f» montre deux personnes inventées et dit ce que chaque colonne attend."
    if not kit.keeps_nir:
        yield "N’écrivez nulle part de numéro de sécurité sociale, ni rien sur la santé."
    if structure.email:
        yield f"Une question\u202f: {structure.email}"


def _write_options(book: "Workbook", fields: Sequence[Field]) -> None:
    """Keep the choices on a sheet of their own, each under the letters of its column."""
    sheet = book.add_worksheet(OPTIONS)
    sheet.hide()
    for column, item in enumerate(fields):
        for row, label in enumerate(_labels(item.kind)):
            sheet.write_string(row, column, label)
