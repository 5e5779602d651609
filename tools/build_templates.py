# SPDX-License-Identifier: EUPL-1.2
"""Makes templates_xlsx/fse_plus.xlsx, the workbook that a structure may then restyle in a spreadsheet program."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture
from PIL import ImageDraw

from accomp_desktop.reports.columns import EXITS, PARTICIPANTS, PLANS, Column
from accomp_desktop.reports.emblem import BLUE, MENTION, WIDTH_OVER_HEIGHT, YELLOW, stars
from accomp_desktop.reports.figure_lines import FIGURES, LIVE, LOCAL, OWN, YEARS
from accomp_desktop.reports.lists import FINDINGS, WORDS

TEMPLATE = Path(__file__).resolve().parents[1] / "templates_xlsx" / "fse_plus.xlsx"
INK, PETROL, LINE, SOFT, MUTED, RED = "17211F", "0C6360", "DCE0DE", "EAF1F1", "56625E", "B3261E"
FONT = "Calibri"

ABOUT = (
    ("Opération", "{{operation.label}}"),
    ("N° de l’opération", "{{operation.code}}"),
    ("Programme", "{{operation.programme}}"),
    ("Organisme intermédiaire", "{{operation.funder}}"),
    ("Bénéficiaire", "{{structure.name}}"),
    ("SIRET", "{{structure.siret}}"),
    ("Adresse", "{{structure.address}}"),
    ("Courriel", "{{structure.email}}"),
    ("Établi le", "{{report.made_at}}"),
    ("Par", "{{report.author}}"),
    ("Version", "{{report.version}}"),
)
BOUNDS = (
    ("Début de l’opération", "{{operation.starts_on}}", "OP_DEB"),
    ("Fin de l’opération", "{{operation.ends_on}}", "OP_FIN"),
    ("Période couverte, du", "{{period.first}}", "P_DEB"),
    ("Période couverte, au", "{{period.last}}", "P_FIN"),
    ("Résultats à 6 mois\u202f: depuis le début de l’opération", "{{operation.later_start}}", "OP_DEB_6M"),
    ("Résultats à 6 mois\u202f: période, du", "{{period.later_first}}", "P_DEB_6M"),
    ("Résultats à 6 mois\u202f: période, au", "{{period.later_last}}", "P_FIN_6M"),
)
COUNTS = (
    ("Participants accompagnés", "{{counts.accompanied}}"),
    ("dont complets, comptés dans les indicateurs FSE+", "{{counts.complete}}"),
    ("dont incomplets, comptés nulle part", "{{counts.incomplete}}"),
    ("Sorties de l’accompagnement", "{{counts.left}}"),
    ("Anomalies bloquantes", "{{findings.blocking}}"),
    ("Autres erreurs", "{{findings.errors}}"),
)
TEXTS = tomllib.loads(Path(__file__).with_name("template_texts.toml").read_text("utf-8"))


@dataclass(frozen=True)
class List:
    """One sheet that holds a list: its title, its columns, how many of them stay in view, how it prints."""

    title: str
    block: str
    columns: Sequence[Column]
    frozen: int = 1
    pages_wide: int = 1
    repeated: str = ""
    keys_as_header: bool = False
    height: int | None = None
    last_printed: str = ""


LISTS = (
    List("01_Participants", "participants", PARTICIPANTS, 5, 4, "C:E", keys_as_header=True),
    List("02_Sorties", "exits", EXITS, 1, 2, "A:A", keys_as_header=True),
    List("02b_Plans", "plans", PLANS, keys_as_header=True),
    List("03_Indicateurs", "figures", FIGURES, 2, height=27, last_printed="CONTROLE"),
    List("04_Indicateurs_locaux", "local", LOCAL, height=26),
    List("04b_Par_annee", "years", YEARS, height=18),
    List("05_Donnees_manquantes", "findings", FINDINGS, 3, height=27),
    List("12_Dictionnaire", "words", WORDS, 2, height=27),
)


def style(name: str, alignment: Alignment, number: str = "@", **font: object) -> NamedStyle:
    """Make the style of a sort of cell."""
    made = NamedStyle(f"accomp {name}", number_format=number, alignment=alignment)
    made.font = Font(name=FONT, size=9, **{"color": INK, **font})
    made.border = Border(bottom=Side("thin", LINE))
    return made


LEFT, CENTRE = Alignment("left", "center"), Alignment("center", "center")
WRAPPED = Alignment("left", "center", wrap_text=True)
STYLES = {
    "text": style("texte", LEFT),
    "code": style("code", CENTRE),
    "message": style("phrase", WRAPPED),
    "day": style("date", CENTRE, "dd/mm/yyyy"),
    "number": style("nombre", CENTRE, "0"),
    "amount": style("mesure", CENTRE, "0.00"),
    "count": style("effectif", CENTRE, "#,##0"),
    "total": style("total", CENTRE, "#,##0", bold=True),
    "own": style("application", CENTRE, "#,##0", color=MUTED),
    "rate": style("taux", CENTRE, '0.0"\u00a0"%'),
    "check": style("contrôle", CENTRE, bold=True),
}
STYLES["total"].fill = PatternFill("solid", SOFT)
HEADER = style("en-tête", Alignment("center", "center", wrap_text=True), bold=True, color="FFFFFF")
HEADER.fill = PatternFill("solid", PETROL)
HEADER.border = Border(*(Side("thin", "FFFFFF") for _ in range(4)))


def build() -> Workbook:
    """Make the template."""
    book = Workbook()
    book.remove(book.active)
    for one in (*STYLES.values(), HEADER):
        book.add_named_style(one)
    read_me(book)
    for one in LISTS:
        add_list(book, one)
    book.calculation.fullCalcOnLoad = True
    book.properties.creator = book.properties.lastModifiedBy = "Accomp"
    book.properties.title = "Modèle de classeur FSE+"
    book.properties.created = book.properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001  the same file each time
    return book


def read_me(book: Workbook) -> None:
    """Make the first sheet: the emblem, what this is, the bounds that formulas name, how to read the rest."""
    sheet = book.create_sheet("00_LisezMoi")
    for letters, width in (("A", 2), ("B", 46), ("C", 78)):
        sheet.column_dimensions[letters].width = width
    sheet.add_image(emblem(), "B2")
    sheet.row_dimensions[2].height = 56
    put(sheet, "B2", MENTION, size=16, bold=True, color="003399").alignment = Alignment("left", "center", indent=13)
    put(sheet, "B4", "Participants, sorties et indicateurs FSE+", size=18, bold=True)
    row = 6
    row = section(sheet, row, "L’opération", ABOUT)
    row = section(sheet, row, "Les dates que les formules nomment", [one[:2] for one in BOUNDS], number="dd/mm/yyyy")
    for place, (_, _, name) in enumerate(BOUNDS):
        cell = f"'00_LisezMoi'!$C${row - 1 - len(BOUNDS) + place}"
        book.defined_names[name] = DefinedName(name, attr_text=cell)
    row = section(sheet, row, "En bref, depuis le début de l’opération", COUNTS, number="#,##0")
    put(sheet, f"B{row}", "Lire ce classeur", size=12, bold=True, color=PETROL)
    for place, text in enumerate(TEXTS["reading"], row + 1):
        sheet.merge_cells(f"B{place}:C{place}")
        put(sheet, f"B{place}", text).alignment = Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[place].height = 16 if len(text) < 120 else 30
    page(sheet, landscape=False)
    sheet.sheet_view.showGridLines = False


def section(sheet: Worksheet, row: int, title: str, lines: Sequence[tuple[str, str]], *, number: str = "@") -> int:
    """Write labels and values under a title; give the row after the blank line that follows."""
    put(sheet, f"B{row}", title, size=12, bold=True, color=PETROL)
    for place, (label, value) in enumerate(lines, row + 1):
        put(sheet, f"B{place}", label, color=MUTED)
        cell = put(sheet, f"C{place}", value)
        cell.number_format = number
        cell.alignment = LEFT
        for letters in "BC":
            sheet[f"{letters}{place}"].border = Border(bottom=Side("thin", LINE))
    return row + len(lines) + 2


def put(sheet: Worksheet, place: str, text: str, **font: object) -> Cell:
    """Write a text in a cell."""
    cell = sheet[place]
    cell.value = text
    cell.font = Font(name=FONT, **{"size": 10, "color": INK, **font})
    cell.alignment = Alignment(vertical="center")
    return cell


def emblem(height: int = 480) -> Image:
    """Draw the emblem four times larger than it is kept, for smooth edges."""
    width = round(height * WIDTH_OVER_HEIGHT)
    picture = Picture.new("RGB", (width, height), BLUE)
    draw = ImageDraw.Draw(picture)
    for star in stars(height):
        draw.polygon([(x, height - y) for x, y in star], fill=YELLOW)
    data = BytesIO()
    picture.resize((width // 2, height // 2), Picture.Resampling.LANCZOS).save(data, "PNG")
    image = Image(data)
    image.width, image.height = 108, 72
    return image


def add_list(book: Workbook, one: List) -> None:
    """Make the sheet of a list: lines above, header, the row to repeat."""
    sheet = book.create_sheet(one.title)
    header = above_list(sheet, one)
    for place, column in enumerate(one.columns, 1):
        letters = get_column_letter(place)
        sheet.column_dimensions[letters].width = 1 + max(column.width, len(column.key) + 2 if one.keys_as_header else 0)
        sheet.cell(header, place, column.key if one.keys_as_header else column.label).style = HEADER.name
        cell = sheet.cell(header + 1, place, f"{{{{{one.block}.{column.key}}}}}")
        cell.style = STYLES[column.look].name
    sheet.row_dimensions[header + 1].height = one.height
    sheet.row_dimensions[header].height = 32 if one.keys_as_header else 44
    last = get_column_letter(len(one.columns))
    sheet.auto_filter.ref = f"A{header}:{last}{header + 1}"
    sheet.freeze_panes = f"{get_column_letter(one.frozen + 1)}{header + 1}"
    sheet.print_title_rows = f"{header}:{header}"
    if one.repeated:
        sheet.print_title_cols = one.repeated
    if one.last_printed:
        keys = [column.key for column in one.columns]
        sheet.print_area = f"A1:{get_column_letter(keys.index(one.last_printed) + 1)}{header + 1}"
    page(sheet, pages_wide=one.pages_wide)
    mark_differences(sheet, one, header + 1)


def above_list(sheet: Worksheet, one: List) -> int:
    """Write what stands above a list; give the row of its header."""
    texts = TEXTS["above"].get(one.block, ())
    for place, text in enumerate(texts, 1):
        put(sheet, f"A{place}", text, **({"size": 13, "bold": True} if place == 1 else {"color": MUTED}))
    header = len(texts) + 2 if texts else 1
    keys = [column.key for column in one.columns]
    grouped = [(keys.index(f"{word}_F") + 1, label) for word, label in TEXTS["groups"].items() if f"{word}_F" in keys]
    for first, label in grouped:
        sheet.merge_cells(start_row=header, end_row=header, start_column=first, end_column=first + 3)
        for place in range(first, first + 4):
            sheet.cell(header, place).style = HEADER.name
        sheet.cell(header, first).value = label
    return header + bool(grouped)


def mark_differences(sheet: Worksheet, one: List, row: int) -> None:
    """Make a difference stand out, beside the words that say it."""
    keys = [column.key for column in one.columns]
    if "ECART" not in keys:
        return
    first, last = (get_column_letter(keys.index(key) + 1) for key in ("ECART", "CONTROLE"))
    alarm = FormulaRule([f"${first}{row}<>0"], font=Font(color="FFFFFF", bold=True), fill=PatternFill(bgColor=RED))
    sheet.conditional_formatting.add(f"{first}{row}:{last}{row}", alarm)


def page(sheet: Worksheet, *, landscape: bool = True, pages_wide: int = 1) -> None:
    """Set up A4 paper, with the mention above and the page number below."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.75
    sheet.page_margins.header = sheet.page_margins.footer = 0.35
    sheet.oddHeader.left.text, sheet.oddHeader.right.text = MENTION, "&A"
    sheet.oddFooter.left.text = "Document de travail\u202f: les saisies dans Ma Démarche FSE+ font foi"
    sheet.oddFooter.right.text = "Page &P sur &N"


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    build().save(TEMPLATE)
    print(TEMPLATE.name, len(LISTS) + 1, "sheets,", len(LIVE) + len(OWN), "figures a line")
