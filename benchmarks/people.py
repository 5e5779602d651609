# SPDX-License-Identifier: EUPL-1.2
"""Ten thousand invented people, as a list, as lines of the search, and as cases of an operation."""

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from accomp_desktop.demonstration.accompaniment import exits, incomes, supports, surveys
from accomp_desktop.demonstration.courses import LAST_DAY
from accomp_desktop.demonstration.esf import make_operations, participations
from accomp_desktop.demonstration.following import plans
from accomp_desktop.demonstration.lists import list_line, write_list
from accomp_desktop.demonstration.lives import Life, invent_lives
from accomp_desktop.demonstration.story import Scene, Story
from accomp_desktop.demonstration.words import Words, read_words
from accomp_desktop.domain.business import Business
from accomp_desktop.domain.casework import Case, OperationCases, PersonFile, PersonLine
from accomp_desktop.domain.indicators import Span
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.domain.report import Report, make_report
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES

PEOPLE, SEEDS = 10_000, 4


def many_lives(words: Words) -> list[Life]:
    """Invent ten thousand people, each with a number of its own at the Département."""
    lives: list[Life] = []
    for seed in range(SEEDS):
        for life in invent_lives(PEOPLE // SEEDS, seed, words):
            number = str(int(life.identity.departement_id) + 100_000 * seed)
            lives.append(replace(life, identity=replace(life.identity, departement_id=number)))
    return lives


def write_big_list(path: Path) -> None:
    """Write the ten thousand people as a Département would."""
    words = read_words()
    lines = [list_line(life, words, life.courses[0].referred_on, first=True) for life in many_lives(words)]
    write_list(path, LAST_DAY, lines, words.columns)


def many_lines() -> list[PersonLine]:
    """Give the ten thousand people as the list of people shows them."""
    return [_line(str(rank), life) for rank, life in enumerate(many_lives(read_words()))]


def _line(name: str, life: Life) -> PersonLine:
    one = life.identity
    return PersonLine(
        id=name,
        name=f"{one.used_name or one.birth_name} {one.first_name}",
        birth_name=one.birth_name,
        first_name=one.first_name,
        birth_date=one.birth_date,
        town=one.town,
        trade=one.trade,
        phone=one.phone,
        email=one.email,
        caf_number=one.caf_number,
        adviser=life.adviser,
        stage="exited",
        since=life.courses[0].left_on,
    )


def big_report() -> Report:
    """Report on an operation in which ten thousand people took part."""
    words = read_words()
    operation = make_operations(SEEDS, words)[0]
    kit = read_kit(RESOURCES / "kits" / "35")
    scene = Scene(LAST_DAY, kit, words, (operation,))
    cases = OperationCases(operation=operation, cases=tuple(_case(life, scene) for life in many_lives(words)))
    structure = Structure(name="Banc d’essai", departement="Ille-et-Vilaine")
    made_at = datetime.combine(LAST_DAY, time(9)).astimezone()
    return make_report(structure, cases, Span.whole(operation), kit=kit, made_at=made_at, author="Banc d’essai")


def _case(life: Life, scene: Scene) -> Case:
    one = life.identity
    person = Person(
        sex=one.sex,
        birth_name=one.birth_name,
        used_name=one.used_name,
        first_name=one.first_name,
        birth_date=one.birth_date,
        address=one.address,
        postcode=one.postcode,
        town=one.town,
        phones=(one.phone,),
        emails=(one.email,),
    )
    story = Story(life, 0, PersonFile(person=person), scene)
    return Case(
        participation=next(participations(story)),
        person=person,
        support=next(supports(story)),
        household=Household(caf_number=one.caf_number, children=one.children),
        business=Business(person_id=person.id, siret=one.siret, trade=one.trade, since=one.business_since),
        incomes=tuple(incomes(story)),
        plans=tuple(plans(story)),
        exit=next(exits(story), None),
        surveys=tuple(surveys(story)),
        adviser=life.adviser,
    )
