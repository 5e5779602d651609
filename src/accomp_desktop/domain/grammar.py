# SPDX-License-Identifier: EUPL-1.2
"""The small language in which a kit writes conditions and formulas: what it is made of, and what it refuses.

It is a part of Python’s: keys of questions, numbers, texts, true, false and unknown, lists of them, `+ - * /`,
comparisons, `in`, `and`, `or`, `not`, `a if condition else b`, and the functions of `domain.reckoning`.
"""

import ast
import re
import warnings
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeAlias, TypeVar

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.reckoning import DIGITS, FUNCTIONS

LONGEST, DEEPEST = 1000, 50
"""Signs of a text, and how deep its parts may be nested."""

TRUTHS: Mapping[str, bool | None] = {"true": True, "false": False, "unknown": None}
KEY = re.compile(r"[a-z][a-z0-9_]*")
NUMBER = re.compile(r"\d+\.?\d*|\.\d+", re.ASCII)

PARTS: frozenset[type[ast.AST]] = frozenset({
    ast.Constant, ast.Name, ast.Load, ast.Tuple, ast.List, ast.IfExp, ast.Call,
    ast.UnaryOp, ast.UAdd, ast.USub, ast.Not, ast.BoolOp, ast.And, ast.Or,
    ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div,
    ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn,
})  # fmt: skip

Node = TypeVar("Node", bound=ast.AST)
Problem: TypeAlias = tuple[str, str]
"""The verb phrase that says what is wrong, and the word that was perhaps meant."""


class BadExpression(UserError):
    """A condition or a formula that cannot be used: what is wrong, and the nearest known word if there is one."""

    def __init__(self, text: str, what: str, nearest: str = "") -> None:
        """Take the whole text, the verb phrase that says what is wrong with it, and the word that was perhaps meant."""
        self.text, self.what, self.nearest = text, what, nearest
        perhaps = f" ({quoted(nearest)} peut-être)" if nearest else ""
        super().__init__(f"{quoted(text)} {what}{perhaps}.")


@dataclass(frozen=True)
class Expression:
    """A text that was read: its tree, and the keys of the questions it speaks of."""

    tree: ast.expr
    names: frozenset[str]


def quoted(text: str) -> str:
    """Put a text between French quotation marks: its beginning when it is long, a dot for what has no shape."""
    begun = text if len(text) <= 60 else text[:59] + "…"
    return f"«\u202f{''.join(one if one.isprintable() else '·' for one in begun)}\u202f»"


def nearest(word: str, known: Collection[str]) -> str:
    """Find the known word that was perhaps meant; empty when none is like it."""
    return next(iter(get_close_matches(word, sorted(known), 1)), "")


@lru_cache(maxsize=4096)
def read(text: str) -> Expression:
    """Read a text, an empty one as what is unknown; raises `BadExpression` for what the language does not have."""
    source = re.sub(r"[\r\n]", " ", text).strip()
    tree = _parsed(source) if source else ast.Constant(None)
    problem = next(_problems(tree, source), None) if source else None
    if problem:
        raise BadExpression(source, *problem)
    return Expression(tree, frozenset(one.id for one in _names(tree) if one.id not in TRUTHS))


def _parsed(source: str) -> ast.expr:
    if len(source) > LONGEST:
        raise BadExpression(source, f"fait plus de {LONGEST} signes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python frowns at « \d » in a text; it stays what it is
            tree = ast.parse(source, mode="eval").body
    except SyntaxError as error:
        what = f"ne se lit plus à partir du signe {error.offset}" if error.offset else "s’arrête trop tôt"
        raise BadExpression(source, what) from None
    except (ValueError, RecursionError, MemoryError):
        raise BadExpression(source, "ne se lit pas") from None
    return tree


def _problems(tree: ast.expr, source: str) -> Iterator[Problem]:
    """Go through what the language does not have; each look trusts those before it."""
    if _depth(tree) > DEEPEST:
        yield "est trop imbriquée", ""
    if "#" in source.encode()[tree.end_col_offset :].decode():
        yield "contient une remarque (#), qui n’a pas sa place ici", ""
    yield from _foreign_parts(tree, source)
    yield from _foreign_constants(tree, source)
    yield from _foreign_calls(tree, source)
    for name in _names(tree):
        if not KEY.fullmatch(name.id):
            yield f"parle de {quoted(name.id)}, qui ne peut être la clé d’une question", ""
    yield from _texts_reckoned_with(tree)


def _depth(tree: ast.AST) -> int:
    depth, level = 0, [tree]
    while level:
        depth, level = depth + 1, [part for node in level for part in ast.iter_child_nodes(node)]
    return depth


def _foreign_parts(tree: ast.expr, source: str) -> Iterator[Problem]:
    for node in _all(tree, ast.expr):
        for part in (node, *ast.iter_child_nodes(node)):
            if type(part) not in PARTS:
                where = part if isinstance(part, ast.expr) else node
                yield f"contient {quoted(_written(where, source))}, que le langage des kits n’a pas", ""


def _foreign_constants(tree: ast.expr, source: str) -> Iterator[Problem]:
    for node in _all(tree, ast.Constant):
        if isinstance(node.value, (bool, str)):
            continue
        written = _written(node, source)
        if not isinstance(node.value, (int, float)):
            yield f"contient {quoted(written)}, que le langage des kits n’a pas", ""
        elif not NUMBER.fullmatch(written) or len(written.replace(".", "")) > DIGITS:
            yield f"contient {quoted(written)}\u202f: un nombre a {DIGITS} chiffres au plus, et un point", ""


def _foreign_calls(tree: ast.expr, source: str) -> Iterator[Problem]:
    for call in _all(tree, ast.Call):
        name = _written(call.func, source)
        function = FUNCTIONS.get(name)
        if function is None:
            yield f"appelle {quoted(name)}, qu’aucune fonction ne porte", nearest(name, FUNCTIONS)
        elif len(call.args) not in function.takes:
            yield f"appelle mal {quoted(name)}, qui s’écrit {quoted(function.written)}", ""


def _texts_reckoned_with(tree: ast.expr) -> Iterator[Problem]:
    for node in _all(tree, ast.BinOp):
        for side in (node.left, node.right):
            match side:
                case ast.Tuple() | ast.List() | ast.Constant(value=str()):
                    yield "calcule avec un texte ou une liste", ""
                case _:
                    pass


def _names(tree: ast.expr) -> Iterator[ast.Name]:
    """Go through the names that are not those of functions."""
    called = {call.func for call in _all(tree, ast.Call)}
    return (node for node in _all(tree, ast.Name) if node not in called)


def _all(tree: ast.expr, sort: type[Node]) -> Iterator[Node]:
    return (node for node in ast.walk(tree) if isinstance(node, sort))


def _written(node: ast.expr, source: str) -> str:
    return source.encode()[node.col_offset : node.end_col_offset].decode()
