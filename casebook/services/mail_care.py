"""How this installation sends mail, and what a unit's letters say: settled here, each with an audit line."""

import re
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from casebook.law.powers import Actor, Power
from casebook.records.base import transaction
from casebook.records.deciders import topmost_with
from casebook.records.outbox import (
    SETTINGS_ID,
    LetterText,
    MailSettings,
    OutboxRow,
    Security,
    mail_settings,
)
from casebook.services.letter_texts import CHANGEABLE, LANGUAGES, TEXTS, body_of, check_body
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit
from casebook.vault.keys import Keys
from casebook.vault.sealing import seal, unseal
from config import LOOPBACK

_CONTEXT = f"mail_settings|sealed_password|{SETTINGS_ID}"
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,190}$)"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
_HOST = re.compile(r"[A-Za-z0-9.:_-]{1,200}")
_LAST_PORT = 65535


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """A mail server and how one signs in there."""

    server: str
    port: int
    security: Security
    sender: str
    username: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """Tell no password in a log or an error."""
        return f"MailServer({self.server}:{self.port})"


def is_address(text: str) -> bool:
    """Say whether a text is one plain e-mail address, and nothing a header could be made longer with."""
    return _ADDRESS.fullmatch(text) is not None


def keeps_mail(actor: Actor, day: date) -> bool:
    """Say whether a person settles how mail is sent: who administers the topmost unit that has one."""
    own = actor.units_with(Power.MANAGE_UNIT)
    return bool(own) and not own.isdisjoint(one.unit_id for one in topmost_with(Power.MANAGE_UNIT, day))


def server_of(settings: MailSettings, keys: Keys) -> MailServer:
    """Give the server with its password opened. Raises SealBroken where it was sealed with other keys."""
    sealed = settings.sealed_password
    return MailServer(
        server=settings.server,
        port=settings.port,
        security=settings.security,
        sender=settings.sender,
        username=settings.username,
        password=unseal(keys.sealing, sealed, context=_CONTEXT) if sealed else "",
    )


def seen_mail(settings: MailSettings | None) -> str:
    """Give the mark of what a form was made from; a password is not among it."""
    return seen_of(_standing(settings))


def _standing(settings: MailSettings | None) -> dict[str, object]:
    names = ("server", "port", "security", "username", "sender")
    return {name: getattr(settings, name) if settings is not None else "" for name in names}


def change_mail(*, doing: Doing, entry: MailServer, keep_password: bool, keys: Keys, seen: str) -> None:
    """Settle how mail is sent; with `keep_password` the one that is kept stays.

    Raises NotAllowed, NotConfirmed, Refused where a letter would travel for everybody to read or could
    not leave, Overtaken where somebody else changed it meanwhile.
    """
    entry = _checked(entry)
    with transaction() as session:
        _must_keep(doing)
        doing.must_be_confirmed()
        row = mail_settings(session)
        wanted: dict[str, object] = {name: getattr(entry, name) for name in _standing(None)}
        refuse_overtaken(seen, standing=_standing(row), wanted=wanted)
        if keep_password and _leads_elsewhere(row, entry):
            raise Refused(
                "Máy chủ hoặc tên đăng nhập đã đổi: hãy nhập lại mật khẩu.",
                "The server or the user name is another one: please type the password again.",
                field="password",
            )
        if row is None:
            row = MailSettings(id=SETTINGS_ID, faults=0, failure="")
            session.add(row)
        for name, value in wanted.items():
            setattr(row, name, value)
        if not keep_password:
            sealed = seal(keys.sealing, entry.password, context=_CONTEXT) if entry.password else None
            row.sealed_password = sealed
        row.changed_by_id, row.changed_at = doing.actor.person_id, doing.now
        # What went wrong with the old settings says nothing about the new ones.
        row.failing_since, row.next_round_at, row.failure, row.faults = None, None, "", 0
        _trace(session, doing, "mail.changed", {"server": entry.server, "port": entry.port})


def _leads_elsewhere(row: MailSettings | None, entry: MailServer) -> bool:
    """A password that is kept goes to no other server, and never where others could read it."""
    if row is None or row.sealed_password is None:
        return False
    same = (row.server, row.username) == (entry.server, entry.username)
    return not same or (entry.security is Security.NONE and row.security is not Security.NONE)


def stop_mail(*, doing: Doing) -> None:
    """Send no mail any more, and forget the password; what waits goes on waiting. Raises NotAllowed."""
    with transaction() as session:
        _must_keep(doing)
        doing.must_be_confirmed()
        row = mail_settings(session)
        if row is not None:
            session.delete(row)
            _trace(session, doing, "mail.stopped", {})


def _must_keep(doing: Doing) -> None:
    if not keeps_mail(doing.actor, doing.today):
        raise NotAllowed


def _checked(entry: MailServer) -> MailServer:
    entry = replace(entry, server=entry.server.strip(), sender=entry.sender.strip())
    if not _HOST.fullmatch(entry.server):
        raise Refused(
            "Ghi tên máy chủ thư, ví dụ: smtp.truong.edu.vn, không kèm http:// hay cổng.",
            "Write the name of the mail server, for example smtp.school.example, without http:// or a port.",
            field="server",
        )
    if not 1 <= entry.port <= _LAST_PORT:
        raise Refused(
            "Cổng là một số từ 1 đến 65535, thường là 587 hoặc 465.",
            "The port is a number from 1 to 65535, mostly 587 or 465.",
            field="port",
        )
    if not is_address(entry.sender):
        raise Refused(
            "Ghi một địa chỉ thư điện tử, ví dụ: vanthu@truong.edu.vn.",
            "Write one e-mail address, for example office@school.example.",
            field="sender",
        )
    if entry.security is Security.NONE and entry.server not in LOOPBACK:
        raise Refused(
            "Không mã hóa chỉ được dùng với máy chủ thư trên chính máy này (127.0.0.1). Hãy chọn TLS.",
            "Without encryption only to a mail server on this very machine (127.0.0.1). Choose TLS.",
            field="security",
        )
    for field in ("username", "password"):
        if not getattr(entry, field).isascii():
            raise Refused(
                "Máy chủ thư chỉ nhận chữ cái không dấu ở đây. Hãy đặt lại trên máy chủ thư.",
                "Mail servers take only plain letters here. Please set another one on the mail server.",
                field=field,
            )
    return entry


def try_again(*, doing: Doing) -> int:
    """Let every letter that was given up, or was put off, go out in the next round. Raises NotAllowed.

    All of them, so that nobody learns from what they may choose which letters there are.
    """
    with transaction() as session:
        _must_keep(doing)
        unsent = (OutboxRow.sent_at.is_(None), OutboxRow.cancelled_at.is_(None), OutboxRow.failure != "")
        held = or_(OutboxRow.given_up_at.is_not(None), OutboxRow.next_try_at > doing.now)
        count = session.scalar(select(func.count()).select_from(OutboxRow).where(*unsent, held)) or 0
        again = update(OutboxRow).where(*unsent, held).values(given_up_at=None, next_try_at=None, attempts=0)
        session.execute(again.execution_options(synchronize_session=False))
        row = mail_settings(session)
        if row is not None:
            row.next_round_at, row.faults = None, 0
        _trace(session, doing, "mail.tried_again", {})
        return count


def seen_text(unit_id: str, kind: str) -> str:
    """Give the mark of the wording a form was made from."""
    return seen_of({language: body_of(kind, unit_id, language) for language in LANGUAGES})


def change_text(*, doing: Doing, unit_id: str, kind: str, bodies: dict[str, str], seen: str) -> None:
    """Give a kind of letter a unit's own words, or back the shipped ones where they are the same.

    Raises NotAllowed, Refused with the line that is wrong, Overtaken.
    """
    if kind not in CHANGEABLE:
        raise NotAllowed
    wanted = {one: check_body(kind, bodies.get(one, ""), field=one) for one in LANGUAGES}
    with transaction() as session:
        doing.must_hold(Power.MANAGE_UNIT, unit_id)
        standing = {language: body_of(kind, unit_id, language) for language in LANGUAGES}
        refuse_overtaken(seen, standing=standing, wanted=wanted)
        for language, body in wanted.items():
            _keep_text(session, doing, (unit_id, kind, language), body)
        trace = Trace(
            deed="letter_text.changed",
            unit_id=unit_id,
            object_kind="letter_text",
            object_id=kind,
            particulars={},
        )
        write_audit(session, doing, trace)


def _keep_text(session: Session, doing: Doing, key: tuple[str, str, str], body: str) -> None:
    row = session.get(LetterText, key)
    if body == TEXTS[key[1]].body(key[2]):
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = LetterText(unit_id=key[0], kind=key[1], language=key[2])
        session.add(row)
    row.body, row.changed_by_id, row.changed_at = body, doing.actor.person_id, doing.now


def _trace(session: Session, doing: Doing, deed: str, particulars: dict[str, object]) -> None:
    trace = Trace(deed=deed, unit_id=None, object_kind="mail", object_id="1", particulars=particulars)
    write_audit(session, doing, trace)
