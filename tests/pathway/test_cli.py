# SPDX-License-Identifier: EUPL-1.2
"""The command line: the same acts without a window, their JSON, their sentences and their exit codes."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
from xlsxwriter import Workbook

from accomp_desktop.__main__ import main
from accomp_desktop.cli.documents import CannotWrite
from accomp_desktop.cli.parsing import in_french
from accomp_desktop.cli.run import run as run_command
from accomp_desktop.cli.selfcheck import faults
from accomp_desktop.demonstration.build import PASSPHRASE as DEMO_PASSPHRASE
from accomp_desktop.demonstration.build import build
from accomp_desktop.domain.kinds import fold
from accomp_desktop.ui.screens import SCREENS

SAMPLES = Path(__file__).parents[1] / "samples" / "referrals"
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
PASSPHRASE = "tournesol pédale brouillard"
OPERATION = "35-TI-RSA-2021"


class Said(NamedTuple):
    """What a command left: its exit code, its two streams."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401  JSON
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command as a user would; `passphrase` is what the variable holds."""

    def command(*words: object, passphrase: str = PASSPHRASE) -> Said:
        monkeypatch.setenv("ACCOMP_PASSPHRASE", passphrase)
        try:
            code = main([str(word) for word in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        return Said(code, *capsys.readouterr())

    return command


@pytest.fixture
def register(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "asso.accomp"
    assert run("new", path, "--kit", "35").code == 0
    return path


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("demo"), people=12)


def compared(told: dict[str, Any], among: dict[str, Any] | None = None) -> dict[str, Any]:
    """The values of the keys asked, as the samples’ rules compare them: without case, accents, hyphens, apostrophes."""
    values = {key: told.get(key) for key in (told if among is None else among)}
    return {key: fold(value).replace("-", " ") if isinstance(value, str) else value for key, value in values.items()}


def test_new_shows_the_recovery_key_once_and_it_opens_the_register(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "asso.accomp"
    said = run("new", path, "--kit", "35", "--structure", "Cap Essai")
    keys = re.findall(r"\b(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}\b", said.out)
    assert (said.code, said.err, len(keys)) == (0, "", 1)
    assert run("people", path, "--json", "-", passphrase=keys[0]).data == []


def test_new_refuses_an_unknown_kit_and_an_existing_file(register: Path, run: Run) -> None:
    before = register.read_bytes()
    for words, told in ((("new", register, "--kit", "35"), "existe déjà"), (("new", "x.accomp", "--kit", "99"), "99")):
        said = run(*words)
        assert (said.code, said.out) == (1, "")
        assert told in said.err
        assert len(said.err.splitlines()) == 1
    assert register.read_bytes() == before


def test_a_kit_may_be_a_folder(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "kit.toml").write_text('code = "99"\nlabel = "Essai"\ndepartement = "Ailleurs"\nauthor = "Essai"\n')
    assert run("new", tmp_path / "asso.accomp", "--kit", folder).code == 0


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


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


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


def test_indicators_of_a_period(demonstration: Path, run: Run) -> None:
    words = ("indicators", demonstration, "--operation", OPERATION)
    whole = run(*words, "--json", "-", passphrase=DEMO_PASSPHRASE).data
    early = run(*words, "--to", "31/12/2022", "--json", "-", passphrase=DEMO_PASSPHRASE).data
    late = run(*words, "--from", "2023-01-01", "--json", "-", passphrase=DEMO_PASSPHRASE).data
    assert whole["accompanied"] == 12 == early["accompanied"] + late["accompanied"]
    assert set(whole["indicators"]["EECO05"]) == {"F", "M", "X", "total"}
    assert set(whole) == {"accompanied", "complete", "indicators", "local"}
    said = run(*words, passphrase=DEMO_PASSPHRASE)
    assert "EECO01" in said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--operation", "nulle-part"), "nulle-part"),
        (("--operation", OPERATION, "--from", "2025-01-01", "--to", "2024-01-01"), "finit avant de commencer"),
        (("--operation", OPERATION, "--from", "2031-01-01", "--to", "2032-01-01"), "ne compte rien sur cette période"),
        (("--operation", OPERATION, "--to", "31/12/2019"), "ne compte rien sur cette période"),
    ],
)
def test_an_impossible_count_is_refused_in_one_sentence(
    demonstration: Path, run: Run, words: tuple[str, ...], told: str
) -> None:
    said = run("indicators", demonstration, *words, passphrase=DEMO_PASSPHRASE)
    assert (said.code, said.out) == (1, "")
    assert told in said.err
    assert len(said.err.splitlines()) == 1


def test_report_writes_the_workbook_and_the_pdf(demonstration: Path, tmp_path: Path, run: Run) -> None:
    words = ("report", demonstration, "--operation", OPERATION, "--out", tmp_path / "bilan")
    said = run(*words, passphrase=DEMO_PASSPHRASE)
    files = [Path(line) for line in said.out.splitlines()]
    assert (said.code, said.err) == (0, "")
    assert [file.suffix for file in files] == [".xlsx", ".pdf"]
    assert all(file.name.startswith("FSE_35-TI-RSA-2021_") for file in files)
    assert [file.read_bytes()[:2] for file in files] == [b"PK", b"%P"]


def test_a_folder_that_is_a_file_cannot_take_the_report(demonstration: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "pris").write_text("occupé")
    words = ("report", demonstration, "--operation", OPERATION, "--out", tmp_path / "pris")
    said = run(*words, passphrase=DEMO_PASSPHRASE)
    assert said.code == 1
    assert "Impossible d’écrire" in said.err


def test_check_says_what_is_sound_and_what_is_to_be_looked_at(demonstration: Path, run: Run) -> None:
    said = run("check", demonstration, passphrase=DEMO_PASSPHRASE)
    assert (said.code, said.err) == (0, "")
    assert "sain" in said.out
    assert OPERATION in said.out


def test_a_wrong_passphrase_is_one_sentence(register: Path, run: Run) -> None:
    said = run("people", register, passphrase="une autre")
    assert (said.code, said.out) == (1, "")
    assert "phrase de passe" in said.err


def test_without_a_passphrase_and_without_a_terminal_one_is_told_where_to_put_it(register: Path, run: Run) -> None:
    said = run("people", register, passphrase="")
    assert said.code == 1
    assert "ACCOMP_PASSPHRASE" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "asso.accomp"), "il manque FICHIER"),
        (("partir",), "«\u202fpartir\u202f» n’est pas l’une des valeurs\u202f: demo, new, import"),
        (("demo", "--people", "0"), "un nombre de 1 à 4000 est attendu"),
        (("demo", "--people", "trois"), "un nombre de 1 à 4000 est attendu"),
        (("indicators", "a.accomp", "--operation", "x", "--from", "demain"), "n’est pas une date"),
        (("indicators", "a.accomp", "--operation", "x", "--from", ""), "une date est attendue"),
        (("people", "a.accomp", "--json"), "--json attend une valeur"),
        (("undo", "a.accomp", "--act", "le dernier"), "un numéro d’acte est attendu"),
        (("merge", "a.accomp", "une seule"), "il manque REJOINTE"),
        (("undo", "a.accomp", "b.accomp"), "«\u202fb.accomp\u202f» n’a pas de sens ici"),
        (("import", "a.accomp", "b.xlsx", "--policy", "tout"), "«\u202ftout\u202f» n’est pas l’une des valeurs"),
    ],
)
def test_a_command_wrongly_written_is_explained_in_french(run: Run, words: tuple[str, ...], told: str) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert "Utilisation" in said.err
    assert not re.search(r"\b(usage|error|argument|invalid|choose|required)\b", said.err)


def test_help_is_in_french(run: Run) -> None:
    for words in ((), ("import",)):
        said = run(*words, "--help")
        assert said.code == 0
        assert said.out.startswith("Utilisation")
        assert not re.search(r"\b(usage|options|positional|show this)\b", said.out)


def test_a_sentence_nobody_foresaw_is_shown_as_it_is() -> None:
    assert in_french("something new") == "something new"


def test_demo_leaves_everything_the_application_makes(tmp_path: Path, run: Run) -> None:
    said = run("demo", "--people", "2", "--out", tmp_path)
    assert (said.code, said.err) == (0, "")
    files = sorted(file for file in tmp_path.rglob("*.*") if file.suffix != ".lock")
    kinds = Counter(file.suffix for file in files)
    assert kinds[".accomp"] == kinds[".keys"] == kinds[".pdf"] == 1
    assert all(file.stat().st_size for file in files)
    pictures = {file.stem for file in files if file.suffix == ".png"}
    assert pictures >= {
        f"{screen.key}-{choice}" for screen in SCREENS if screen.in_menu for choice in ("light", "dark")
    }
    assert all(str(file) in said.out for file in files if file.suffix in {".accomp", ".pdf", ".png"})


def test_the_self_check_is_quiet_when_all_is_well(run: Run) -> None:
    assert run("self-check") == (0, "", "")


def test_the_self_check_says_each_thing_that_fails(tmp_path: Path) -> None:
    def nothing(_register: Path, _passphrase: str, _folder: Path) -> list[Path]:
        return []

    def empty(_register: Path, _passphrase: str, _folder: Path) -> list[Path]:
        (tmp_path / "écran.png").touch()
        return [tmp_path / "écran.png"]

    def broken(_register: Path, _passphrase: str, _folder: Path) -> list[Path]:
        raise KeyError

    def refused(_register: Path, _passphrase: str, folder: Path) -> list[Path]:
        raise CannotWrite(folder)

    told = ("aucune image", "«\u202fécran.png\u202f» est vide", "KeyError", "Impossible d’écrire")
    for rank, photograph in enumerate((nothing, empty, broken, refused)):
        folder = tmp_path / str(rank)
        [sentence] = faults(folder, photograph, ["Écrans"])
        assert sentence.startswith("Écrans\u202f: ")
        assert told[rank] in sentence


def test_a_bug_of_ours_says_where_and_never_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(register: Path, _passphrase: str, _folder: Path) -> list[Path]:
        raise ValueError(f"JEANNE DUPONT {register}")

    code = run_command(["demo", "--people", "1", "--out", str(tmp_path)], broken)
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert re.search(r"ValueError, .*cli/demo\.py:\d+ ← cli/run\.py:\d+", said.err)
    assert "DUPONT" not in said.err
    assert str(tmp_path) not in said.err
    assert len(said.err.splitlines()) == 1


def test_accents_survive_a_console_of_another_page_and_only_json_is_on_the_output(demonstration: Path) -> None:
    environment = {**os.environ, "ACCOMP_PASSPHRASE": DEMO_PASSPHRASE, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "accomp_desktop", "people", str(demonstration), "--json", "-"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stderr == b""
    assert len(json.loads(done.stdout.decode("utf-8"))) == 12


def test_a_sheet_is_read_by_the_program_itself(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read-sheet", str(SAMPLES / "1_liste_propre.xlsx")]) == 0
    told = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert told[-1] == {"end": True}


def test_reading_a_sheet_imports_neither_windows_nor_register() -> None:
    told = (
        "import sys; from accomp_desktop.__main__ import main; main(['read-sheet', 'nulle-part.xlsx']); "
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'PySide6', 'sqlalchemy', 'pydantic'}))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
