# SPDX-License-Identifier: EUPL-1.2
"""The return and the blank list from the command line: what is written, what is told, what is refused."""

from pathlib import Path

import openpyxl
import pytest

from accomp_desktop.__main__ import main
from accomp_desktop.domain.returning import RETURN_COLUMNS
from accomp_desktop.exchange.locking import lock_with_password
from accomp_desktop.exchange.sheet_refusals import PasswordProtected
from accomp_desktop.exchange.sheets import read_book
from tests.commanding import Run, Said
from tests.listing import SAMPLES

LIST = SAMPLES / "1_liste_propre.xlsx"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a register of its own, which it founds first."""
    monkeypatch.setenv("ACCOMP_PASSPHRASE", "tournesol pédale brouillard")
    register = tmp_path / "asso.accomp"

    def command(word: str, *words: object) -> Said:
        code = main([word, str(register), *map(str, words)])
        return Said(code, *capsys.readouterr())

    assert command("new", "--kit", "35", "--structure", "Cap Essai").code == 0
    return command


def test_the_return_of_everyone_is_written_then_kept(tmp_path: Path, run: Run) -> None:
    run("import", LIST)
    words = ("returns", "--out", tmp_path / "retours" / "octobre.xlsx")
    said = run(*words)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        str(words[-1]), "Personnes\u202f: 20, dont nouvelles ou modifiées depuis le dernier retour\u202f: 20",
    ]  # fmt: skip
    told = run(*words, "--json", "-").data
    assert len(told) == 20
    assert list(told[0]) == list(RETURN_COLUMNS)
    assert {line["changed"] for line in told} == {"non"}
    assert str(openpyxl.load_workbook(words[-1]).worksheets[0]["A1"].value).startswith("Cap Essai — Retour")
    assert run("undo").out.startswith("Annulé\u202f: Retour au Département")


def test_a_list_is_completed_and_its_lines_alone_are_told(tmp_path: Path, run: Run) -> None:
    run("import", LIST)
    run("import", SAMPLES / "6_mois_suivant.xlsx")
    out = tmp_path / "retour.xlsx"
    told = run("returns", "--file", LIST, "--out", out, "--json", "-").data
    assert len(told) == 20
    sheet = openpyxl.load_workbook(out)["Orientations"]
    assert [cell.value for cell in sheet[1]][19:21] == ["Orientation reçue le", "État de l’accompagnement"]
    assert [sheet.cell(row, 21).value for row in range(2, 22)] == ["Orientée"] * 20
    everyone = run("returns", "--out", tmp_path / "tous.xlsx", "--json", "-").data
    assert [line["changed"] for line in everyone].count("nouveau") == len(everyone) - 20


@pytest.mark.parametrize("name", ["2_tableau_du_departement.xlsx", "3_extraction.csv", "4_liste.ods"])
def test_any_list_may_be_completed(tmp_path: Path, run: Run, name: str) -> None:
    created = run("import", SAMPLES / name, "--json", "-").data["created"]
    assert len(run("returns", "--file", SAMPLES / name, "--out", tmp_path / "r.xlsx", "--json", "-").data) == created


def test_a_mapping_says_how_the_list_is_read(tmp_path: Path, run: Run) -> None:
    (tmp_path / "l.csv").write_text("Patro;Petit nom;Jour\nMOËLO;Odette;23/05/1966\n", "utf-8")
    (tmp_path / "m.json").write_text(
        '{"Patro": "birth_name", "Petit nom": "first_name", "Jour": "birth_date"}', "utf-8"
    )
    reading = ("--mapping", tmp_path / "m.json")
    assert run("import", tmp_path / "l.csv", *reading).code == 0
    words = ("returns", "--file", tmp_path / "l.csv", "--out", tmp_path / "r.xlsx")
    assert len(run(*words, *reading, "--json", "-").data) == 1
    assert len(run(*words, "--json", "-").data) == 1, "the import remembers how the list is read"


def test_what_cannot_be_returned_is_one_sentence_and_leaves_nothing(tmp_path: Path, run: Run) -> None:
    assert "n’a orienté personne" in run("returns", "--out", tmp_path / "r.xlsx").err
    assert "aucune de ses lignes" in run("returns", "--file", LIST, "--out", tmp_path / "r.xlsx").err
    run("import", LIST)
    copy = tmp_path / "liste.xlsx"
    copy.write_bytes(LIST.read_bytes())
    for words, why in (
        (("--out", tmp_path / "r.csv"), "doit finir par .xlsx"),
        (("--out", tmp_path / "asso.accomp"), "doit finir par .xlsx"),
        (("--file", copy, "--out", tmp_path / "r.xlsm"), "doit finir par .xlsx"),
        (("--file", copy, "--out", copy), "est la liste reçue"),
        (("--file", tmp_path / "absent.xlsx", "--out", tmp_path / "r.xlsx"), "est introuvable"),
        (("--file", copy, "--sheet", "Absente", "--out", tmp_path / "r.xlsx"), "Absente"),
        (("--out", tmp_path / "r.xlsx", "--json", tmp_path / "r.xlsx"), "autre fichier"),
    ):
        said = run("returns", *words)
        assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
        assert why in said.err
    assert copy.read_bytes() == LIST.read_bytes()
    assert sorted(one.name for one in tmp_path.glob("*.xls*")) == ["liste.xlsx"]
    told = run("returns", "--out", tmp_path / "r.xlsx", "--json", "-").data
    assert {line["changed"] for line in told} == {"nouveau"}


def test_a_blank_list_is_written(tmp_path: Path, run: Run) -> None:
    said = run("model", "--out", tmp_path / "modele.xlsx")
    assert (said.code, said.out, said.err) == (0, f"{tmp_path / 'modele.xlsx'}\n", "")
    assert run("import", tmp_path / "modele.xlsx", "--json", "-").data["read"] == 0
    assert "doit finir par .xlsx" in run("model", "--out", tmp_path / "modele.ods").err


def test_a_list_under_a_password_goes_back_under_the_same(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", LIST)
    locked, out = tmp_path / "liste.xlsx", tmp_path / "retour.xlsx"
    locked.write_bytes(LIST.read_bytes())
    lock_with_password(locked, "mot de passe à eux")
    words = ("returns", "--file", locked, "--out", out)
    assert "est protégé par un mot de passe" in run(*words).err
    assert "elle est vide" in run(*words, "--password-env", "MOT_ABSENT").err
    monkeypatch.setenv("MOT", "un autre")
    assert "ne s’ouvre pas" in run(*words, "--password-env", "MOT").err
    assert not out.exists()
    monkeypatch.setenv("MOT", "mot de passe à eux")
    assert len(run(*words, "--password-env", "MOT", "--json", "-").data) == 20
    with pytest.raises(PasswordProtected):
        read_book(out)
    assert read_book(out, "mot de passe à eux").sheets[0].rows[0][19] == "Orientation reçue le"
    everyone = tmp_path / "tous.xlsx"
    assert run("returns", "--out", everyone, "--password-env", "MOT").code == 0
    assert len(read_book(everyone, "mot de passe à eux").sheets[0].rows) == 24
    assert sorted(one.name for one in tmp_path.iterdir() if "accomp" not in one.name and one.suffix == ".xlsx") == [
        "liste.xlsx", "retour.xlsx", "tous.xlsx",
    ]  # fmt: skip
