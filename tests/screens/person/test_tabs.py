# SPDX-License-Identifier: EUPL-1.2
"""Every tab of a person who has much to show, photographed and looked over."""

import pytest

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.todo import dues
from accomp_desktop.ui.person.tabs import TABS
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room


@pytest.fixture(params=["running", "left"])
def shown(request: pytest.FixtureRequest) -> PersonFile:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
def test_a_tab_is_fit_to_be_shown(key: str, room: Room, shown: PersonFile, photograph: Photograph) -> None:
    who = "left" if shown.supports[-1].exit else "running"
    screen = room.record(shown.person.id)
    screen.open_tab(key)
    room.settle()
    photograph(room.workspace, f"person-{key}-{who}")


def test_what_is_to_be_done_leads_to_a_tab_that_exists(files: tuple[PersonFile, ...], room: Room) -> None:
    assert room.desk.is_open
    delays = dict.fromkeys(("first_contact", "diagnosis", "plan", "silence", "survey", "esf_collection"), 1)
    keys = {tab.key for tab in TABS}
    asked = {tab for one in files for _, due_on, _, tab in dues(one, delays, one.supports[0].support.started_on)}
    assert asked
    assert asked <= keys
