# SPDX-License-Identifier: EUPL-1.2
"""The command line: the same acts without a window, their JSON, their sentences and their exit codes."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from accomp_desktop.__main__ import main
from accomp_desktop.cli.documents import CannotWrite
from accomp_desktop.cli.parsing import in_french
from accomp_desktop.cli.run import run as run_command
from accomp_desktop.cli.selfcheck import faults
from accomp_desktop.demonstration.build import PASSPHRASE as DEMO_PASSPHRASE
from accomp_desktop.demonstration.build import build
from accomp_desktop.domain.kit import LocalIndicator
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data
from accomp_desktop.store.files import companion_of
from accomp_desktop.store.register import Register
from accomp_desktop.ui.screens import SCREENS
from tests.commanding import Run
from tests.listing import SAMPLES

OPERATION = "35-TI-RSA-2021"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("demo"), people=12)


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


def test_indicators_of_a_period(demonstration: Path, run: Run) -> None:
    words = ("indicators", demonstration, "--operation", OPERATION)
    whole = run(*words, "--json", "-", passphrase=DEMO_PASSPHRASE).data
    early = run(*words, "--to", "31/12/2022", "--json", "-", passphrase=DEMO_PASSPHRASE).data
    late = run(*words, "--from", "2023-01-01", "--json", "-", passphrase=DEMO_PASSPHRASE).data
    assert whole["accompanied"] == 12 == early["accompanied"] + late["accompanied"]
    assert set(whole["indicators"]["EECO05"]) == {"F", "M", "X", "total"}
    assert set(whole) == {"accompanied", "complete", "indicators", "local", "programme"}
    said = run(*words, passphrase=DEMO_PASSPHRASE)
    assert "EECO01" in said.out


def test_the_indicators_of_the_programme_are_counted_too(demonstration: Path, tmp_path: Path, run: Run) -> None:
    path = Path(shutil.copy(demonstration, tmp_path))
    shutil.copy(companion_of(demonstration), tmp_path)
    women = LocalIndicator("women", "Femmes accompagnées", 'sex == "F"')
    with Register.open(path, DEMO_PASSPHRASE, author="Ana Le Goff") as register:
        kit = replace(kit_from_data(register.kit_data()), indicators=(women,))
        register.save_kit(kit_to_data(kit), "Indicateur")
    words = ("indicators", path, "--operation", OPERATION)
    counted = run(*words, "--json", "-", passphrase=DEMO_PASSPHRASE).data["programme"]["women"]
    assert 0 < counted["F"] == counted["total"]
    said = run(*words, passphrase=DEMO_PASSPHRASE)
    assert f"women\u202f: {counted['total']} — Femmes accompagnées" in said.out


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
