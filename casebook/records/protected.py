"""Words that may be secret: sealed on their way into the database, opened when somebody reads them.

Paper: NIST SP 800-38D; bound to "table|column|row|version", the version that of how words are written.
"""

import base64
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar, overload

from sqlalchemy import event
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, UOWTransaction

from casebook.records.base import new_id
from casebook.records.spelling import nfc
from casebook.vault.envelopes import DataKey, KeyDestroyed, open_with, seal_with
from casebook.vault.sealing import SealBroken

MARK = "casebook-sealed:"
"""What every sealed text begins with; nobody types it by chance."""
NOT_READABLE = "—"
"""What stands where words were destroyed, or cannot be opened with the keys at hand."""

_VERSION = "1"
_BEGINS = f"{MARK}{_VERSION}:"
# A sealed name shall not tell by its length whose it is.
_BLOCK = 64
_SEALED_JSON = "sealed"

Value = TypeVar("Value")


class Loss(StrEnum):
    """Why what a secret case says cannot be read."""

    DESTROYED = "destroyed"
    NO_KEY = "no_key"


class InClear(SealBroken):
    """A secret case of an older version: it has no key yet, and what it says stands in clear."""


class Secret(Protocol):
    """A case, as far as its words are concerned: whether they are secret, and under which key."""

    @property
    def keeps_secret(self) -> bool:
        """Whether everything it says in words stands sealed."""

    def data_key(self) -> DataKey:
        """Give the key of its words. Raises KeyDestroyed, SealBroken and InClear."""


@dataclass(frozen=True)
class ProtectedField:
    """One declaration: words of a table that stand sealed in a secret case."""

    row: type
    name: str

    @property
    def column(self) -> str:
        """The column in the database."""
        return self.name


FIELDS: list[ProtectedField] = []
"""Every protected field there is, in the order of their declaration; tests are made from it."""


class ProtectedRow:
    """A row with protected words; `id` is its key, `search_copies` the columns a secret case leaves empty."""

    search_copies: ClassVar[tuple[str, ...]] = ()
    if TYPE_CHECKING:
        __tablename__: str
        id: Mapped[str]

    def __init_subclass__(cls, **kwargs: object) -> None:
        # Said here, for the tables' own metaclass leaves no room for that of an ABC.
        if getattr(cls.secret, "__isabstractmethod__", False):
            raise TypeError(f"{cls.__name__} does not say whose key seals its words.")
        super().__init_subclass__(**kwargs)

    @property
    @abstractmethod
    def secret(self) -> Secret | None:
        """The case whose key seals the words; None for a row that belongs to none."""

    def seal_words(self) -> None:
        """Seal what is still in clear, if the case is secret; called before every flush."""
        case = self.secret
        if case is None or not case.keeps_secret:
            return
        if not self.id:
            self.id = new_id()
        for name in fields_of(type(self)):
            type(self).__dict__[name].seal(self, case)
        for name in self.search_copies:
            if getattr(self, name):
                setattr(self, name, "")

    def loss(self) -> Loss | None:
        """Say why the words cannot be read; None while they can."""
        return None if self.secret is None else loss_of(self.secret)


def fields_of(row: type) -> list[str]:
    """Name the protected fields of a table."""
    return [one.name for one in FIELDS if one.row is row]


def loss_of(case: Secret) -> Loss | None:
    """Say why the words of a case cannot be read; None where they can, and of a case without secrets."""
    if not case.keeps_secret:
        return None
    try:
        case.data_key()
    except InClear:
        return None
    except KeyDestroyed:
        return Loss.DESTROYED
    except SealBroken:
        return Loss.NO_KEY
    return None


class _Protected(ABC, Generic[Value]):
    """A protected field: on a row its words in clear, on the class the column with what is stored."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name, self.kept = name, f"kept_{name}"
        FIELDS.append(ProtectedField(owner, name))

    @overload
    def __get__(self, row: None, owner: type) -> InstrumentedAttribute[Value]: ...
    @overload
    def __get__(self, row: ProtectedRow, owner: type) -> Value: ...
    def __get__(self, row: ProtectedRow | None, owner: type) -> InstrumentedAttribute[Value] | Value:
        if row is None:
            column: InstrumentedAttribute[Value] = getattr(owner, self.kept)
            return column
        stored = getattr(row, self.kept)
        sealed = self._sealed_in(stored)
        if sealed is None:
            clear: Value = stored
            return clear
        known: tuple[str, Value] | None = row.__dict__.get(f"_opened_{self.name}")
        if known is None or known[0] != sealed:
            known = (sealed, self._open(row, sealed))
            row.__dict__[f"_opened_{self.name}"] = known
        return known[1]

    def __set__(self, row: ProtectedRow, value: Value) -> None:
        setattr(row, self.kept, self._typed(value))

    def seal(self, row: ProtectedRow, case: Secret) -> None:
        """Put the sealed words where the clear ones stand; nothing said stays nothing."""
        stored = getattr(row, self.kept)
        if not stored or self._sealed_in(stored) is not None:
            return
        plain = self._written(stored)
        plain += b" " * (-len(plain) % _BLOCK)
        sealed = seal_with(case.data_key(), plain, context=self._context(row))
        setattr(row, self.kept, self._kept_as(_BEGINS + base64.b64encode(sealed).decode()))

    def _open(self, row: ProtectedRow, sealed: str) -> Value:
        case = row.secret
        if case is None:
            return self._lost()
        try:
            raw = base64.b64decode(sealed.removeprefix(_BEGINS))
            return self._read(open_with(case.data_key(), raw, context=self._context(row)))
        except (KeyDestroyed, SealBroken, ValueError):
            return self._lost()

    def _context(self, row: ProtectedRow) -> str:
        return f"{row.__tablename__}|{self.name}|{row.id}|{_VERSION}"

    def _typed(self, value: Value) -> Value:
        return value

    @abstractmethod
    def _sealed_in(self, stored: Value | None) -> str | None:
        """Give the sealed text out of what is stored; None where it stands in clear."""

    @abstractmethod
    def _kept_as(self, text: str) -> Value:
        """Give what is stored for a sealed text."""

    @abstractmethod
    def _written(self, value: Value) -> bytes:
        """Give the bytes that are sealed."""

    @abstractmethod
    def _read(self, plain: bytes) -> Value:
        """Give the words out of opened bytes."""

    @abstractmethod
    def _lost(self) -> Value:
        """Give what is read where nothing opens them."""


class ProtectedWords(_Protected[str]):
    """A protected text."""

    def _typed(self, value: str) -> str:
        # Nobody makes the program take typed words for sealed ones.
        return f" {value}" if self._sealed_in(value) else value

    def _sealed_in(self, stored: str | None) -> str | None:
        return stored if stored is not None and stored.startswith(MARK) else None

    def _kept_as(self, text: str) -> str:
        return text

    def _written(self, value: str) -> bytes:
        return json.dumps(nfc(value), ensure_ascii=False).encode()

    def _read(self, plain: bytes) -> str:
        return str(json.loads(plain))

    def _lost(self) -> str:
        return NOT_READABLE


class ProtectedPaper(_Protected[dict[str, str]]):
    """Protected texts under their names: what people read of an event."""

    def _sealed_in(self, stored: dict[str, str] | None) -> str | None:
        text = stored.get(_SEALED_JSON, "") if stored else ""
        return text if text.startswith(MARK) else None

    def _kept_as(self, text: str) -> dict[str, str]:
        return {_SEALED_JSON: text}

    def _written(self, value: dict[str, str]) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode()

    def _read(self, plain: bytes) -> dict[str, str]:
        told: dict[str, str] = json.loads(plain)
        return told

    def _lost(self) -> dict[str, str]:
        return {}


@event.listens_for(Session, "before_flush")
def _seal_before_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    for row in [*session.new, *session.dirty]:
        if isinstance(row, ProtectedRow):
            row.seal_words()
