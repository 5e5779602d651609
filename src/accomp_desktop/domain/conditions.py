# SPDX-License-Identifier: EUPL-1.2
"""Simple conditions, as a dialog shows them: rows « question, operator, values » that must all hold."""

import ast
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias, cast

from accomp_desktop.domain.grammar import TRUTHS, read

Compared: TypeAlias = Literal["==", "!=", ">=", ">", "<=", "<"]
Operator: TypeAlias = Compared | Literal["in", "not in", "has", "lacks", "known", "unknown", "yes", "no"]
Constant: TypeAlias = bool | int | str | Decimal

COMPARED: dict[type[ast.cmpop], Compared] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.GtE: ">=", ast.Gt: ">", ast.LtE: "<=", ast.Lt: "<",
}  # fmt: skip
FORMS: dict[Operator, str] = {
    **{sign: f"{{key}} {sign} {{value}}" for sign in COMPARED.values()},
    "in": "{key} in {values}",
    "not in": "{key} not in {values}",
    "has": "{value} in {key}",
    "lacks": "{value} not in {key}",
    "known": "known({key})",
    "unknown": "not known({key})",
    "yes": "{key}",
    "no": "not {key}",
}
"""How each operator is written."""


@dataclass(frozen=True)
class Simple:
    """One row: a question, an operator, the values it compares with: one, any number for « in », none for a yes."""

    key: str
    operator: Operator
    values: tuple[Constant, ...] = ()


def simple(text: str) -> tuple[Simple, ...] | None:
    """Read a condition as rows that must all hold, `None` when it says more than rows can; raises `BadExpression`."""
    if not text.strip():
        return ()
    tree = read(text).tree
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    rows = [_row(one) for one in parts]
    return None if None in rows else tuple(cast("list[Simple]", rows))


def written(conditions: Iterable[Simple]) -> str:
    """Write rows as the condition that `simple` reads."""
    return " and ".join(
        FORMS[one.operator].format(key=one.key, value="".join(map(_written, one.values[:1])), values=_list(one.values))
        for one in conditions
    )


def _list(values: tuple[Constant, ...]) -> str:
    return f"({''.join(f'{_written(one)}, ' for one in values)[: -1 if len(values) == 1 else -2]})"


def _written(value: Constant) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value, ensure_ascii=False)


def _row(node: ast.expr) -> Simple | None:
    match node:
        case ast.Name(id=key) if key not in TRUTHS:
            return Simple(key, "yes")
        case ast.Call(func=ast.Name(id="known"), args=[ast.Name(id=key)]):
            return Simple(key, "known")
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            row = _row(operand)
            opposites: dict[Operator, Operator] = {"yes": "no", "known": "unknown"}
            return Simple(row.key, opposites[row.operator]) if row and row.operator in opposites else None
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            return _comparison(left, operator, right)
        case _:
            return None


def _comparison(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Simple | None:
    absent = isinstance(operator, ast.NotIn)
    match left, operator, right:
        case ast.Name(id=key), ast.In() | ast.NotIn(), ast.Tuple(elts=parts) | ast.List(elts=parts):
            values = [_constant(one) for one in parts]
            known = tuple(one for one in values if one is not None)
            return Simple(key, "not in" if absent else "in", known) if len(known) == len(values) else None
        case _, ast.In() | ast.NotIn(), ast.Name(id=key):
            value, sign = _constant(left), "lacks" if absent else "has"
        case ast.Name(id=key), _, _ if type(operator) in COMPARED:
            value, sign = _constant(right), COMPARED[type(operator)]
        case _:
            return None
    return None if value is None else Simple(key, sign, (value,))


def _constant(node: ast.expr) -> Constant | None:
    """Give the number, the text, the true or false that a node is; `None` when it is something else."""
    match node:
        case ast.Constant(value=float(value)):
            return Decimal(repr(value))
        case ast.Constant(value=value):
            return cast("Constant", value)
        case ast.Name(id=name):
            return TRUTHS.get(name)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
            return -Decimal(str(cast("Constant", _constant(node.operand))))
        case _:
            return None


def all_of(conditions: Iterable[str]) -> str:
    """Join conditions into one that holds when all do; what is empty always does."""
    told = [one.strip() for one in conditions if one.strip()]
    return told[0] if len(told) == 1 else " and ".join(f"({one})" for one in told)
