# SPDX-License-Identifier: EUPL-1.2
"""Before and after, line by line: the difference said in words, the trap said plainly."""

from dataclasses import replace
from decimal import Decimal

from accomp_desktop.domain.before_after import LINES, compared, trap_told
from accomp_desktop.domain.rsa import Home
from accomp_desktop.domain.viability import live_on
from tests.domain.test_what_if import SCALES, plumber, suppose

NOW = live_on(plumber(), SCALES)


def test_each_line_says_its_difference_in_words() -> None:
    told = {one.line.code: one for one in compared(NOW, live_on(suppose(plumber(), prices=10), SCALES))}
    assert told["turnover"].told == "120,00\u00a0€ de plus"
    assert told["turnover"].is_good_news
    assert told["purchases"].told == "inchangé"
    assert told["contributions"].told.endswith("de plus")
    assert told["contributions"].is_good_news is None
    assert told["after_debts"].told == "inconnu"
    assert told["after_debts"].difference is None
    dearer = {one.line.code: one for one in compared(NOW, live_on(suppose(plumber(), fixed_costs=40), SCALES))}
    assert dearer["fixed_costs"].is_good_news is False
    assert dearer["net_activity"].told == "40,00\u00a0€ de moins"


def test_taxes_are_one_line() -> None:
    taxes = next(one for one in LINES if one.code == "taxes")
    assert taxes.value(NOW) == NOW.training_tax + NOW.chamber_tax + NOW.flat_tax


def test_the_trap_is_said_in_plain_words() -> None:
    said = trap_told(NOW)
    assert "530,24\u00a0€" in said
    assert "651,69\u00a0€" in said
    assert "ne vient que si elle est demandée" in said
    assert not trap_told(live_on(suppose(plumber(), job_hours=35), SCALES))
    assert not trap_told(live_on(suppose(plumber(), sales=-50), SCALES))


def test_the_trap_without_a_prime_says_so() -> None:
    rich = plumber(home=Home(other=Decimal(2000)))
    assert live_on(rich, SCALES).prime == 0
    assert "Aucune prime d’activité" in trap_told(live_on(rich, SCALES))


def test_a_livelihood_that_did_not_change_has_no_difference() -> None:
    assert {one.told for one in compared(NOW, replace(NOW))} <= {"inchangé", "inconnu"}
