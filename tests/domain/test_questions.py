# SPDX-License-Identifier: EUPL-1.2
"""A form asks the questions of its groups as its own: the group is a heading."""

from accomp_desktop.domain.questions import Form, Question, Section


def test_the_questions_of_a_group_are_answered_in_its_place() -> None:
    debts = Question("debts", "Dettes", kind="group", questions=(Question("urssaf", "URSSAF"), Question("caf", "CAF")))
    sections = (Section("a", "A", (Question("clients", "Clients"), debts)), Section("b", "B", (Question("next", "…"),)))
    form = Form("initial", "Initial", sections)
    assert [one.key for one in form.questions()] == ["clients", "urssaf", "caf", "next"]
