# SPDX-License-Identifier: EUPL-1.2
"""Answers to the kit’s own questions, drawn by the kind of each: any kit’s form can be filled."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import assert_never

from accomp_desktop.demonstration.words import Words
from accomp_desktop.domain.expressions import holds
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import (
    Amounts,
    Choice,
    Choices,
    Computed,
    Day,
    Debts,
    Money,
    Month,
    Months,
    Number,
    Option,
    Percentage,
    Place,
    Scale,
    Text,
    YesNo,
)
from accomp_desktop.domain.values import Answers, Value

NUMBERS = {"%": (5, 90), "h": (4, 40), "semaines": (0, 10)}
"""Bounds by unit; other whole numbers go up to 25."""

CREDITORS = ("Urssaf", "Banque")
NOTHING: Answers = {}


def draw_answers(
    fields: Iterable[Field], random: Random, on: date, words: Words, known: Answers = NOTHING
) -> dict[str, Value]:
    """Answer the kit’s fields on a day, those whose condition holds: what is known, the rest at random or unknown.

    What is known may also be answers of other records, which the conditions look at.
    """
    answers: dict[str, Value] = {}
    for field in fields:
        if not holds(field.only_if, {**known, **answers}):
            continue
        value = known.get(field.key)
        asked = not (field.core or field.retired or field.key in words.left_blank)
        if value is None and asked and random.random() < 0.93:
            value = draw_answer(field, random, on, words)
        if value is not None:
            answers[field.key] = value
    return answers


def draw_answer(field: Field, random: Random, on: date, words: Words) -> Value:  # noqa: C901, PLR0911, PLR0912  one per kind
    """Draw an answer of the field’s kind; a text without proposals stays unknown."""
    kind = field.kind
    match kind:
        case Text():
            return random.choice(words.texts[field.key]) if field.key in words.texts else None
        case Number():
            return random.randint(*NUMBERS.get(kind.unit.split(" ")[0], (0, 25)))
        case Money():
            return _euros(random, words.most.get(field.key, 900))
        case Percentage():
            return Decimal(random.randint(0, 2 * words.most.get(field.key, 100))) / 2
        case Month():
            return (on - timedelta(days=random.randint(0, 700))).replace(day=1)
        case Day():
            return on - timedelta(days=random.randint(0, 100))
        case YesNo():
            return random.random() < 0.6
        case Choice():
            return random.choice(_codes(kind.options))
        case Choices():
            codes = _codes(kind.options)
            chosen = random.sample(codes, min(len(codes), random.randint(1, 3)))
            return tuple(code for code in codes if code in chosen)
        case Scale():
            return random.randint(1, kind.most)
        case Months():
            return _a_year(random)
        case Place():
            place = random.choice(words.places)
            return place.postcode, place.name
        case Amounts():
            return tuple((line, _euros(random, 90)) for line in kind.lines) or None
        case Debts():
            return tuple(_debt(random, creditor) for creditor in CREDITORS)
        case Computed():
            return None
        case _:
            assert_never(kind)


def _codes(options: Iterable[Option]) -> list[str]:
    return [one.code for one in options if not one.retired]


def _debt(random: Random, creditor: str) -> tuple[Value, ...]:
    planned = random.random() < 0.4
    return creditor, _euros(random, 6000), _euros(random, 120) if planned else None, planned


def _a_year(random: Random) -> tuple[Decimal | None, ...]:
    """Draw twelve months around a usual one; now and then one is unknown."""
    usual = random.randint(30, 240) * 10
    months = [round(usual * random.uniform(0.6, 1.4)) for _ in range(12)]
    return tuple(Decimal(one).quantize(Decimal("0.01")) if random.random() < 0.98 else None for one in months)


def _euros(random: Random, most: int) -> Decimal:
    return Decimal(random.randint(0, most // 10) * 10).quantize(Decimal("0.01"))
