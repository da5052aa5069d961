"""One invented case: who came where with what, when it began and how far it went."""

from dataclasses import dataclass
from datetime import date

from casebook.law.choices import Via
from casebook.law.vocabulary import Kind
from casebook.services.loading_people import Loaded, Subject
from casebook.services.loading_plots import PLOTS, Course


@dataclass(frozen=True, kw_only=True)
class Place:
    """A unit with whoever writes its book, and whoever works on its cases."""

    unit_id: str
    desk_id: str
    signer: str
    handlers: tuple[tuple[str, str], ...]
    """Each with id and name."""


@dataclass(frozen=True, kw_only=True)
class Tale:
    """One invented case: who came where with what, when it began and how far it went."""

    place: Place
    citizen: Loaded
    citizen_id: str
    is_new: bool
    subject: Subject
    begins: date
    course: Course
    handler: tuple[str, str]
    concerns_democracy: bool

    @property
    def via(self) -> Via:
        """How it came in."""
        return self.course.via

    @property
    def kind(self) -> Kind:
        """What the case is."""
        return PLOTS[self.course.plot].kind
