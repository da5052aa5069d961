"""On the page of a visit to the head: the notice of what was concluded, to sign and to edit."""

import pytest

from casebook.records.reception import SessionKind
from tests.papers.pdf import text_of
from tests.people import settle_school, sign_in
from tests.services.test_conclusion_notices import session_of, visit_in

pytestmark = pytest.mark.deep

LINK, WORD = "Thông báo kết luận (PDF)", "bản Word để sửa"


@pytest.fixture
def visit_to(app, page):
    def made(kind: SessionKind) -> str:
        with app.app_context():
            school = settle_school()
            visit_id = visit_in(school, session_of(school, kind)).id
        sign_in(page, school.lan)
        return f"/reception/visits/{visit_id}"

    return made


def test_the_notice_is_printed_and_given_for_word(client, page, visit_to):
    shown = page(visit_to(SessionKind.UNSCHEDULED))

    printed = client.get(shown.find("a", text=LINK)["href"])
    assert "Kính gửi: Ông An Ví Dụ" in text_of(printed.data)
    word = client.get(shown.find("a", text=WORD)["href"])
    assert word.data[:2] == b"PK"
    assert (printed.headers["Cache-Control"], word.headers["Cache-Control"]) == ("no-store", "no-store")


def test_a_visit_at_regular_hours_has_none(client, page, visit_to):
    address = visit_to(SessionKind.REGULAR)

    assert LINK not in page(address).text
    assert client.get(f"{address}/conclusion.pdf").status_code == 404
    assert client.get(f"{address}/conclusion.docx").status_code == 404
