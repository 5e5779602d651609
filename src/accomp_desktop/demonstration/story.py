# SPDX-License-Identifier: EUPL-1.2
"""One accompaniment of a life, told as it stands on a day."""

from dataclasses import dataclass
from datetime import date
from random import Random

from accomp_desktop.demonstration.courses import Course
from accomp_desktop.demonstration.lives import Life
from accomp_desktop.demonstration.words import Words
from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import Operation


@dataclass(frozen=True)
class Scene:
    """What every life is told against: a day, the kit, the words, the operation of each accompaniment."""

    day: date
    kit: Kit
    words: Words
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Story:
    """An accompaniment as it stands on the day of the scene; `held` is what the register has of the person."""

    life: Life
    number: int
    held: PersonFile
    scene: Scene

    @property
    def course(self) -> Course:
        """The course that is told."""
        return self.life.courses[self.number]

    @property
    def person_id(self) -> str:
        """The person, as the import named it."""
        return self.held.person.id

    @property
    def support_id(self) -> str:
        """The support this story is about."""
        return self.make_id("support")

    def past(self, day: date | None) -> bool:
        """Tell whether something has happened; an unknown day has not."""
        return day is not None and day <= self.scene.day

    def draw(self, *topic: str | int) -> Random:
        """Give the dice of a topic, the same ones each time."""
        return self.life.draw(self.number, *topic)

    def make_id(self, *topic: str | int) -> str:
        """Give the identity of a record, the same one each time."""
        return self.life.make_id(self.number, *topic)
