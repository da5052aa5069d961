"""The check that every page goes through finds each fault it promises to find."""

import pytest

from tests.web import faults
from tests.web.dom import Tree

pytestmark = pytest.mark.deep

SOUND = """<!doctype html>
<html lang="vi">
  <head><title>Sổ tiếp công dân - Trường Mẫu</title>
  <link rel="stylesheet" href="/static/a.css"></head>
  <body>
    <a href="#noi-dung">Đến nội dung</a>
    <main id="noi-dung">
      <h1>Sổ tiếp công dân</h1>
      <form method="post" action="/somewhere">
        <input type="hidden" name="csrf_token" value="abc">
        <label for="who">Họ tên</label> <input id="who" name="who">
        <label><input type="checkbox" name="shown"> Đã xuất trình</label>
        <button>Ghi</button>
      </form>
      <svg class="icon"><path d="M0 0"/></svg>
    </main>
  </body>
</html>"""

FAULTS = {
    "two headings": ("</h1>", "</h1><h1>Khác</h1>", "has 2"),
    "title of another page": ("<title>Sổ", "<title>Danh", "does not begin with the h1"),
    "no language": ('lang="vi"', "", "no lang"),
    "an empty placeholder": ("Họ tên</label>", "%(name)s</label>", "half-made"),
    "one id twice": ('<input id="who"', '<b id="who"></b><input id="who"', "stands 2 times"),
    "a label for nothing": ('for="who"', 'for="whom"', "points nowhere"),
    "no token": ("csrf_token", "other", "no csrf token"),
    "a token in an address": ('method="post"', 'method="get"', "into the address"),
    "a field without label": ('<label for="who">Họ tên</label>', "", "has no label"),
    "a silent link": (">Đến nội dung</a>", "></a>", "without text"),
    "a link to nowhere": ('href="#noi-dung"', "", "leads nowhere"),
    "an image nobody can hear": ("<h1>", '<img src="/a.png"><h1>', "without alt"),
    "a script in the page": ("<h1>", "<script>go()</script><h1>", "inline script"),
    "a style in the page": ("<h1>", "<style>a{}</style><h1>", "inline style"),
    "a style on an element": ("<h1>", '<h1 style="color:red">', "inline style"),
    "a handler on an element": ("<button>", '<button onclick="go()">', "inline onclick"),
    "something fetched": ("/static/a.css", "https://cdn.example/a.css", "from elsewhere"),
    "a form in a form": ("<button>", "<form></form><button>", "inside another form"),
}


def found_on(html: str) -> str:
    """What the check says of a page."""
    tree = Tree(html)
    return "\n".join(tree.faults + faults.on(tree.root))


def test_a_sound_page_has_no_fault():
    assert not found_on(SOUND)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_and_named(name):
    sound, broken, said = FAULTS[name]
    assert SOUND.count(sound) >= 1
    assert said in found_on(SOUND.replace(sound, broken, 1))


def test_tags_that_do_not_pair_are_found():
    assert "closes <main>" in found_on(SOUND.replace("</main>", "</div></main>"))
