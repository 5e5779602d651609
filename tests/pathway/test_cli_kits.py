# SPDX-License-Identifier: EUPL-1.2
"""Kits from the command line: checked, written, begun from another, compared; a hostile one changes nothing."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from accomp_desktop.exchange.kit_package import read_any_kit
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.store.register import Register
from tests.commanding import PASSPHRASE, Run

FOUNDING = RESOURCES / "kits" / "35"
START = ("--code", "29", "--label", "TI 29", "--departement", "Finistère", "--author", "Cap Essai")


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    assert run("kit", "new", "--from", "35", *START, "--out", tmp_path / "kit").code == 0
    return tmp_path / "kit"


def test_a_sound_kit_is_said_to_be(run: Run, folder: Path) -> None:
    for name, said in ((FOUNDING, FOUNDING.name), (FOUNDING.name, FOUNDING.name), (folder, "29")):
        told = run("kit", "check", name)
        assert (told.code, plain(told.out), told.err) == (0, f"Kit {said}, édition 1 : aucun défaut\n", "")


def test_each_fault_is_one_line_and_the_code_is_1(run: Run, folder: Path) -> None:
    with (folder / "kit.toml").open("a", encoding="utf-8") as file:
        file.write("silences = 3\nplans = 2\n")
    told = run("kit", "check", folder)
    first, second = plain(told.err).splitlines()
    assert (told.code, told.out) == (1, "")
    assert first.startswith("kit.toml, ligne ")
    assert first.endswith("(« silence » peut-être) ; trouvé : « silences ».")
    assert "« plan » peut-être" in second
    data = run("kit", "check", folder, "--json", "-").data
    assert [(one["path"], one["nearest"]) for one in data] == [("delays.silences", "silence"), ("delays.plans", "plan")]


def test_the_answer_never_goes_over_the_kit(run: Run, folder: Path) -> None:
    before = (folder / "kit.toml").read_bytes()
    told = run("kit", "check", folder, "--json", folder)
    assert told.code == 1
    assert (folder / "kit.toml").read_bytes() == before


@pytest.mark.parametrize("name", ["29.kit", "dossier"])
def test_a_kit_begins_as_a_copy_of_another_under_its_own_name(tmp_path: Path, run: Run, name: str) -> None:
    assert run("kit", "new", "--from", "35", *START, "--out", tmp_path / name).code == 0
    kit = read_any_kit(tmp_path / name)
    assert (kit.code, kit.label, kit.departement, kit.author, kit.contact) == ("29", *START[3::2], "")
    assert kit.forms == read_kit(FOUNDING).forms
    assert run("new", tmp_path / "asso.accomp", "--kit", tmp_path / name).code == 0


def test_a_kit_is_not_written_among_other_files_nor_under_a_wrong_code(tmp_path: Path, run: Run, folder: Path) -> None:
    assert "existe déjà" in run("kit", "new", "--from", "35", *START, "--out", folder).err
    wrong = run("kit", "new", "--from", "35", *START, "--code", "é", "--out", tmp_path / "a.kit")
    assert (wrong.code, (tmp_path / "a.kit").exists()) == (1, False)


def test_the_programme_of_a_register_is_written_and_founds_another(tmp_path: Path, run: Run, register: Path) -> None:
    out = tmp_path / "programme.kit"
    told = run("kit", "export", "--register", register, "--out", out)
    assert (told.code, told.out.splitlines()[0].startswith("Kit 35, édition 1")) == (0, True)
    assert read_any_kit(out) == read_kit(FOUNDING)
    assert run("new", tmp_path / "autre.accomp", "--kit", out).code == 0
    assert "Aucune différence" in run("kit", "diff", "35", out).out
    assert ".kit" in run("kit", "export", "--register", register, "--out", tmp_path / "programme.zip").err


def test_what_differs_is_said_item_by_item(run: Run, folder: Path) -> None:
    exits = (folder / "exits.toml").read_text("utf-8")
    (folder / "exits.toml").write_text(
        exits + '\n[[exit_reasons]]\ncode = "S11"\nlabel = "Création d’une SCOP"\noutcome = "positive"\n', "utf-8"
    )
    told = plain(run("kit", "diff", "35", folder).out)
    assert "changé — Programme : Département\n    Valeur : Ille-et-Vilaine → Finistère\n" in told
    assert "nouveau — Motifs de sortie : Création d’une SCOP\n" in told
    assert "disparu — Motifs de sortie : Création d’une SCOP\n" in plain(run("kit", "diff", folder, "35").out)
    data = run("kit", "diff", "35", folder, "--json", "-").data
    assert ("exit", "S11", "new") in [(one["sort"], one["code"], one["change"]) for one in data]


def test_a_word_after_kit_is_asked_for_in_french(run: Run) -> None:
    told = run("kit")
    assert told.code == 2
    assert "il manque COMMANDE" in told.err
    assert "kit check" in run("kit", "check", "--help").out


def test_a_hostile_kit_founds_nothing_and_the_running_one_stays(tmp_path: Path, run: Run, register: Path) -> None:
    hostile = tmp_path / "hostile.kit"
    with ZipFile(hostile, "w") as package:
        package.writestr("../kit.toml", "")
    with Register.open(register, PASSPHRASE, author="Ana Le Goff") as opened:
        before = opened.kit_data()
    for words in (
        ("new", tmp_path / "b.accomp", "--kit", hostile),
        ("new", register, "--kit", hostile),
        ("kit", "check", hostile),
        ("kit", "new", "--from", hostile, *START, "--out", tmp_path / "c"),
        ("kit", "diff", "35", hostile),
    ):
        told = run(*words)
        assert (told.code, told.out) == (1, "")
        assert "s’écrirait ailleurs" in told.err
    with Register.open(register, PASSPHRASE, author="Ana Le Goff") as opened:
        assert opened.kit_data() == before
    assert sorted(one.suffix for one in tmp_path.iterdir() if one.suffix not in {".keys", ".lock"}) == [
        ".accomp",
        ".kit",
    ]
