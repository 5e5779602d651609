# SPDX-License-Identifier: EUPL-1.2
"""The import from the command line: what it understands, writes, leaves and says."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from xlsxwriter import Workbook

from accomp_desktop.domain.kinds import fold
from tests.commanding import Run, write
from tests.listing import EXPECTED, SAMPLES


def compared(told: dict[str, Any], among: dict[str, Any] | None = None) -> dict[str, Any]:
    """The values of the keys asked, as the samples’ rules compare them: without case, accents, hyphens, apostrophes."""
    values = {key: told.get(key) for key in (told if among is None else among)}
    return {key: fold(value).replace("-", " ") if isinstance(value, str) else value for key, value in values.items()}


@pytest.mark.parametrize(
    "names",
    [["1_liste_propre.xlsx", "6_mois_suivant.xlsx"], ["2_tableau_du_departement.xlsx"], ["3_extraction.csv"]],
)
def test_the_samples_give_what_an_honest_import_must_find(register: Path, run: Run, names: list[str]) -> None:
    for name in names:
        said = run("import", register, SAMPLES / name, "--json", "-")
        expected, told = EXPECTED[name], said.data
        rows = {row["row"]: row for row in told["rows"]}
        assert (said.code, said.err, told["header_row"]) == (0, "", expected["header_row"])
        assert list(rows) == [row["row"] for row in expected["rows"]]
        for row in expected["rows"]:
            found = rows[row["row"]]
            assert found["status"] == row["status"]
            assert compared(found["person"], row.get("person", {})) == compared(row.get("person", {}))
            assert found["changed"] == row.get("changed", found["changed"])
            if "problems" in row:
                assert [problem["field"] for problem in found["problems"]] == row["problems"]


def test_what_was_imported_is_listed_with_its_fields(register: Path, run: Run) -> None:
    run("import", register, SAMPLES / "1_liste_propre.xlsx")
    people = run("people", register, "--json", "-").data
    expected = [row["person"] for row in EXPECTED["1_liste_propre.xlsx"]["rows"]]
    assert [{key: one[key] for key in wanted} for one, wanted in zip(people, expected, strict=True)] == expected
    lines = run("people", register).out.splitlines()
    assert len(lines) == len(people) + 1
    assert lines[-1] == f"{len(people)} personnes"


def test_counts_add_up_and_the_json_may_go_to_a_file(tmp_path: Path, register: Path, run: Run) -> None:
    said = run("import", register, SAMPLES / "2_tableau_du_departement.xlsx", "--json", tmp_path / "import.json")
    told = json.loads((tmp_path / "import.json").read_text("utf-8"))
    statuses = ("created", "updated", "unchanged", "duplicate", "possible", "conflict", "refused", "skipped")
    assert told["read"] == sum(told[status] for status in statuses) == len(told["rows"])
    assert told["refused"] > 0
    assert "Refusée" in said.out
    assert said.code == 0


def test_a_list_of_headings_alone_holds_nobody(tmp_path: Path, register: Path, run: Run) -> None:
    (tmp_path / "vide.csv").write_text("Nom;Prénom;Date de naissance\n", "utf-8")
    said = run("import", register, tmp_path / "vide.csv")
    assert (said.code, said.err) == (0, "")
    assert "Lignes lues\u202f: 0 (aucune personne sous les intitulés)" in said.out


def test_a_dry_run_writes_nothing(register: Path, run: Run) -> None:
    said = run("import", register, SAMPLES / "1_liste_propre.xlsx", "--dry-run")
    assert said.code == 0
    assert "rien n’a été écrit" in said.out
    assert run("people", register, "--json", "-").data == []


def test_doubtful_lines_are_not_written_and_say_why(register: Path, run: Run) -> None:
    told = run("import", register, SAMPLES / "7_pieges.xlsx", "--json", "-").data
    doubtful = [row for row in told["rows"] if row["status"] in {"possible", "conflict"}]
    assert len(doubtful) >= 2
    assert all(row["reason"] for row in doubtful)
    assert len(run("people", register, "--json", "-").data) == told["created"]


def test_completing_leaves_what_is_known(register: Path, run: Run) -> None:
    run("import", register, SAMPLES / "1_liste_propre.xlsx")
    before = run("people", register, "--json", "-").data
    told = run("import", register, SAMPLES / "6_mois_suivant.xlsx", "--policy", "complete", "--json", "-").data
    after = run("people", register, "--json", "-").data
    assert told["updated"] == 0
    assert [one for one in after if one in before] == before


def test_undo_takes_back_the_import_and_says_which(register: Path, run: Run) -> None:
    run("import", register, SAMPLES / "1_liste_propre.xlsx")
    said = run("undo", register)
    assert said.code == 0
    assert said.out.startswith("Annulé\u202f: Import d’une liste")
    assert run("people", register, "--json", "-").data == []
    again = run("undo", register)
    assert (again.code, again.out) == (1, "")
    assert "rien à annuler" in again.err


def test_a_sheet_that_is_not_there_is_refused(register: Path, run: Run) -> None:
    said = run("import", register, SAMPLES / "1_liste_propre.xlsx", "--sheet", "Absente")
    assert said.code == 1
    assert "Absente" in said.err


def imported(run: Run, *words: object) -> list[Any]:
    assert run("import", *words).code == 0
    return cast("list[Any]", run("people", words[0], "--json", "-").data)


MAPPINGS = (
    ("m.json", '{"Patro": "birth_name", "Petit nom": "first_name", "Jour": "birth_date", "Divers": "!"}'),
    ("m.toml", "[uses]\nPatro = 'birth_name'\n'Petit nom' = ['first_name']\nJour = 'birth_date'\nDivers = '!'"),
    ("m.json", json.dumps({"mapping": [{"heading": one, "fields": keys} for one, keys in (
        ("Patro", ["birth_name"]), ("Petit nom", ["first_name"]), ("Jour", ["birth_date"]), ("Divers", []),
    )]})),
)  # fmt: skip


@pytest.mark.parametrize(("name", "mapping"), MAPPINGS)
def test_a_mapping_tells_what_unknown_headings_give(
    tmp_path: Path, register: Path, run: Run, name: str, mapping: str
) -> None:
    rows = write(tmp_path / "l.csv", "Patro;Petit nom;Jour;Divers", "MOËLO;Odette;23/05/1966;secret")
    assert run("import", register, rows).code == 1
    [odette] = imported(run, register, rows, "--mapping", write(tmp_path / name, mapping))
    assert (odette["birth_name"], odette["first_name"], odette["birth_date"]) == ("MOËLO", "Odette", "1966-05-23")


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("{", "ce n’est pas du JSON"),
        ("[1]", "il faut des intitulés"),
        ('{"Nom": "birthname"}', "vouliez-vous «\u202fbirth_name\u202f»"),
        ('{"Nom": {"a": 1}}', "n’est pas un champ"),
        ('{"uses": {}, "orders": {"birth_date": "jma"}}', "l’ordre des dates"),
        ('{"uses": {}, "extent": "tout"}', "extent"),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_one_sentence(
    tmp_path: Path, register: Path, run: Run, mapping: str, said: str
) -> None:
    told = run("import", register, SAMPLES / "1_liste_propre.xlsx", "--mapping", write(tmp_path / "m.json", mapping))
    assert (told.code, told.out) == (1, "")
    assert said in told.err


def test_the_order_of_dates_is_said_when_it_is_in_doubt_and_may_be_given(
    tmp_path: Path, register: Path, run: Run
) -> None:
    rows = write(tmp_path / "l.csv", "Nom;Prénom;Né le", "MOËLO;Odette;02/08/1978")
    said = run("import", register, rows, "--dry-run")
    assert "dans les deux sens (1 date)" in said.out
    assert imported(run, register, rows, "--date-order", "mdy")[0]["birth_date"] == "1978-02-08"


def far_cell(path: Path) -> None:
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "Nom")
        sheet.write("XFD1048576", "au bout")


BAD_FILES: Mapping[str, Callable[[Path], object]] = {
    "vide.xlsx": lambda path: path.write_bytes(b""),
    "photo.xlsx": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "tronqué.xlsx": lambda path: path.write_bytes((SAMPLES / "1_liste_propre.xlsx").read_bytes()[:4000]),
    "sans intitulé.csv": lambda path: path.write_text("a;b;c\n1;2;3\n"),
    "au bout.xlsx": far_cell,
    "absent.xlsx": lambda _path: None,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_imported_is_one_sentence_and_changes_nothing(
    register: Path, tmp_path: Path, run: Run, name: str
) -> None:
    BAD_FILES[name](tmp_path / name)
    said = run("import", register, tmp_path / name, "--json", "-")
    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1
    assert "erreur de sa part" not in said.err
    assert run("people", register, "--json", "-").data == []


def test_the_refused_lines_are_given_back_to_mend_and_never_over_the_list(
    tmp_path: Path, register: Path, run: Run
) -> None:
    rows = write(tmp_path / "l.csv", "Nom;Prénom;Né le", "MOËLO;Odette;inconnue", "QUÉRÉ;Sylvie;25/05/1970")
    workbook = tmp_path / "a-corriger.xlsx"
    assert run("import", register, rows, "--rejects", workbook, "--json", "-").data["refused"] == 1
    again = run("import", register, workbook, "--json", "-").data
    assert (again["read"], again["refused"], again["unknown"]) == (1, 1, ["Ligne", "Motif"])
    for taken, said in ((rows, "finir par .xlsx"), (register, "finir par .xlsx")):
        assert said in run("import", register, rows, "--rejects", taken).err
    assert "est la liste reçue" in run("import", register, workbook, "--rejects", workbook).err
