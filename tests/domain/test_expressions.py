# SPDX-License-Identifier: EUPL-1.2
"""Conditions and formulas: what they give over answers, what stays unknown, what is refused and how it is said."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from threading import Thread
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.expressions import Cycle, check, computed, evaluate, holds, in_order, names
from accomp_desktop.domain.grammar import DEEPEST, LONGEST, BadExpression
from accomp_desktop.domain.reckoning import FUNCTIONS, MANY
from accomp_desktop.domain.values import Value

ANSWERS: dict[str, Value] = {
    "age": 41,
    "sales": Decimal("1200.50"),
    "nothing": 0,
    "status": "ei",
    "has_debts": True,
    "has_accounts": False,
    "channels": ("shop", "market"),
    "born": date(1984, 2, 29),
    "began": date(2024, 3, 31),
    "year": (*range(1, 10), None, Decimal("20.5"), Decimal("30.5")),
    "blank_year": (None,) * 12,
    "debts": (("urssaf", Decimal(800), 3), ("bank", None), ("rent", 200)),
    "promises": (("urssaf", None, Decimal(50), True),),
    "huge": 10**14,
}
KNOWN = {*ANSWERS, "unknown"}

LOGIC = st.sampled_from([True, False, None])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=True) | st.dates() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=4).map(tuple),
    max_leaves=6,
)
NAMES = st.sampled_from(sorted(KNOWN))
ATOMS = NAMES | st.sampled_from(["0", "1", "2.5", '"ei"', "True", "false", '("shop", 3)', "[]", "None", "9" * 20])
TEXTS = st.recursive(
    ATOMS,
    lambda inside: st.one_of(
        st.tuples(
            inside,
            st.sampled_from(["+", "-", "*", "/", "==", "!=", "<", ">=", "in", "not in", "and", "or", "**", "%", "is"]),
            inside,
        ).map(lambda parts: f"({' '.join(parts)})"),
        st.tuples(st.sampled_from(["not ", "-", "+", "~"]), inside).map("".join),
        st.tuples(inside, inside, inside).map(lambda parts: "({} if {} else {})".format(*parts)),
        st.tuples(st.sampled_from([*FUNCTIONS, "eval"]), st.lists(inside, max_size=5)).map(
            lambda call: f"{call[0]}({', '.join(call[1])})"
        ),
    ),
    max_leaves=12,
)


def refusal(text: str) -> str:
    with pytest.raises(BadExpression) as caught:
        check(text, KNOWN)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("age + 1", 42),
        ("sales * 2 - 1", Decimal("2400.00")),
        ("0.1 + 0.2", Decimal("0.3")),
        ("7 / 2", Decimal("3.5")),
        ("-age + +1", -40),
        ("began - born", 14_641),
        ("born < began", True),
        ("18 <= age < 30", False),
        ('status == "ei"', True),
        ('status != "ei"', False),
        ('status in ("ei", "sarl")', True),
        ('status in ["sasu"]', False),
        ('status in ("ei")', True),
        ('"shop" in channels', True),
        ('"web" not in channels', True),
        ('"web" in (status, unknown)', None),
        ('"ei" in (status, unknown)', True),
        ('"web" not in (status, unknown)', None),
        ("has_debts and not has_accounts", True),
        ("has_debts == true and has_accounts == False", True),
        ("1 if has_debts else 2", 1),
        ("1 if has_accounts else 2", 2),
        ("1 if unknown else 2", None),
        ("age if age > 50 else unknown", None),
        ("has_debts + has_debts", 2),
        ("age\n  + 1", 42),
        ("", None),
        ("known(age)", True),
        ("known(unknown)", False),
        ("total(year)", Decimal(96)),
        ("total(blank_year)", None),
        ("total(debts)", Decimal(1000)),
        ("total(promises)", None),
        ("total((age, unknown, 1))", 42),
        ("mean((1, 2, unknown))", Decimal("1.5")),
        ("mean(blank_year)", None),
        ("mean(last(year, 2))", Decimal("25.5")),
        ("last(year, 0)", ()),
        ("count(last(year, 50))", 11),
        ("trend(year)", Decimal("17.5")),
        ("trend(blank_year)", None),
        ("months_known(year)", 11),
        ("added((1, 2, unknown), (10, unknown, 30))", (11, None, None)),
        ("total(added(year, year))", Decimal(192)),
        ("mean(added(year, blank_year))", None),
        ("count(channels)", 2),
        ("min(age, 3, sales)", 3),
        ("max(year)", Decimal("30.5")),
        ("min(blank_year)", None),
        ("max(born, began)", date(2024, 3, 31)),
        ("max(age, unknown)", None),
        ("abs(-3)", 3),
        ("round(2.5)", Decimal(3)),
        ("round(10 / 3, 2)", Decimal("3.33")),
        ("steps(age, 18, 1, 40, 5, 60, 9)", 5),
        ("steps(age, 60, 9)", 0),
        ("steps(unknown, 60, 9)", None),
        ('points(status, "sarl", 1, "ei", 3)', 3),
        ('points(status, "sarl", 1)', 0),
        ('points(channels, "shop", 1, "web", 5, "market", 2)', 3),
        ('points(unknown, "sarl", 1)', None),
        ("years_between(born, began)", 40),
        ("months_between(born, began)", 481),
        ("months_between(began, born)", -481),
    ],
)
def test_a_text_is_reckoned_over_answers(text: str, value: Value) -> None:
    check(text, KNOWN)
    assert evaluate(text, ANSWERS) == value


@pytest.mark.parametrize(
    "text",
    [
        "age / nothing", "nothing / nothing", "status + age", "-status", "status < age", "born + 1", "born - age",
        "huge * 10", "total(age)", "total((status, 1))", "count(status)", "abs(born)", "round(sales, 40)",
        "round(status)", "min(age)", "last(channels, status)", "years_between(age, born)", "months_between(born, age)",
        "steps(status, 1, 2)", "added(year, (1, 2))", "added(age, year)", "added((1,), (status,))",
        "max(age, status)", 'points(status, "ei", status)',
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_unknown(text: str) -> None:
    check(text, KNOWN)
    assert evaluate(text, ANSWERS) is None


@given(left=LOGIC, right=LOGIC)
def test_and_or_not_are_those_of_kleene(left: Value, right: Value) -> None:
    answers = {"a": left, "b": right}
    both = False if False in (left, right) else None if None in (left, right) else True
    either = True if True in (left, right) else None if None in (left, right) else False
    assert evaluate("a and b", answers) is both is evaluate("b and a", answers)
    assert evaluate("a or b", answers) is either
    assert evaluate("not (a and b)", answers) is evaluate("not a or not b", answers)
    assert evaluate("not not a", answers) is left


@given(value=VALUES, sign=st.sampled_from(["+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "in", "not in"]))
def test_what_is_reckoned_from_an_unknown_answer_is_unknown(value: Value, sign: str) -> None:
    assert evaluate(f"a {sign} b", {"a": value}) is None
    assert evaluate(f"b {sign} a", {"a": value}) is None or (sign.endswith("in") and isinstance(value, tuple))


@pytest.mark.parametrize("function", [one for one in FUNCTIONS if one != "known"])
def test_a_function_of_an_unknown_answer_is_unknown(function: str) -> None:
    taken = ", ".join(["unknown"] * FUNCTIONS[function].takes[0])
    assert evaluate(f"{function}({taken})", {}) is None


@given(TEXTS, st.dictionaries(NAMES, VALUES))
def test_a_text_gives_a_value_or_is_refused_in_french(text: str, answers: dict[str, Value]) -> None:
    with suppress(UserError):
        assert isinstance(evaluate(text, answers), (int, str, Decimal, date, tuple, type(None)))
        check(text, KNOWN)


@given(
    st.text(alphabet=st.characters(exclude_categories=())) | st.text(alphabet="()[]{}'\"\\#\n\t ,.:=+-*/%<>!~aif0not")
)
@example("(" * 300)
@example("(" * 400 + "a" + ")" * 400)
@example("[" * 90 + "]" * 90)
@example("-" * (LONGEST - 1) + "1")
@example("not " * 240 + "a")
@example("a" + "+a" * 490)
@example("a" + ".a" * 490)
@example("a" + "()" * 490)
@example("1 if a else " * 80 + "1")
@example("9**9**9")
@example("'a' * 999999999")
@example("a\0b")
@example("\ud800")
@example("'\\N{' 'x'")
@example("9" * LONGEST)
@example("a" * 10**6)
def test_no_text_breaks_anything_nor_takes_long(text: str) -> None:
    started = process_time()
    with suppress(UserError):
        evaluate(text, ANSWERS)
        check(text, KNOWN)
    assert process_time() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        "().__class__", "age.real", "age[0]", "9 ** 9", "age % 2", "age // 2", "~age", "age << 3", "{1: 2}", "{1}",
        "[a for a in channels]", "f'{age}'", "lambda: 1", "(age := 3)", "None", "...", "b'a'", "1j", "age is 3",
        "known(*channels)", "known(answer=age)", "(known)(**age)",
    ],
)  # fmt: skip
def test_what_the_language_does_not_have_is_refused(text: str) -> None:
    assert "que le langage des kits n’a pas" in refusal(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sale > 3", "parle de «\u202fsale\u202f», qu’aucune question ne porte («\u202fsales\u202f» peut-être)."),
        ("zzz", "parle de «\u202fzzz\u202f», qu’aucune question ne porte."),
        ("Age + 1", "parle de «\u202fAge\u202f», qui ne peut être la clé d’une question."),
        ("totel(year)", "appelle «\u202ftotel\u202f», qu’aucune fonction ne porte («\u202ftotal\u202f» peut-être)."),
        ("__import__('os')", "appelle «\u202f__import__\u202f», qu’aucune fonction ne porte."),
        ("known(age)(3)", "appelle «\u202fknown(age)\u202f», qu’aucune fonction ne porte"),
        ("last(year)", "appelle mal «\u202flast\u202f», qui s’écrit «\u202flast(montants, nombre)\u202f»."),
        ('points(status, "a")', "qui s’écrit «\u202fpoints(choix, code, points…)\u202f»."),
        (f"min({'1,' * MANY}1)", "appelle mal «\u202fmin\u202f»"),
        ("age / (1 - 1)", "divise par zéro."),
        ("age / 0.0", "divise par zéro."),
        ("status + 'a'", "calcule avec un texte ou une liste."),
        ("('a', 2) * 3", "calcule avec un texte ou une liste."),
        ("[1] + [2]", "calcule avec un texte ou une liste."),
        ("age # years", "contient une remarque (#)"),
        ("age + ", "s’arrête trop tôt."),
        ("age 3", "ne se lit plus à partir du signe 5."),
        ("\ud800", "«\u202f·\u202f» ne se lit pas."),
        ("1e9", "un nombre a 15 chiffres au plus"),
        ("0x1F", "un nombre a 15 chiffres au plus"),
        ("1_000", "un nombre a 15 chiffres au plus"),
        ("0.1234567890123456", "un nombre a 15 chiffres au plus"),
        ("age + " * DEEPEST + "1", "est trop imbriquée."),
        ("age " + " " * LONGEST + "+ 1", f"fait plus de {LONGEST} signes."),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_was_perhaps_meant(text: str, said: str) -> None:
    assert said in refusal(text)


def test_a_refusal_keeps_its_parts_for_an_editor() -> None:
    with pytest.raises(BadExpression) as caught:
        check("sale > 3", KNOWN)
    assert (caught.value.text, caught.value.nearest) == ("sale > 3", "sales")
    assert "qu’aucune question" in caught.value.what


def test_dividing_by_what_an_answer_changes_is_not_refused() -> None:
    check("age / nothing + age / (2 - 1)", KNOWN)


def test_the_names_of_a_text_are_its_questions() -> None:
    assert names('known(age) and total in (1, sales) and x == true and "age" != y') == {
        "age",
        "total",
        "sales",
        "x",
        "y",
    }
    assert names(" ") == frozenset()


def test_an_empty_condition_holds_and_an_answer_holds_unless_it_says_no() -> None:
    assert holds(" ", {}) is True
    assert holds("a", {}) is None
    assert [holds("a", {"a": one}) for one in (True, 3, "x", ("x",))] == [True] * 4
    assert [holds("a", {"a": one}) for one in (False, 0, "", ())] == [False] * 4


def test_formulas_are_reckoned_each_after_those_it_needs() -> None:
    formulas = {"margin_rate": "margin / sales", "margin": "sales - costs", "alone": "1"}
    order = in_order(formulas)
    assert set(order) == set(formulas)
    assert order.index("margin") < order.index("margin_rate")
    found = computed(formulas, {"sales": 100, "costs": 60, "margin": 0})
    assert found == {"margin_rate": Decimal("0.4"), "margin": 40, "alone": 1}
    assert list(found) == list(formulas)
    assert computed(formulas, {"sales": 100}) == {"margin_rate": None, "margin": None, "alone": 1}


@pytest.mark.parametrize(
    ("formulas", "said"),
    [
        ({"price": "margin + 1", "margin": "price - costs"}, "price → margin → price"),
        ({"price": "price + 1"}, "price → price"),
    ],
)
def test_formulas_that_wait_for_each_other_are_refused(formulas: dict[str, str], said: str) -> None:
    with pytest.raises(Cycle) as caught:
        in_order(formulas)
    turned = " → ".join(caught.value.keys)
    assert turned == said or sorted(caught.value.keys[:-1]) == sorted(formulas)
    assert f": {turned}." in str(caught.value)


def test_threads_do_not_see_each_other_s_answers() -> None:
    wrong: list[Value] = []

    def reckon(mine: int) -> None:
        wrong.extend(got for _ in range(2_000) if (got := evaluate("a + a - a", {"a": mine})) != mine)

    threads = [Thread(target=reckon, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not wrong
