# SPDX-License-Identifier: EUPL-1.2
"""The line that a message names is the one where the value is written, however the text is laid out."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.exchange.toml_lines import Steps, line_at, lines_of

WRITTEN = """\
# un commentaire [avec] "des" signes = { }
label = "a # b"
'clé "citée"'.suite = 1
"un \\u0041" = '''
deux
lignes ''''

[labels] # ici
town = "Bourg"

[[forms]]
code = 'x'
[[forms.sections]]
questions = [
    { key = "a", headings = ["A", "B"] }, # remarque
    { key = "b", headings = [
        "C",
    ] },
]
[[forms.sections]]
code = "s2"
[[forms]]
[forms.more]
since = 2024-01-01 10:00:00
rate = 1.5
"""


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        (("label",), 2),
        (('clé "citée"', "suite"), 3),
        (("un A",), 4),
        (("labels",), 8),
        (("labels", "town"), 9),
        (("forms", 0, "code"), 12),
        (("forms", 0, "sections", 0, "questions", 0, "headings", 1), 15),
        (("forms", 0, "sections", 0, "questions", 1), 16),
        (("forms", 0, "sections", 0, "questions", 1, "headings", 0), 17),
        (("forms", 0, "sections", 1, "code"), 21),
        (("forms", 1, "more", "rate"), 25),
        (("forms", 1, "more", "rate", "absent"), 25),
        (("forms", 0, "absent"), 11),
        (("absent",), 0),
    ],
)
def test_a_value_is_found_on_its_line(steps: Steps, line: int) -> None:
    tomllib.loads(WRITTEN)
    assert line_at(lines_of(WRITTEN), steps) == line
    assert line_at(lines_of(WRITTEN.replace("\n", "\r\n")), steps) == line


MARK = 987654321987654321
VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def leaves(node: object, steps: Steps = ()) -> Iterator[Steps]:
    """Where each value that holds no other stands."""
    held = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else None
    if held is None:
        yield steps
    else:
        for key, child in held:
            yield from leaves(child, (*steps, key))


def value_at(node: Any, steps: Steps) -> Any:  # noqa: ANN401  any tree
    for step in steps:
        node = node[step]
    return node


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=5), st.data())
def test_whatever_the_document_each_value_is_on_its_line(document: dict[str, Any], draw: st.DataObject) -> None:
    places = [steps for steps in leaves(document) if steps]
    if not places:
        return
    marked = draw.draw(st.sampled_from(places))
    value_at(document, marked[:-1])[marked[-1]] = MARK
    text = tomli_w.dumps(document, multiline_strings=draw.draw(st.booleans()))
    assert value_at(tomllib.loads(text), marked) == MARK
    assert str(MARK) in text.split("\n")[line_at(lines_of(text), marked) - 1]
    assert set(places) <= set(lines_of(text))
