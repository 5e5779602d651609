# SPDX-License-Identifier: EUPL-1.2
"""Each nasty file does what its name says: its list is read, or one sentence refuses it; nothing else happens."""

from pathlib import Path

import pytest

from accomp_desktop.__main__ import main
from accomp_desktop.domain.table import FORMULA_ERRORS
from accomp_desktop.exchange import sheet_refusals as refusals
from accomp_desktop.exchange.sheets import read_book
from tests.nasty.make import HEAVY, HERE, KEPT, PASSWORD
from tests.nasty.packing import LIST

WHOLE = [list(line) for line in LIST]

READ = [
    "macro.xlsm",
    "plage_infinie.xlsx",
    "case_egaree_XFD1048576.xlsx",
    "case_hors_de_sa_ligne.xlsx",
    "deux_mille_colonnes_vides.xlsx",
    "noms_prefixes.xlsx",
    "strict.xlsx",
    "barres_inverses.xlsx",
    "classeur.csv",
    "excel_2003.xls",
    "lignes_repetees.ods",
    "textes_vides_repetes.ods",
    "cp850.csv",
    "macroman.txt",
    "latin9.csv",
    "utf16_sans_bom.csv",
    "barres_verticales.txt",
    "separateur_annonce.csv",
    "lignes_vides.csv",
]
"""The files that give the list, and nothing more."""

MORE: dict[str, list[object]] = {
    "liens_externes.xlsx": ["ÖZTÜRK"],
    "formules_sans_valeur.xlsx": [None, None, None, 2],
    "erreurs.xlsx": ["#N/A", "#REF!"],
    "erreurs.xls": ["#N/A", "#REF!", "#DIV/0!", True],
    "erreurs.ods": ["#DIV/0!", "deux\nlignes"],
    "classeur_binaire.xlsb": ["LABBÉ", 12.5],
    "utf8_abime.csv": ["LEFÈVRE", "Agnès", "01/02/1990"],
}
"""Those that give the list, and this line after it."""

REFUSED: dict[str, type[refusals.UnreadableFile]] = {
    "case_remplie_XFD1048576.xlsx": refusals.SheetTooWide,
    "deux_mille_colonnes.xlsx": refusals.SheetTooWide,
    "bombe_de_cases.ods": refusals.SheetTooWide,
    "bombe_de_lignes.ods": refusals.SheetTooWide,
    "case_egaree_IV65536.xls": refusals.TooMuchMemory,
    "chaine_absente.xlsx": refusals.DamagedFile,
    "protege.xlsx": refusals.PasswordProtected,
    "protege.xls": refusals.PasswordProtected,
    "protege.ods": refusals.LockedOpenDocument,
    "guillemet_ouvert.csv": refusals.OpenQuote,
    "zeros.csv": refusals.NotASpreadsheet,
    "~$liste.xlsx": refusals.LockFile,
    "vide.xlsx": refusals.EmptyFile,
    "tronque.xlsx": refusals.DamagedFile,
    "tronque.xls": refusals.DamagedFile,
    "image_renommee.xlsx": refusals.Picture,
    "pdf.xlsx": refusals.PdfFile,
    "html_nomme_xls.xls": refusals.WebPage,
    "html_utf16.xls": refusals.WebPage,
    "excel_2003.xml": refusals.XmlFile,
    "archive.xlsx": refusals.PackedFiles,
    "document.docx": refusals.TextDocument,
    "document.odt": refusals.TextDocument,
    "numbers.numbers": refusals.NumbersDocument,
    "message.eml": refusals.SentMessage,
    "bombe_zip.xlsx": refusals.PackedTooTight,
    "milliard_de_rires.xlsx": refusals.TrappedXml,
}

TOLD_APART = ["colonnes_cachees.xlsx", "intitules_en_double.xlsx", "intitules_seuls.xlsx", "retours_a_la_ligne.csv"]
"""Those that the tests below read one by one."""


def lines(path: Path) -> list[list[object]]:
    return [list(row) for row in read_book(path).sheets[0].rows]


def test_each_file_is_kept_and_has_its_place_here() -> None:
    kept = {file.name for file in HERE.iterdir() if file.suffix not in {"", ".py"}}
    by_libreoffice = {"excel_2003.xls", "erreurs.xls", "case_egaree_IV65536.xls"}
    assert kept == {*KEPT, *by_libreoffice} == {*READ, *MORE, *REFUSED, *TOLD_APART}
    assert all((HERE / name).stat().st_size < 100_000 for name in kept)


@pytest.mark.parametrize("name", READ)
def test_the_list_is_read(name: str) -> None:
    assert lines(HERE / name) == WHOLE


@pytest.mark.parametrize("name", MORE)
def test_the_list_is_read_and_the_line_after_it(name: str) -> None:
    assert lines(HERE / name) == [*WHOLE, MORE[name]]


@pytest.mark.parametrize("name", REFUSED)
def test_one_sentence_refuses_it(name: str) -> None:
    with pytest.raises(refusals.UnreadableFile) as refused:
        read_book(HERE / name)
    assert type(refused.value) is REFUSED[name]


def test_a_refused_file_leaves_the_register_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ACCOMP_PASSPHRASE", "tournesol pédale brouillard")
    register = tmp_path / "asso.accomp"
    assert main(["new", str(register), "--kit", "35"]) == 0
    before = register.read_bytes()
    capsys.readouterr()
    for name in REFUSED:
        assert main(["import", str(register), str(HERE / name)]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert f"«\u202f{name}\u202f»" in said.err
    assert register.read_bytes() == before


@pytest.mark.parametrize("name", [name for name in MORE if name.startswith("erreurs")])
def test_an_error_reads_as_the_text_of_an_error(name: str) -> None:
    assert lines(HERE / name)[3][0] in FORMULA_ERRORS


def test_formulas_that_nobody_computed_are_counted() -> None:
    assert read_book(HERE / "formules_sans_valeur.xlsx").uncomputed == 2
    assert read_book(HERE / "erreurs.xlsx").uncomputed == 0


def test_what_is_hidden_or_merged_is_told() -> None:
    shown, hidden = read_book(HERE / "colonnes_cachees.xlsx").sheets
    assert list(shown.rows[0]) == ["Orientations"]
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert shown.hidden_columns == {1, *range(3, refusals.MOST_COLUMNS)}
    assert shown.merged == ((1, 0, 1, 2),)


def test_headings_are_read_as_they_are_even_twice_the_same_even_alone() -> None:
    assert lines(HERE / "intitules_en_double.xlsx")[0] == ["Nom", "Nom", "Nom"]
    assert lines(HERE / "intitules_seuls.xlsx") == WHOLE[:1]


def test_a_line_break_inside_a_cell_stays_there() -> None:
    assert lines(HERE / "retours_a_la_ligne.csv")[1] == ["MOËLO", "Odette,\r\nMarie", "02/08/1978"]


@pytest.mark.parametrize("name", ["protege.xlsx", "protege.xls"])
def test_a_locked_workbook_opens_with_its_password(name: str) -> None:
    with pytest.raises(refusals.WrongPassword, match="ne s’ouvre pas avec ce mot de passe"):
        read_book(HERE / name, "Accomp35e")
    assert list(read_book(HERE / name, PASSWORD).sheets[0].rows) == WHOLE


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_is_read_for_what_it_holds(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HEAVY[name]())
    if name in {"trois_cent_mille_gens.xlsx", "meme_page_partout.xlsx"}:
        with pytest.raises(refusals.SheetTooWide):
            read_book(path)
    else:
        assert lines(path) == WHOLE
