"""Files, functions and templates stay small enough to be read in one sitting."""

from tests.shape.source import functions, lines, name_of, program, under

FILE = 300
TEST_FILE = 400  # tables of cases are long and flat
FUNCTION = 40
PAGE = 150
PARTS = 300  # a file of macros is read one macro at a time


def test_no_file_of_the_program_is_longer_than_300_lines():
    long = [f"{name_of(path)}: {lines(path)}" for path in program() if lines(path) > FILE]
    assert not long, f"split these by noun: {long}"


def test_no_file_of_tests_is_longer_than_400_lines():
    tests = under("tests/", suffix=".py")
    long = [f"{name_of(path)}: {lines(path)}" for path in tests if lines(path) > TEST_FILE]
    assert not long, f"split these by what they are about: {long}"


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{name_of(path)}:{function.lineno} {function.name}: {length}"
        for path in program()
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION
    ]
    assert not long, f"these do more than one thing: {long}"


def test_no_template_of_a_page_is_longer_than_150_lines_and_no_file_of_macros_than_300():
    long = [
        f"{name_of(path)}: {lines(path)}"
        for path in under("templates/", suffix=".html")
        if lines(path) > (PARTS if "parts" in path.parts else PAGE)
    ]
    assert not long, f"make macros of the parts of these: {long}"
