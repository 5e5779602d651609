# SPDX-License-Identifier: EUPL-1.2
"""Before and after, line by line: the difference said in words."""

from dataclasses import replace

from accomp_desktop.domain.before_after import LINES, compared
from accomp_desktop.domain.viability import live_on
from tests.domain.test_what_if import plumber, suppose
from tests.estimating import SCALES

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


def test_a_livelihood_that_did_not_change_has_no_difference() -> None:
    assert {one.told for one in compared(NOW, replace(NOW))} <= {"inchangé", "inconnu"}
