# SPDX-License-Identifier: EUPL-1.2
"""The published schema is that of the code, and an editor that follows it completes and checks each file of a kit."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from accomp_desktop.domain.kit_travel import FILES, LOGO_FILE, SCHEMA_FILE
from accomp_desktop.exchange.kit_descriptions import DESCRIPTIONS
from accomp_desktop.exchange.kit_schema import kit_schema
from accomp_desktop.exchange.kits import kits, read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.reports.kit_files import write_kit_folder

SCHEMA = json.loads((RESOURCES / "kits" / SCHEMA_FILE).read_text("utf-8"))
SHIPPED = [file for folder in kits() for file in sorted(folder.glob("*.toml"))]


def faults(text: str) -> list[str]:
    data: Any = json.loads(json.dumps(tomllib.loads(text), default=str))
    return [one.message for one in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_published_schema_is_the_one_of_the_code() -> None:
    assert kit_schema() == SCHEMA, "run: uv run python tools/build_kit_schema.py"
    Draft202012Validator.check_schema(SCHEMA)


def test_every_key_is_described_and_no_description_is_of_another_time() -> None:
    tables = {"Kit": SCHEMA, **SCHEMA["$defs"]}
    keys = {f"{name}.{key}" for name, table in tables.items() for key in table["properties"]}
    bare = {key.partition(".")[2] for key in keys}
    assert set(DESCRIPTIONS) <= keys | bare | set(tables)


def test_each_part_of_a_kit_has_its_file() -> None:
    assert {part for parts in FILES.values() for part in parts} == set(SCHEMA["properties"])
    assert set(FILES) >= {file.name for file in SHIPPED}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda one: f"{one.parent.name}/{one.name}")
def test_a_shipped_file_meets_the_schema_that_it_names(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.startswith(f"#:schema ../{SCHEMA_FILE}\n")
    assert faults(text) == []


def test_what_is_written_meets_it_too(tmp_path: Path) -> None:
    write_kit_folder(read_kit(kits()[0]), tmp_path / "kit")
    assert [fault for file in (tmp_path / "kit").glob("*.toml") for fault in faults(file.read_text("utf-8"))] == []
    assert not (tmp_path / "kit" / LOGO_FILE).exists()


@pytest.mark.parametrize(
    "text",
    [
        'auteur = "Accomp"',
        "author = 35",
        '[[tracks]]\ncode = "a"\nlabel = "A"\npurpose = "P"\ncouleur = "bleu"',
        '[[fields]]\nkey = "a"\nlabel = "A"\nkind = "texte"',
        '[[fields]]\nlabel = "A"',
        'funders = "Département"',
        "[delays]\nplan = 1.5",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(text: str) -> None:
    assert faults(text)
