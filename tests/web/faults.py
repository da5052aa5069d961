"""What must hold on every page whatever it shows; each check gives the faults it found."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.web.dom import Node

UNLABELLED_TYPES = frozenset({"hidden", "submit", "button", "reset", "image"})
HALF_MADE = ("%(", "{{", "{%", "<bound method", "<function ")


def on(root: Node) -> list[str]:
    """Look for every fault that a page can have."""
    return [fault for check in CHECKS for fault in check(root)]


def headings(root: Node) -> Iterator[str]:
    """One h1, and the title begins with it."""
    found = root.find_all("h1")
    if len(found) != 1:
        yield f"a page has one h1, this one has {len(found)}: {found}"
        return
    titles = [title.text for title in root.find_all("title") if not title.within("svg")]
    if len(titles) != 1 or not titles[0].startswith(found[0].text) or not found[0].text:
        yield f"the title {titles} does not begin with the h1 {found[0].text!r}"


def language(root: Node) -> Iterator[str]:
    """The page says its language, and is no half-made text."""
    if root.find("html").get("lang") not in {"vi", "en"}:
        yield "the html element has no lang"
    words = [root.text] + [value for node in root.walk() for value in node.attrs.values()]
    for half in HALF_MADE:
        yield from (f"half-made text: …{word[:80]}…" for word in words if half in word)


def ids(root: Node) -> Iterator[str]:
    """No id twice, and whatever points to an id finds it."""
    count = Counter(node["id"] for node in root.find_all(id=True))
    yield from (f"the id {name!r} stands {n} times" for name, n in count.items() if n > 1)
    for node in root.walk():
        for attribute in ("for", "form", "aria-labelledby", "aria-describedby", "aria-controls"):
            for name in node.get(attribute).split():
                if name not in count:
                    yield f"{attribute}={name!r} of {node} points nowhere"


def forms(root: Node) -> Iterator[str]:
    """Every form that changes something carries its token; no form inside a form."""
    for form in root.find_all("form"):
        if form.within("form"):
            yield f"{form} stands inside another form"
        tokens = form.find_all("input", name="csrf_token")
        if form.get("method").lower() == "post" and not (tokens and tokens[0].get("value")):
            yield f"the form to {form.get('action')!r} has no csrf token"
        if form.get("method").lower() != "post" and tokens:
            yield f"the form to {form.get('action')!r} puts its csrf token into the address"


def labels(root: Node) -> Iterator[str]:
    """Every field says what it is for."""
    labelled = {label.get("for") for label in root.find_all("label") if label.text}
    for node in root.walk():
        if node.tag not in {"input", "select", "textarea"}:
            continue
        around = node.within("label")
        named = node.get("id") in labelled or (around is not None and around.text)
        if node.get("type") in UNLABELLED_TYPES or named:
            continue
        if not node.get("aria-label") and not node.get("aria-labelledby"):
            yield f"the field {node.get('name')!r} has no label"


def links(root: Node) -> Iterator[str]:
    """Every link and button can be read aloud; images too."""
    for node in root.walk():
        if node.tag in {"a", "button"} and not (
            node.text or node.get("aria-label") or node.find_all("img", alt=True)
        ):
            yield f"a {node.tag} without text: {node.attrs}"
        if node.tag == "a" and not node.get("href"):
            yield f"a link that leads nowhere: {node}"
        if node.tag == "img" and "alt" not in node.attrs:
            yield f"an image without alt: {node.attrs}"


def inline(root: Node) -> Iterator[str]:
    """No script or style inside the page: the policy of contents would stop it."""
    for node in root.walk():
        if node.tag == "style" or (node.tag == "script" and "src" not in node.attrs):
            yield f"inline {node.tag}"
        for name, value in node.attrs.items():
            if name == "style" or name.startswith("on") or value.startswith("javascript:"):
                yield f"inline {name} on {node}"


def foreign(root: Node) -> Iterator[str]:
    """Nothing is fetched from elsewhere."""
    for node in root.walk():
        address = node.get("src") or (node.get("href") if node.tag == "link" else "")
        if urlsplit(address).netloc:
            yield f"{node.tag} fetches from elsewhere: {address}"


CHECKS = (headings, language, ids, forms, labels, links, inline, foreign)
