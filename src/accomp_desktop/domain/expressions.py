# SPDX-License-Identifier: EUPL-1.2
"""Conditions and formulas of a kit, checked and reckoned over answers; never `eval`.

What is reckoned from an unknown answer is unknown; « and », « or » and « not » are Kleene’s: false and unknown is
false, true or unknown is true. Dividing by an answer that is zero is unknown; by zero itself, refused by `check`.
"""

import ast
import operator
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from threading import local
from typing import cast

from simpleeval import SimpleEval

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.grammar import TRUTHS, BadExpression, nearest, quoted, read
from accomp_desktop.domain.reckoning import (
    FUNCTIONS,
    Calculation,
    among,
    divided,
    minus,
    not_among,
    on_numbers,
    unknown_stays,
)
from accomp_desktop.domain.values import Answers, Value

OPERATORS: Mapping[type[ast.AST], Calculation] = {
    ast.Add: on_numbers(operator.add),
    ast.Sub: minus,
    ast.Mult: on_numbers(operator.mul),
    ast.Div: on_numbers(divided),
    ast.UAdd: on_numbers(operator.pos),
    ast.USub: on_numbers(operator.neg),
    ast.Not: unknown_stays(operator.not_),
    ast.Eq: unknown_stays(operator.eq),
    ast.NotEq: unknown_stays(operator.ne),
    ast.Lt: unknown_stays(operator.lt),
    ast.LtE: unknown_stays(operator.le),
    ast.Gt: unknown_stays(operator.gt),
    ast.GtE: unknown_stays(operator.ge),
    ast.In: among,
    ast.NotIn: not_among,
}


class Cycle(UserError):
    """Formulas or conditions that wait for each other."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        """Take the keys in the order in which each needs the next; the last is the first again."""
        self.keys = keys
        super().__init__(
            f"Ces réponses dépendent l’une de l’autre, sans fin\u202f: {' → '.join(keys)}. "
            "Changez l’une des formules ou des conditions."
        )


def names(text: str) -> frozenset[str]:
    """Give the keys of the questions that a text speaks of; raises `BadExpression`."""
    return read(text).names


def check(text: str, known: Collection[str]) -> None:
    """Refuse a text that cannot be read, divides by zero or speaks of a key that is not known; `BadExpression`."""
    for name in sorted(names(text) - frozenset(known)):
        raise BadExpression(text, f"parle de {quoted(name)}, qu’aucune question ne porte", nearest(name, known))
    if _divides_by_zero(read(text).tree):
        raise BadExpression(text, "divise par zéro")


def evaluate(text: str, answers: Answers) -> Value:
    """Reckon what a text gives over answers, `None` when unknown; raises `BadExpression`."""
    return _HERE.evaluator.over(answers, read(text).tree)


def holds(text: str, answers: Answers) -> bool | None:
    """Tell whether a condition holds, `None` when unknown; an empty one always does, « key » alone if it says yes."""
    value = evaluate(text, answers) if text.strip() else True
    return None if value is None else bool(value)


def in_order(formulas: Mapping[str, str]) -> tuple[str, ...]:
    """Give keys in an order in which their formulas, or conditions, can be reckoned; raises `Cycle`."""
    return _in_order(tuple(formulas.items()))


def computed(formulas: Mapping[str, str], answers: Answers) -> dict[str, Value]:
    """Reckon all formulas over answers, each after those it needs."""
    known = dict(answers)
    for key in in_order(formulas):
        known[key] = evaluate(formulas[key], known)
    return {key: known[key] for key in formulas}


@lru_cache(maxsize=256)
def _in_order(formulas: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    keys = dict(formulas).keys()
    needs = {key: sorted(names(formula) & keys) for key, formula in formulas}
    try:
        return tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise Cycle(tuple(reversed(cast("list[str]", error.args[1])))) from None


def _divides_by_zero(tree: ast.expr) -> bool:
    """Tell whether a divisor that no answer changes is zero."""
    divisors = [node.right for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)]
    constant = [one for one in divisors if not any(isinstance(part, ast.Name) for part in ast.walk(one))]
    return any(_HERE.evaluator.over({}, one) == 0 for one in constant)


class _Evaluator(SimpleEval):
    """Walks a tree that `read` admitted; simpleeval’s own, but for names, constants and what is three-valued."""

    def __init__(self) -> None:
        functions = {name: one.calculation for name, one in FUNCTIONS.items()}
        super().__init__(operators=OPERATORS, functions=functions)
        self.nodes = {
            ast.Constant: self._constant,
            ast.Name: self._answer,
            ast.Tuple: self._list,
            ast.List: self._list,
            ast.UnaryOp: self._eval_unaryop,
            ast.BinOp: self._eval_binop,
            ast.BoolOp: self._and_or,
            ast.Compare: self._compare,
            ast.IfExp: self._choice,
            ast.Call: self._eval_call,
        }

    def over(self, answers: Answers, tree: ast.expr) -> Value:
        self.answers = answers
        return self._value(tree)

    def _value(self, node: ast.expr) -> Value:
        return cast("Value", self._eval(node))

    def _constant(self, node: ast.Constant) -> Value:
        value = node.value
        return Decimal(repr(value)) if isinstance(value, float) else cast("Value", value)

    def _answer(self, node: ast.Name) -> Value:
        return TRUTHS.get(node.id, self.answers.get(node.id))

    def _list(self, node: ast.Tuple | ast.List) -> Value:
        return tuple(self._value(one) for one in node.elts)

    def _and_or(self, node: ast.BoolOp) -> bool | None:
        decisive = isinstance(node.op, ast.Or)
        return _joined((self._value(one) for one in node.values), decisive=decisive)

    def _compare(self, node: ast.Compare) -> bool | None:
        values = [self._value(one) for one in (node.left, *node.comparators)]
        found = (OPERATORS[type(op)](*pair) for op, pair in zip(node.ops, pairwise(values), strict=True))
        return _joined(found, decisive=False)

    def _choice(self, node: ast.IfExp) -> Value:
        condition = self._value(node.test)
        if condition is None:
            return None
        return self._value(node.body if condition else node.orelse)


def _joined(values: Iterable[Value], *, decisive: bool) -> bool | None:
    """Join by « and », where one that is false decides, or by « or », where one that is true does."""
    unknown = False
    for value in values:
        if value is None:
            unknown = True
        elif bool(value) is decisive:
            return decisive
    return None if unknown else not decisive


class _Here(local):
    """An evaluator holds the answers it looks at: each thread has its own."""

    def __init__(self) -> None:
        self.evaluator = _Evaluator()


_HERE = _Here()
