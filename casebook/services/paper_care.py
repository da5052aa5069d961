"""How a unit numbers and signs its papers, and its own Word templates of forms."""

import hashlib
from dataclasses import asdict, dataclass, fields

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.papers.catalogue import NoForm, form_on
from casebook.papers.form import Form
from casebook.papers.own_template import check_template
from casebook.papers.template_parts import BrokenTemplate
from casebook.records.attachments import FileKind
from casebook.records.base import transaction
from casebook.records.paper_templates import (
    PaperSettings,
    PaperTemplate,
    settings_of,
    template_by_id,
    template_in_use,
)
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.receivers import hold_unit
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit
from casebook.services.uploads import Handed, look_at


@dataclass(frozen=True, kw_only=True)
class SettingsEntry:
    """What a unit settles about its papers, as typed."""

    one_register: bool
    head_title: str
    body_name: str
    recipients: str
    archive_line: str


def seen_settings(unit_id: str) -> str:
    """Give the mark of a unit's settings, for the form made from them."""
    return seen_of(_standing(settings_of(unit_id)))


def _standing(settings: PaperSettings) -> dict[str, object]:
    return {one.name: getattr(settings, one.name) for one in fields(SettingsEntry)}


def change_settings(*, doing: Doing, unit_id: str, entry: SettingsEntry, seen: str | None) -> None:
    """Settle how a unit numbers and signs; papers issued before stay as they were.

    Raises Overtaken when somebody else changed it since the form marked `seen` was made.
    """
    doing.must_hold(Power.MANAGE_UNIT, unit_id)
    with transaction() as session:
        hold_unit(session, unit_id)
        settings = settings_of(unit_id)
        refuse_overtaken(seen, standing=_standing(settings), wanted=asdict(entry))
        changed = [name for name, value in asdict(entry).items() if getattr(settings, name) != value]
        for name in changed:
            setattr(settings, name, getattr(entry, name))
        settings.changed_by_id, settings.changed_at = doing.actor.person_id, doing.now
        session.add(settings)
        write_audit(session, doing, _trace("unit.papers_changed", unit_id, {"fields": changed}))


@dataclass(frozen=True, kw_only=True)
class TemplateEntry:
    """A Word file a unit brings for a form, as a browser sent it."""

    unit_id: str
    form: str
    file: Handed


def keep_template(*, doing: Doing, entry: TemplateEntry) -> str:
    """Keep a unit's own template of the version of a form used today; an older one is retired.

    Raises NotAllowed, and Refused naming the line of a template that does not fit the form.
    """
    doing.must_hold(Power.MANAGE_UNIT, entry.unit_id)
    form = _form(doing, entry.form)
    name = _checked(form, entry.file)
    with transaction() as session:
        hold_unit(session, entry.unit_id)
        before = template_in_use(entry.unit_id, form.key, form.since)
        if before is not None:
            before.retired_at = doing.now
        row = PaperTemplate(
            unit_id=entry.unit_id,
            form=form.key,
            form_since=form.since,
            name=name,
            content=entry.file.data,
            sha256=hashlib.sha256(entry.file.data).hexdigest(),
            uploaded_by_id=doing.actor.person_id,
            uploaded_at=doing.now,
        )
        session.add(row)
        session.flush()
        _trace_template(session, doing, row, "unit.template_kept")
        return row.id


def retire_template(*, doing: Doing, unit_id: str, template_id: str) -> None:
    """Let go of a unit's template: the program's own layout holds again; papers made from it keep it."""
    doing.must_hold(Power.MANAGE_UNIT, unit_id)
    with transaction() as session:
        hold_unit(session, unit_id)
        row = template_by_id(unit_id, template_id)
        if row is None:
            raise NotAllowed
        if row.retired_at is None:
            row.retired_at = doing.now
            _trace_template(session, doing, row, "unit.template_retired")


def _form(doing: Doing, key: str) -> Form:
    try:
        return form_on(key, doing.today)
    except NoForm:
        raise NotAllowed from None


def _checked(form: Form, file: Handed) -> str:
    no_template = Refused(
        "Tệp này không phải mẫu Word dùng được. Hãy tải mẫu khởi đầu về, sửa trong Word và lưu thành .docx.",
        "This file is no Word template to be used. Download the starter, change it in Word and save it "
        "as .docx.",
        field="files",
    )
    try:
        looked = look_at(file)
    except Refused as refused:
        # What other files may be, and that paper may be scanned, helps nobody here.
        raise no_template from refused
    if looked.kind is not FileKind.DOCX or looked.quarantined:
        raise no_template
    try:
        check_template(form, file.data)
    except BrokenTemplate as broken:
        raise Refused(broken.vi, broken.en, field="files") from broken
    return looked.name


def _trace_template(session: Session, doing: Doing, row: PaperTemplate, deed: str) -> None:
    write_audit(session, doing, _trace(deed, row.unit_id, {"form": row.form, "template": row.id}))


def _trace(deed: str, unit_id: str, particulars: dict[str, object]) -> Trace:
    return Trace(deed=deed, unit_id=unit_id, object_kind="unit", object_id=unit_id, particulars=particulars)
