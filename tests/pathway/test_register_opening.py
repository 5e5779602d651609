# SPDX-License-Identifier: EUPL-1.2
"""Opening a register, or being told in one clear sentence why it does not open; nothing is ever readable in clear."""

import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from accomp_desktop.domain.errors import UserError
from accomp_desktop.store.files import companion_of, holder_of, lock_of
from accomp_desktop.store.mistakes import (
    EmptyPassphrase,
    FolderNotFound,
    FolderNotWritable,
    NameOfACompanion,
    NotARegister,
    RegisterDamaged,
    RegisterExists,
    RegisterInUse,
    RegisterNotFound,
    RegisterTooNew,
)
from accomp_desktop.store.register import Register
from accomp_desktop.store.tables import SCHEMA
from tests.registering import KIT, LIGHT, PASSPHRASE, STRUCTURE, create, one_of_each, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    register, _ = create(tmp_path / "asso.accomp")
    with register:
        register.apply(one_of_each().values(), "Première personne")
    return register.path


def refused(path: Path, passphrase: str = PASSPHRASE) -> UserError:
    with pytest.raises(UserError) as told:
        Register.open(path, passphrase, author="Claire Essai")
    return told.value


def test_a_register_opens_as_it_was_left(path: Path) -> None:
    with Register.open(path, PASSPHRASE, author="Zoé Essai") as register:
        assert register.structure().name == STRUCTURE.name
        assert register.kit_data() == {**KIT, "version": 1}
        assert [one.name for one in register.people()] == ["ESSAI Élodie"]
        assert register.check() == ()
        assert not register.companion_lost
    assert sorted(file.name for file in path.parent.iterdir()) == ["asso.accomp", "asso.keys", "asso.lock"]


def test_closing_twice_is_harmless(path: Path) -> None:
    register = Register.open(path, PASSPHRASE, author="Claire Essai")
    register.close()
    register.close()


def _plain_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
    connection.close()


def _archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")


OTHERS: Mapping[str, Callable[[Path], object]] = {
    "une base SQLite non chiffrée": _plain_database,
    "un classeur ou une archive": _archive,
    "un document PDF": lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
    "un fichier vide": Path.touch,
    "un fichier de texte": lambda path: path.write_text("nom;prénom\n" * 900, "utf-8"),
    "un fichier trop court": lambda path: path.write_bytes(bytes(range(128, 256))),
    "un dossier": Path.mkdir,
}


@pytest.mark.parametrize("content", OTHERS)
def test_a_file_of_another_program_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "autre.accomp"
    OTHERS[content](path)
    mistake = refused(path)
    assert isinstance(mistake, NotARegister)
    assert content in str(mistake)


def test_a_register_that_moved_is_not_found(path: Path) -> None:
    assert isinstance(refused(path.with_name("autre.accomp")), RegisterNotFound)
    assert isinstance(refused(path / "inside.accomp"), RegisterNotFound)


def test_nothing_is_created_over_what_is_there(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RegisterExists, match="asso"):
        create(path)
    path.unlink()
    with pytest.raises(RegisterExists, match=r"asso\.keys"):
        create(path)
    path.write_bytes(before)
    Register.open(path, PASSPHRASE, author="Claire Essai").close()


@pytest.mark.parametrize("name", ["a.keys", "a.lock", "a.holder"])
def test_a_register_does_not_take_the_name_of_a_file_beside_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(NameOfACompanion, match=name):
        create(tmp_path / name)


def test_what_a_crash_left_half_made_does_not_hinder_the_next(path: Path, tmp_path: Path) -> None:
    with Register.open(path, PASSPHRASE, author="Claire Essai") as register:
        register.apply(one_of_each().values(), "Autre personne")
        log = (tmp_path / "asso.accomp-wal").read_bytes()
    for left in ("b.accomp-wal", "b.accomp.new-wal", "b.accomp.new", "b.keys.new"):
        (tmp_path / left).write_bytes(log)
    with create(tmp_path / "b.accomp")[0] as register:
        assert register.people() == ()
        assert register.check() == ()


def test_a_register_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FolderNotFound):
        create(tmp_path / "nowhere" / "a.accomp")


def test_a_register_needs_a_passphrase(tmp_path: Path) -> None:
    with pytest.raises(EmptyPassphrase):
        Register.create(tmp_path / "a.accomp", " ", structure=STRUCTURE, kit=KIT, author="Claire Essai", cost=LIGHT)
    create(tmp_path / "a.accomp")[0].close()


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path, path: Path) -> None:
    (tmp_path / "b.lock").mkdir()
    with pytest.raises(FolderNotWritable):
        create(tmp_path / "b.accomp")
    (tmp_path / "c.keys.new").mkdir()
    with pytest.raises(FolderNotWritable):
        create(tmp_path / "c.accomp")
    assert not (tmp_path / "c.accomp").exists()
    with Register.open(path, PASSPHRASE, author="Claire Essai") as register:
        (tmp_path / "asso.keys.new").mkdir()
        with pytest.raises(FolderNotWritable):
            register.set_passphrase("une autre phrase", cost=LIGHT)
    Register.open(path, PASSPHRASE, author="Claire Essai").close()


def test_a_register_of_a_newer_application_asks_for_it(path: Path) -> None:
    with opened(path) as file, file.transaction() as connection:
        connection.execute(update(SCHEMA).values(revision="9999"))
    assert isinstance(refused(path), RegisterTooNew)


def test_a_database_without_our_tables_is_damaged(path: Path) -> None:
    with opened(path) as file, file.transaction() as connection:
        SCHEMA.drop(connection)
    assert isinstance(refused(path), RegisterDamaged)


def test_a_register_cut_short_is_damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: 4096 * 3])
    assert isinstance(refused(path), RegisterDamaged)


def test_the_companion_of_another_register_is_told(path: Path, tmp_path: Path) -> None:
    other, _ = create(tmp_path / "autre.accomp")
    other.close()
    shutil.copy(companion_of(other.path), companion_of(path))
    mistake = refused(path)
    assert isinstance(mistake, RegisterDamaged)
    assert "celui d’un autre registre" in str(mistake)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    register, _ = create(tmp_path_factory.mktemp("sound") / "asso.accomp")
    with register:
        register.apply(one_of_each().values(), "Première personne")
    return register.path


@given(data=st.data())
def test_one_flipped_bit_is_seen(sound: Path, data: st.DataObject) -> None:
    damaged = sound.with_name("damaged.accomp")
    content = bytearray(sound.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    damaged.write_bytes(content)
    shutil.copy(companion_of(sound), companion_of(damaged))
    try:
        with Register.open(damaged, PASSPHRASE, author="Claire Essai") as register:
            [fault] = register.check()
            assert fault.startswith("Le fichier est endommagé\u202f: 1 page")
    except RegisterDamaged:
        assert place < len(content)


def test_a_damaged_page_is_told_by_whatever_reads_it(sound: Path) -> None:
    content = sound.read_bytes()
    broken = sound.with_name("broken.accomp")
    shutil.copy(companion_of(sound), companion_of(broken))
    broken.write_bytes(content[:8192] + bytes(len(content) - 8192))
    assert isinstance(refused(broken), RegisterDamaged)


def test_nothing_is_readable_in_clear(tmp_path: Path) -> None:
    register, _ = create(tmp_path / "asso.accomp", author="Marqueur-Auteur")
    with register:
        family = one_of_each()
        register.apply(family.values(), "Marqueur-Motif")
        held = [file.read_bytes() for file in tmp_path.iterdir()]
        backup = register.backup(tmp_path)
        held += [backup.read_bytes(), companion_of(backup).read_bytes()]
        assert (tmp_path / "asso.accomp-wal").stat().st_size > 0
    words = ("ESSAI", "lodie", "0601020304", "Marqueur-Motif", "1234567", "mobility", "CREATE TABLE", STRUCTURE.name)
    assert not [word for word in words for content in held if word.encode() in content]


HOLD = """
import sys
from pathlib import Path
from accomp_desktop.store.register import Register
with Register.open(Path(sys.argv[1]), sys.argv[2], author="Zoé Essai"):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_is_told_who_has_the_register(path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(path), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        mistake = refused(path)
        other.kill()
    assert isinstance(mistake, RegisterInUse)
    assert "déjà ouvert par Zoé Essai, sur " in str(mistake)
    assert lock_of(path).exists()
    Register.open(path, PASSPHRASE, author="Claire Essai").close()


@pytest.mark.parametrize("said", ["", "[]", '{"author": "Zoé"}'])
def test_a_holder_that_is_unknown_is_not_named(path: Path, said: str) -> None:
    with Register.open(path, PASSPHRASE, author="Claire Essai"):
        holder_of(path).write_text(said, "utf-8")
        assert "est déjà ouvert. Fermez-le" in str(refused(path))


def test_a_wrong_passphrase_leaves_the_register_free(path: Path) -> None:
    refused(path, "une phrase qui n’ouvre rien")
    Register.open(path, PASSPHRASE, author="Claire Essai").close()


def test_the_holder_says_no_more_than_who_and_where(path: Path) -> None:
    with Register.open(path, PASSPHRASE, author="Claire Essai"):
        assert set(json.loads(holder_of(path).read_text("utf-8"))) == {"author", "host", "pid"}
