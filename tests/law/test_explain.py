"""`flask law explain`: a rule tells its versions, articles, certainty and clocks; a wrong id its likes."""

import pytest
from click.testing import CliRunner

from casebook.cli.law import law_group
from casebook.law.articles import cite_all
from casebook.law.conventions import CONVENTIONS
from casebook.law.ledger import day_text, term_text
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.vocabulary import Certainty
from casebook.law.words import word


def explain(*asked, code=0):
    result = CliRunner().invoke(law_group, ["explain", *asked])
    assert result.exit_code == code, result.output
    return result.stdout if code == 0 else result.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
def test_every_rule_tells_what_the_tables_say(rule, lang):
    told = explain(rule.key, "--lang", lang)
    assert f"{rule.key}  {rule.name(lang)}" in told
    for version in rule.versions:
        assert cite_all(version.articles, lang) in told
        assert day_text(version.since) in told
        assert f"{version.certainty} - {word(version.certainty, lang)}" in told
        if version.number:
            assert f"{version.id}: {term_text(version.number, version.unit, lang)}" in told
        if version.other is not None:
            assert version.other.article.cite(lang) in told
    for spec in CLOCK_SPECS:
        if rule.key in spec.rule_keys:
            assert word(spec.starts, lang) in told
            assert any(word(one, lang) in told for one in spec.meets or {spec.starts})


def test_the_whole_book_tells_every_rule_once():
    heads = [line.split("  ")[0] for line in explain("--all").splitlines() if line and line[0] != " "]
    assert sorted(heads) == sorted([*RULES, *(one.id for one in CONVENTIONS)])
    assert heads.index("TCD-08") < heads.index("TCD-16") < heads.index("KN-02") < heads.index("KNPA-01")


def test_an_id_of_one_version_tells_the_rule_with_all_its_versions():
    assert explain("KN-02o") == explain("KN-02") == explain("kn-02")
    assert "10 ngày làm việc" in explain("KN-02o")
    assert "lấy hạn đến sớm hơn" in explain("KN-02o")


def test_an_id_with_rows_of_its_own_for_remote_areas_tells_all_of_them():
    told = explain("KN-14")
    assert "KN-14-remote" in told
    assert "30 ngày" in told
    assert "45 ngày" in told


@pytest.mark.parametrize(
    ("day", "there", "not_there"),
    [
        ("2026-06-30", "KN-02o: 10 ngày", "KN-02: 07"),
        ("2026-07-01", "KN-02: 07 ngày làm việc", "KN-02o"),
        ("30/06/2026", "KN-02o: 10 ngày", "KN-02: 07"),
        ("2001-01-01", "Ngày 01/01/2001: chưa có quy định nào", "KN-02:"),
    ],
)
def test_on_a_day_only_what_held_then_is_told(day, there, not_there):
    told = explain("KN-02", "--on", day)
    assert there in told
    assert not_there not in told


def test_an_uncertain_rule_says_that_the_text_must_be_checked():
    assert "I - Quy ước của chương trình, cần đối chiếu văn bản" in explain("KNPA-02")
    assert "Cần đối chiếu văn bản" in explain("TCD-01", "--on", "2026-06-30")
    assert "cần đối chiếu" not in explain("KN-03")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda one: one.id)
def test_a_rule_of_counting_tells_its_sentence_and_article(convention, lang):
    told = explain(convention.id, "--lang", lang)
    assert f"{convention.id}  {convention.text(lang)}" in told
    assert cite_all(convention.articles, lang) in told
    assert word(convention.certainty, lang) in told


def test_a_quota_says_that_it_runs_no_clock_and_a_stay_that_it_has_no_number():
    assert "Không chạy thời hạn của vụ việc" in explain("TCD-01")
    assert "thời gian giải quyết còn lại" in explain("KN-25")


@pytest.mark.parametrize("asked", [["KN-2"], ["KN-02", "KN-2"], ["nonsense\nid"], []])
def test_an_unknown_rule_is_told_in_one_line_and_nothing_else_is_said(asked):
    said = explain(*asked, code=2)
    assert said.count("\n") == 1
    assert "Không có quy định" in said if asked else "Hãy nêu mã" in said


def test_an_unknown_rule_names_ids_near_to_it():
    assert "Gần đó có: KN-02," in explain("KN-2", code=2)
    assert "Gần đó có: TCD-08," in explain("tcd 8", code=2)
    assert "--all" in explain("zzzzzz", code=2)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("TCD-16", "Tiếp nhận (Tiếp nhận qua: Tiếp công dân)"),
        ("KNPA-03", "Tiếp nhận (Phản ánh về quy định hành chính: có)"),
        ("KN-13", "Gửi văn bản (Gửi cho: Người khiếu nại, kiến nghị, phản ánh)"),
        ("KNPA-02", "Rút đơn (Phạm vi rút: Toàn bộ)"),
        ("KN-05", "vùng sâu, vùng xa"),
        ("KN-03", "không ở vùng sâu, vùng xa"),
        ("KN-03", "lần đầu"),
        ("TC-23", "tố cáo tiếp"),
        ("TC-11", "từ khi “Gia hạn” (Phức tạp)"),
        ("TC-12", "từ khi “Gia hạn” (Đặc biệt phức tạp)"),
        ("TC-10", "mỗi lần không quá 30 ngày; 01 lần; Đặc biệt phức tạp: 02 lần"),
        ("KN-03", "từ “Tạm đình chỉ giải quyết” đến “Tiếp tục giải quyết”"),
    ],
)
def test_what_a_clock_asks_of_case_and_event_is_told_in_the_words_of_the_forms(rule, told):
    assert told in explain(rule)


def test_every_certainty_has_words_for_the_book():
    assert len({word(one) for one in Certainty}) == len(Certainty)
