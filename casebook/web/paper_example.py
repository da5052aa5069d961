"""A living example beside the settings of papers: how head and foot come out by what is typed."""

from dataclasses import dataclass
from datetime import date

from casebook.law.signing import Capacity, capacity_line
from casebook.papers.letterhead import Letterhead
from casebook.web.forms.unit_papers import PaperSettingsForm


@dataclass(frozen=True, kw_only=True)
class Example:
    """Head and foot of an invented notice, line by line."""

    upper_line: str
    unit_name: str
    number: str
    place_and_day: str
    capacity: str
    title: str
    deputy: tuple[str, str]
    recipients: tuple[str, ...]
    country: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    motto: str = "Độc lập - Tự do - Hạnh phúc"
    goes_to: str = "Nơi nhận:"


def example_of(head: Letterhead, form: PaperSettingsForm, day: date) -> Example:
    """Lay out what is typed as a paper would show it."""
    title = form.head_title.data or ""
    body = form.body_name.data or ""
    lines = [line.strip() for line in (form.recipients.data or "").splitlines()]
    return Example(
        upper_line=head.upper_line.upper(),
        unit_name=head.unit_name.upper(),
        number=f"Số: 01/TB-{head.abbreviation or '.........'}",
        place_and_day=f"{head.place or '.........'}, ngày {day:%d} tháng {day.month:02d} năm {day.year}",
        capacity=capacity_line(Capacity.ON_BEHALF, body).upper() if body else "",
        title=title.upper(),
        deputy=(capacity_line(Capacity.FOR_HEAD, title).upper(), f"PHÓ {title.upper()}"),
        recipients=tuple(line for line in (*lines, form.archive_line.data or "") if line),
    )
