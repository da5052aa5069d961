"""What the answers of a step may be, where the law or a form lists them."""

from enum import StrEnum


class Via(StrEnum):
    """How a matter came in."""

    RECEPTION = "reception"
    POST = "post"
    ONLINE = "online"
    FORWARDED = "forwarded"
    PRESS = "press"


class Forwarder(StrEnum):
    """Who forwarded it."""

    PRESS = "press"
    COUNCIL = "council"
    RECEPTION_BOARD = "reception_board"
    OTHER = "other"


class Scope(StrEnum):
    """How much of a complaint is withdrawn (LKN Đ10)."""

    ALL = "all"
    PART = "part"


class Degree(StrEnum):
    """How complex a case is."""

    COMPLEX = "complex"
    ESPECIALLY = "especially"


class Outcome(StrEnum):
    """What a first decision found (TT06 form 03/GQKN columns 8-10)."""

    RIGHT = "right"
    WRONG = "wrong"
    PARTLY_RIGHT = "partly_right"


class Finding(StrEnum):
    """What a conclusion found (TT06 form 04/GQTC columns 8-10)."""

    RIGHT = "right"
    WRONG = "wrong"
    PARTLY_RIGHT = "partly_right"


class Recipient(StrEnum):
    """To whom a paper was sent."""

    COMPLAINANT = "complainant"
    ACCUSED = "accused"
    DENOUNCER = "denouncer"
    BODY = "body"


class PublishedBy(StrEnum):
    """How a decision was made public (N124 Đ29.3)."""

    MEETING = "meeting"
    POSTING = "posting"
    MEDIA = "media"


class ContestedForm(StrEnum):
    """What a complaint contests (LKN Đ2.1)."""

    DECISION = "decision"
    ACT = "act"
    DISCIPLINE_DECISION = "discipline_decision"


class WithdrawalForm(StrEnum):
    """How a withdrawal was made: until 30/06/2026 by letter only (LKN Đ10, LTC Đ33)."""

    LETTER = "letter"
    MINUTES = "minutes"


class Recommender(StrEnum):
    """Whose recommendation the head answers (LDC Đ63.1c, Đ59.1c)."""

    INSPECTORATE = "inspectorate"
    UNION = "union"


class Seat(StrEnum):
    """In which capacity somebody takes part in the dialogue over a complaint (LKN Đ30; N124 Đ28)."""

    COMPLAINANT = "complainant"
    REPRESENTATIVE = "representative"
    ADVISER = "adviser"
    RESPONDENT = "respondent"
    INTERESTED = "interested"
    VERIFIER = "verifier"
    BODY = "body"
    OTHER = "other"


class Presence(StrEnum):
    """Whether somebody invited came; who stays away without good reason holds nothing up (LKN Đ30.6)."""

    PRESENT = "present"
    WITH_REASON = "absent_with_reason"
    WITHOUT_REASON = "absent_without_reason"
