# SPDX-License-Identifier: EUPL-1.2
"""Makes the nasty files beside it: `uv run python -m tests.nasty.make`. The heavy ones are made while the tests run.

Three were written once by LibreOffice: `excel_2003.xls`, `erreurs.xls` and `case_egaree_IV65536.xls`.
"""

from collections.abc import Callable
from pathlib import Path

from tests.nasty.locked import locked_2003, locked_2007
from tests.nasty.packing import (
    ENTRY,
    LIST,
    MAIN,
    OFFICE,
    column,
    ods,
    ods_cell,
    ods_row,
    ods_rows,
    rows,
    sheet,
    xlsb,
    xlsx,
    xlsx_parts,
    zipped,
)

HERE = Path(__file__).parent
PASSWORD = "Accomp35é"
LAST_COLUMN, LAST_ROW = "XFD", 1_048_576
TEXT = "".join(";".join(line) + "\r\n" for line in LIST)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
LAUGHS = '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha">{}]><sst><si><t>&z;</t></si></sst>'.format(
    "".join(f'<!ENTITY {to} "{f"&{one};" * 10}">' for one, to in zip("abcdefghij", "bcdefghijz", strict=True))
)
PLAIN = xlsx(LIST)


def with_parts(more: dict[str, str | bytes], sheet_xml: str = "") -> bytes:
    """The list, and parts that no list has."""
    return zipped(xlsx_parts(sheet_xml or sheet(rows(LIST))) | more)


def at_the_end(value: str, name: str = f"{LAST_COLUMN}{LAST_ROW}") -> bytes:
    """The list, and one cell in the furthest corner."""
    far = f'<row r="{LAST_ROW}"><c r="{name}" t="str"><v>{value}</v></c></row>'
    return with_parts({}, sheet(rows(LIST) + far))


def in_error() -> bytes:
    """A list of which a formula failed, twice."""
    failed = '<row r="4"><c r="A4" t="e"><f>NA()</f><v>#N/A</v></c><c r="B4" t="e"><v>#REF!</v></c></row>'
    return with_parts({}, sheet(rows(LIST) + failed))


def uncomputed() -> bytes:
    """Four formulas: two never computed, one that gives nothing, one that gives a number."""
    cells = (
        '<c r="A4"><f>A2</f><v></v></c><c r="B4"><f>B2</f></c>'
        '<c r="C4" t="str"><f>""</f><v></v></c><c r="D4"><f>1+1</f><v>2</v></c>'
    )
    return with_parts({}, sheet(f'{rows(LIST)}<row r="4">{cells}</row>'))


def linked() -> bytes:
    """A list whose last cell comes from another workbook, of the author's own disk."""
    far = '<c r="A4" t="str"><f>[1]Feuille1!A1</f><v>ÖZTÜRK</v></c>'
    return with_parts(
        {
            "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": ENTRY.format(
                1, "externalLinkPath", "file:///C:/secret.xlsx"
            ),
        },
        sheet(f'{rows(LIST)}<row r="4">{far}</row>'),
    )


def prefixed() -> bytes:
    """The list as some programs write it: each name of the XML behind « x: »."""
    named = sheet(rows(LIST)).replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    return with_parts({}, named.replace("xmlns=", "xmlns:x="))


def strict() -> bytes:
    """The list in « Strict Open XML », whose names are those of the ISO standard."""
    spaces = {
        MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
        OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    parts = xlsx_parts(sheet(rows(LIST)))
    for usual, iso in spaces.items():
        parts = {name: str(content).replace(usual, iso) for name, content in parts.items()}
    return zipped(parts)


def half_hidden() -> bytes:
    """A hidden column, a hidden sheet, a title over merged cells."""
    columns = '<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    title = rows([["Orientations"]]) + rows(LIST, 2)
    return zipped(
        xlsx_parts(sheet(title, columns, merged), sheet(rows([["Voie"]])), states=['state="visible"', 'state="hidden"'])
    )


WORKBOOKS: dict[str, bytes] = {
    "macro.xlsm": with_parts({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0Auto_Open" * 9}),
    "liens_externes.xlsx": linked(),
    "formules_sans_valeur.xlsx": uncomputed(),
    "erreurs.xlsx": in_error(),
    "erreurs.ods": ods(
        ods_rows(LIST)
        + ods_row(
            '<table:table-cell office:value-type="float" office:value="0" calcext:value-type="error">'
            "<text:p>#DIV/0!</text:p></table:table-cell>",
            ods_cell("deux<text:line-break/>lignes"),
        )
    ),
    "plage_infinie.xlsx": xlsx(LIST, before=f'<dimension ref="A1:{LAST_COLUMN}{LAST_ROW}"/>'),
    "case_egaree_XFD1048576.xlsx": at_the_end(" "),
    "case_remplie_XFD1048576.xlsx": at_the_end("égarée"),
    "case_hors_de_sa_ligne.xlsx": with_parts(
        {}, sheet(f'{rows(LIST)}<row r="4"><c r="XFD1048576" t="str"><v> </v></c></row>')
    ),
    "deux_mille_colonnes.xlsx": xlsx([[f"Colonne {place}" for place in range(2000)]]),
    "deux_mille_colonnes_vides.xlsx": xlsx([*LIST, [None] * 2000, [""] * 2000]),
    "intitules_en_double.xlsx": xlsx([("Nom", "Nom", "Nom"), *LIST[1:]]),
    "intitules_seuls.xlsx": xlsx(LIST[:1]),
    "noms_prefixes.xlsx": prefixed(),
    "strict.xlsx": strict(),
    "colonnes_cachees.xlsx": half_hidden(),
    "barres_inverses.xlsx": zipped(
        {name.replace("/", "\\"): content for name, content in xlsx_parts(sheet(rows(LIST))).items()}
    ),
    "chaine_absente.xlsx": with_parts({}, sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')),
    "classeur_binaire.xlsb": xlsb([*LIST, ("LABBÉ", 12.5, None)]),
    "classeur.csv": PLAIN,
    "lignes_repetees.ods": ods(
        ods_rows(LIST)
        + ods_row(ods_cell(None, 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048573"')
    ),
    "textes_vides_repetes.ods": ods(
        ods_rows(LIST)
        + ods_row(ods_cell("", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048573"')
    ),
    "bombe_de_cases.ods": ods(
        ods_row(ods_cell("x", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048576"')
    ),
    "bombe_de_lignes.ods": ods(ods_row(ods_cell("x"), more='table:number-rows-repeated="1048576"')),
    "protege.xlsx": locked_2007(xlsx(LIST, after=f"<!-- {'.'.join(map(column, range(3000)))} -->"), PASSWORD),
    "protege.xls": locked_2003((HERE / "excel_2003.xls").read_bytes(), PASSWORD),
    "protege.ods": ods("", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
}
"""What a spreadsheet would open."""

TEXTS: dict[str, bytes] = {
    "cp850.csv": TEXT.encode("cp850"),
    "macroman.txt": TEXT.replace("\r\n", "\r").encode("mac-roman"),
    "latin9.csv": TEXT.encode("iso8859-15"),
    "utf16_sans_bom.csv": TEXT.encode("utf-16-le"),
    "utf8_abime.csv": TEXT.encode() + "LEFÈVRE;Agnès;01/02/1990\r\n".encode("cp1252"),
    "barres_verticales.txt": TEXT.replace(";", "|").encode(),
    "separateur_annonce.csv": f"sep=|\r\n{TEXT.replace(';', '|')}".encode(),
    "retours_a_la_ligne.csv": TEXT.replace("Odette", '"Odette,\r\nMarie"').encode("utf-8-sig"),
    "lignes_vides.csv": (TEXT + ";;\r\n" * 9000).encode(),
    "guillemet_ouvert.csv": (TEXT + '"LABBÉ;Zoé;\r\nNOËL;Chloé;\r\n').encode(),
    "zeros.csv": bytes(4000),
}
"""What an editor of texts would open."""

OTHERS: dict[str, bytes] = {
    "~$liste.xlsx": b"\x06Claire" + bytes(158),
    "vide.xlsx": b"",
    "tronque.xlsx": PLAIN[: len(PLAIN) // 2],
    "tronque.xls": (HERE / "excel_2003.xls").read_bytes()[:2000],
    "image_renommee.xlsx": PNG,
    "pdf.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
    "html_nomme_xls.xls": "<html><body><table><tr><td>Nom</td><td>Prénom</td></tr></table>".encode("cp1252"),
    "html_utf16.xls": "<table><tr><td>Nom</td></tr></table>".encode("utf-16"),
    "excel_2003.xml": (
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
    ),
    "archive.xlsx": zipped({"liste.csv": TEXT}),
    "document.docx": zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"}),
    "document.odt": ods("", mimetype="text"),
    "numbers.numbers": zipped({"Index/Document.iwa": b"\0", "Index/Tables/DataList.iwa": b"\0"}),
    "message.eml": (b"Return-Path: <a@example.org>\r\nReceived: from b\r\n\tby c\r\nMIME-Version: 1.0\r\n\r\nBonjour"),
    "bombe_zip.xlsx": with_parts({"xl/worksheets/sheet9.xml": b" " * 40_000_000}),
    "milliard_de_rires.xlsx": with_parts({"xl/sharedStrings.xml": LAUGHS}),
}
"""What is no list, or no whole one."""


def endless(line: str, last: int = LAST_ROW) -> bytes:
    """The list, then the same line down to the last one; `#` stands for its number."""
    after = range(len(LIST) + 1, last + 1)
    return zipped(xlsx_parts(sheet(rows(LIST) + "".join(line.replace("#", str(row)) for row in after))), effort=1)


HEAVY: dict[str, Callable[[], bytes]] = {
    "cent_mega_de_blancs.xlsx": lambda: xlsx(LIST, before=" " * 100_000_000),
    "million_de_formules.xlsx": lambda: endless(
        '<row r="#"><c r="A#" t="str"><f>IF(B#="","","x")</f><v></v></c></row>'
    ),
    "trois_cent_mille_gens.xlsx": lambda: endless('<row r="#"><c r="A#"><v>#</v></c></row>', 300_000),
    "meme_page_partout.xlsx": lambda: with_parts(
        {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"page " * 6000}</t></si></sst>'},
        sheet("".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 9000))),
    ),
    "million_de_lignes_vides.csv": lambda: TEXT.encode() + b";;\n" * 1_000_000,
}
"""What is too big to be kept."""

KEPT = WORKBOOKS | TEXTS | OTHERS


def main() -> None:
    """Make each kept file anew."""
    for name, content in KEPT.items():
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
