# SPDX-License-Identifier: EUPL-1.2
"""A kit travels as one file: it comes back the same, names nobody, and a hostile one is refused by what it holds."""

import contextlib
import re
import stat
import struct
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accomp_desktop.demonstration.build import AUTHOR, PASSPHRASE, build
from accomp_desktop.domain.kit import ADVISERS, Kit, Letter
from accomp_desktop.domain.kit_travel import FILES, LOGO_FILE, without_people
from accomp_desktop.domain.layout import Layout
from accomp_desktop.domain.profiles import profile_values
from accomp_desktop.domain.questions import Item
from accomp_desktop.domain.scales import DatedScale, ScaleValue
from accomp_desktop.exchange.kit_faults import KitError
from accomp_desktop.exchange.kit_package import KitFileRefused, read_any_kit, read_kit_file
from accomp_desktop.exchange.kits import kit_from_data, kit_from_files, kit_to_data, kits, read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.reports.kit_files import FolderInUse, kit_files, write_kit, write_kit_folder
from accomp_desktop.store.register import Register

SHIPPED = kits()
KIT = read_kit(RESOURCES / "kits" / "35")
LOGO = b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + struct.pack(">II", 60, 24) + b"..."

FULL = replace(
    KIT,
    version=7,
    logo=b64encode(LOGO).decode(),
    learnt="Deux lignes\net l’autre",
    funders=("Département",),
    letters=(Letter("call", "Appel", "Bonjour {first_name},\n\nÀ bientôt.\n"),),
    scales=(DatedScale("rsa", "RSA", "€", "JO", (ScaleValue(date(2025, 4, 1), Decimal("646.52")),)), *KIT.scales),
    layouts=(
        Layout(("NOM", ""), {"nom": "birth_name"}, {"nom": "dmy"}, "Feuille de Zoé", "new", "structure", ("cap",)),
    ),
    lists={**KIT.lists, ADVISERS: (Item("ana", "Ana Le Goff"),)},
)


@pytest.mark.parametrize("kit", [*map(read_kit, SHIPPED), FULL], ids=lambda one: f"{one.code}-{one.version}")
def test_a_kit_comes_back_from_its_file_as_it_went(tmp_path: Path, kit: Kit) -> None:
    path = tmp_path / "a.kit"
    write_kit(kit, path)
    assert read_any_kit(path) == kit
    first = path.read_bytes()
    write_kit(read_any_kit(path), path)
    assert path.read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == ["a.kit"]


def test_the_files_inside_are_read_by_a_person(tmp_path: Path) -> None:
    path = tmp_path / "a.kit"
    write_kit(FULL, path)
    with ZipFile(path) as package:
        names = package.namelist()
        assert package.testzip() is None
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        letters = package.read("letters.toml").decode()
        assert package.read(LOGO_FILE) == LOGO
    assert names == sorted(names)
    assert set(names) == set(FILES)
    assert "\nBonjour {first_name},\n\nÀ bientôt.\n" in letters


def test_a_folder_is_written_once_with_the_schema_that_completes_it(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    write_kit_folder(FULL, folder)
    assert read_any_kit(folder) == FULL
    assert (folder / "kit.schema.json").is_file()
    toml = [file for file in folder.iterdir() if file.suffix == ".toml"]
    assert all(file.read_text("utf-8").startswith("#:schema kit.schema.json\n") for file in toml)
    with pytest.raises(FolderInUse, match="existe déjà"):
        write_kit_folder(FULL, folder)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def texts(node: object) -> list[tuple[Any, Any]]:
    """Every text of a tree, by what holds it and its key."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [pair for key, child in steps for pair in ([(node, key)] if isinstance(child, str) else texts(child))]


@settings(max_examples=30)
@given(st.data())
def test_whatever_its_texts_a_kit_comes_back(draw: st.DataObject) -> None:
    data = kit_to_data(FULL)
    free = [(held, key) for held, key in texts(data) if key in {"label", "help", "contact", "purpose", "note", "body"}]
    for held, key in draw.draw(st.lists(st.sampled_from(free), min_size=1, max_size=4)):
        held[key] = draw.draw(TEXTS)
    try:
        kit = kit_from_data(data)
    except KitError:
        return
    assert kit_from_files(kit_files(kit)) == kit


# What leaves names nobody


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = build(tmp_path_factory.mktemp("demonstration"), people=24)
    with Register.open(path, PASSPHRASE, author=AUTHOR) as register:
        yield register


def test_what_only_the_register_knows_stays_there() -> None:
    kit = without_people(FULL)
    assert (kit.lists[ADVISERS], kit.version) == ((), 1)
    assert [(one.sheet, one.ours, one.headings) for one in kit.layouts] == [("", (), ("NOM", ""))]
    assert replace(kit, lists=FULL.lists, version=7, layouts=FULL.layouts) == FULL


def named(words: Iterable[str], kit: Kit) -> set[str]:
    """Those of these words that stand, whole, in a file of the kit, whatever their capitals."""
    written = b"\n".join(kit_files(kit).values()).decode().casefold()
    return {one for one in words if re.search(rf"(?<!\w){re.escape(one.casefold())}(?!\w)", written)}


def test_no_file_of_the_exported_kit_names_anyone(demonstration: Register) -> None:
    kit = kit_from_data(demonstration.kit_data())
    team = [item.label for item in kit.lists[ADVISERS]]
    told = [profile_values(one, kit) for one in demonstration.profiles()]
    keys = (
        "birth_name", "used_name", "birth_date", "caf_number", "departement_id", "phone", "phone2", "email", "email2",
        "address", "siret", "france_travail_id", "nir",
    )  # fmt: skip
    people = {str(one[key]) for one in told for key in keys if one.get(key)}
    assert team
    assert len(people) > 100
    assert named({*team, *people}, without_people(kit)) == set()
    assert named({*team, *people}, kit) >= set(team), "the search sees what it looks for"


# Hostile files

Pack = Callable[[ZipFile], None]


def packed(path: Path, pack: Pack, *, whole: bool = True) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        if whole:
            for name, content in kit_files(replace(KIT, scales=())).items():
                package.writestr(name, content)
        pack(package)
    return path


def adding(name: str, content: bytes = b"x", mode: int = 0) -> Pack:
    def add(package: ZipFile) -> None:
        entry = ZipInfo(name)
        entry.filename = entry.orig_filename = name
        entry.external_attr = mode << 16
        package.writestr(entry, content, ZIP_DEFLATED)

    return add


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        (adding("/etc/passwd"), "« /etc/passwd », qui s’écrirait ailleurs"),
        (adding("../kit.toml"), "« ../kit.toml », qui s’écrirait ailleurs"),
        (adding("a/../../kit.toml"), "« a/../../kit.toml », qui s’écrirait ailleurs"),
        (adding("..\\kit.toml"), "« ..\\kit.toml », qui s’écrirait ailleurs"),
        (adding("C:\\kit.toml"), "« C:\\kit.toml », qui s’écrirait ailleurs"),
        (adding("c:kit.toml"), "« c:kit.toml », qui s’écrirait ailleurs"),
        (adding("\\\\serveur\\kit.toml"), "« \\\\serveur\\kit.toml », qui s’écrirait ailleurs"),
        (adding("dossier/kit.toml"), "« dossier/kit.toml », qui est rangé dans un dossier"),
        (adding("dossier/"), "« dossier/ », qui est rangé dans un dossier"),
        (adding("macros.xlsm"), "« macros.xlsm », un document à macros"),
        (adding("Setup.EXE"), "« Setup.EXE », un programme"),
        (adding("notes.txt"), "« notes.txt », qu’aucun kit ne contient"),
        (adding("KIT.TOML"), "« KIT.TOML », qu’aucun kit ne contient"),
        (adding("more.toml"), "« more.toml », qu’aucun kit ne contient"),
        (adding(""), "«  », qu’aucun kit ne contient"),
        (adding("scales.toml", b"/etc/passwd", stat.S_IFLNK | 0o777), "« scales.toml », qui est un lien"),
        (adding("scales.toml", b"#" * 3_900_000), "beaucoup trop grand"),
        (adding("scales.toml", b"#" * 50_000_000), "une fois déplié, il est beaucoup trop grand"),
    ],
)
def test_what_is_no_part_of_a_kit_is_named(tmp_path: Path, pack: Pack, said: str) -> None:
    path = packed(tmp_path / "a.kit", pack)
    with pytest.raises(KitFileRefused) as refused:
        read_kit_file(path)
    assert said in str(refused.value).replace("\u202f", " ")


@pytest.mark.filterwarnings("ignore:Duplicate name")  # zipfile frowns as we make it
def test_a_file_that_comes_twice_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.kit", adding("kit.toml"))
    with pytest.raises(KitFileRefused, match="deux fois"):
        read_kit_file(path)


def test_a_file_under_a_password_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.kit", lambda _: None)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(data)
    with pytest.raises(KitFileRefused, match="mot de passe"):
        read_kit_file(path)


def test_a_size_that_lies_does_not_unpack(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.kit", adding("scales.toml", b"#" * 3_900_000))
    data = path.read_bytes()
    small, told = struct.pack("<L", 10), struct.pack("<L", 3_900_000)
    path.write_bytes(data.replace(told, small))
    with pytest.raises(KitFileRefused, match="entier"):
        read_kit_file(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 10, b"MZ" * 500, b"<html>", b"#" * 4_000_001])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.kit"
    path.write_bytes(data)
    with pytest.raises(KitFileRefused):
        read_kit_file(path)
    with pytest.raises(KitFileRefused, match="ouvrir"):
        read_any_kit(tmp_path / "absent.kit")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kit") / "sound.kit"
    write_kit(KIT, path)
    return path


@given(st.data())
def test_a_spoilt_file_is_read_or_refused(sound: Path, draw: st.DataObject) -> None:
    path = sound.with_name("spoilt.kit")
    data = bytearray(sound.read_bytes())
    for at in draw.draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=8)):
        data[at] = draw.draw(st.integers(0, 255))
    path.write_bytes(data[: draw.draw(st.integers(0, len(data)))] if draw.draw(st.booleans()) else data)
    with contextlib.suppress(KitFileRefused, KitError):
        assert read_kit_file(path).code


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("scales.toml", b"a = " + b"[" * 100_000 + b"]" * 100_000, "scales.toml"),
        ("scales.toml", b"a = " + b"9" * 100_000, "scales.toml"),
        ("scales.toml", b"a = 0x" + b"f" * 100_000, "scales.toml"),
        ("scales.toml", b"a" + b".a" * 20_000 + b" = 1", "scales.toml"),
        ("scales.toml", b"scales = " + b"[" * 300 + b"]" * 300, "des données lisibles"),
        ("scales.toml", b"scales = 1\n", "une liste"),
        ("scales.toml", b"\xff\xfe", "UTF-8"),
        ("logo.png", b"GIF89a", "logo.png, logo : il faut une image PNG"),
    ],
    ids=["deep", "long", "hexadecimal", "dotted", "nested", "shape", "bytes", "picture"],
)
def test_toml_that_would_exhaust_is_refused_by_name(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = packed(tmp_path / "a.kit", adding(name, content))
    with pytest.raises(KitError) as refused:
        read_kit_file(path)
    assert said in str(refused.value).replace("\u202f", " ")


def test_a_kit_without_its_main_file_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.kit", adding("scales.toml", b""), whole=False)
    with pytest.raises(KitError, match=r"kit\.toml"):
        read_kit_file(path)
