"""A page that fails answers with a sentence, and the log keeps where it failed, never what it quoted."""

import logging

import pytest

from casebook.records.base import db
from casebook.web import fault_log

NAME = "Ông Ẩn Đằng Sau"


@pytest.fixture
def failing(app, client, school):
    """Let the public page of the schedule fail in a given way."""

    def fail(view):
        endpoint = "follow.show"
        app.view_functions[endpoint] = view
        with app.test_request_context():
            return client.get(app.url_for(endpoint))

    return fail


def quotes(**_known):
    raise LookupError(NAME)


def quotes_what_another_quoted(**_known):
    try:
        quotes()
    except LookupError as error:
        raise ValueError(f"No {error}") from error


def asks_what_the_database_refuses(**_known):
    db.session.execute(
        db.text("INSERT INTO cases (id, subject) VALUES (:id, :name)"), {"id": "1", "name": NAME}
    )


@pytest.mark.parametrize("view", [quotes, quotes_what_another_quoted, asks_what_the_database_refuses])
def test_a_failing_page_answers_in_a_sentence_and_its_log_names_nobody(failing, caplog, view):
    answer = failing(view)
    assert answer.status_code == 500
    assert "<h1" in answer.get_data(as_text=True)
    assert NAME not in caplog.text
    assert f"in {view.__name__}" in caplog.text
    assert "kept out of the log" in caplog.text


def test_every_exception_of_a_chain_is_told_the_first_one_first():
    try:
        quotes_what_another_quoted()
    except ValueError as error:
        told = fault_log.trace_of(error)
    assert told.index("builtins.LookupError") < told.index("builtins.ValueError")
    assert NAME not in told


def test_a_log_line_without_an_exception_stays_as_it_is(app, caplog):
    logging.getLogger("casebook").warning("The clock stands still.")
    assert "The clock stands still." in caplog.text


def test_the_statement_of_an_error_hides_its_values(app):
    with app.app_context():
        assert db.engine.hide_parameters
