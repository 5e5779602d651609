# SPDX-License-Identifier: EUPL-1.2
"""What a user reads is typeset as French is: ’ and not ', a no-break space before ; : ! ? » and after «."""

import ast
import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.house.sources import ROOT, python_files, shown

FRENCH_LETTER = re.compile(r"[àâçéèêëîïôœùûüÀÂÇÉÈÊËÎÏÔŒÙÛÜ«»’€]")
FRENCH_WORD = re.compile(
    r"\b(à|au|aux|ce|cette|chaque|dans|de|des|du|elle|en|est|et|il|la|le|les|ne|ou|par|pas|pour|que|qui|sa|sans|se|son|sont|sur|tout|un|une|vos|votre)\b"
)
NOT_PROSE = re.compile(r"[{}]|\\[sdwbu]|\b(SELECT|INSERT|UPDATE|CREATE|PRAGMA)\b|https?://|^\s*<")

FAULTS = {
    "a straight apostrophe": re.compile(r"[^\W\d_]'[^\W\d_]"),
    "three dots instead of …": re.compile(r"\.\.\."),
    "no no-break space before ; ! ?": re.compile(r"(?<![\s;!?(\u00a0\u202f])[;!?]|(?<=[ ])[;!?]"),
    "no no-break space before :": re.compile(r"(?<=[^\W\d]|»|\)):(?=\s|$)|(?<=[ ]):(?=\s|$)"),
    "no no-break space after «": re.compile(r"«(?![\u00a0\u202f])"),
    "no no-break space before »": re.compile(r"(?<![\u00a0\u202f])»"),
    "no no-break space before € or %": re.compile(r"\d ?(?<![\u00a0\u202f])[€%](?!\w)"),
}


def is_french(text: str) -> bool:
    """Prose, and French: a sentence or a label with a space, that is no style sheet, query, pattern or address."""
    if " " not in text.strip() or NOT_PROSE.search(text):
        return False
    return bool(FRENCH_LETTER.search(text)) or len(FRENCH_WORD.findall(text)) > 1


def faults(text: str) -> list[str]:
    return [name for name, fault in FAULTS.items() if fault.search(text)] if is_french(text) else []


def docstrings(tree: ast.AST) -> set[ast.expr]:
    """Every string that stands alone as a statement."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The strings a program may show; what an f-string inserts is an x."""
    inner = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)} - {tree}
    apart = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inner | apart:
            yield node.lineno, node.value


def values(table: object, key: str = "") -> Iterator[str]:
    """The texts of a TOML file, except the headings and words it recognises in the files of others."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        yield from (
            text for name, one in table.items() if name not in {"headings", "words"} for text in values(one, name)
        )
    elif isinstance(table, list):
        yield from (text for one in table for text in values(one, key))


def test_the_program_speaks_typeset_french() -> None:
    found = [
        f"{shown(file)}:{line} {fault}: {text!r}"
        for file in python_files("src")
        for line, text in texts(ast.parse(file.read_text("utf-8")))
        for fault in faults(text)
    ]
    assert not found, "\n".join(found)


def test_the_kits_speak_typeset_french() -> None:
    found = [
        f"{shown(file)} {fault}: {text!r}"
        for file in sorted((ROOT / "resources").rglob("*.toml"))
        for text in values(tomllib.loads(file.read_text("utf-8")))
        for fault in faults(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "Le fichier n’a pas d'en-tête",
        "Que faire de la liste ?",
        "Attention: la feuille est vide",
        "Le fichier « a » est vide",
        "Un instant, la liste est lue...",
        "La personne gagne 100 €",
    ],
)
def test_a_fault_is_seen(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le fichier n’a pas d’en-tête",
        "Que faire\u202f?",
        "Attention\u00a0: la feuille est vide, à 10:30",
        "Le fichier «\u202fa\u202f» est vide",
        "La personne gagne 100\u202f€ (8\u00a0%)",
        "QLabel { color: red; padding: 2px }",
        "it isn't: French",
    ],
)
def test_what_is_right_is_let_through(text: str) -> None:
    assert faults(text) == []
