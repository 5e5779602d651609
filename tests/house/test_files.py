# SPDX-License-Identifier: EUPL-1.2
"""Every file says its licence and what it is for, and is short enough to be read at once."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import python_files, shown

LICENCE = "# SPDX-License-Identifier: EUPL-1.2"
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 39


def long_functions(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            lines = node.end_lineno - node.lineno + 1
            if lines > MOST_LINES_OF_A_FUNCTION:
                yield f"{shown(file)}:{node.lineno} {node.name}: {lines} lines"


def test_the_first_line_is_the_licence() -> None:
    assert not [shown(file) for file in python_files() if file.read_text("utf-8").partition("\n")[0] != LICENCE]


def test_a_file_says_what_it_is_for() -> None:
    assert not [shown(file) for file in python_files() if not ast.get_docstring(ast.parse(file.read_text("utf-8")))]


def test_no_file_is_long() -> None:
    lines = {shown(file): len(file.read_text("utf-8").splitlines()) for file in python_files()}
    assert not {file: count for file, count in lines.items() if count > MOST_LINES_OF_A_FILE}


def test_no_function_is_long() -> None:
    assert not [function for file in python_files() for function in long_functions(file)]
