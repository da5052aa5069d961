"""Every hot page against a bare page of the same run, with few cases and with many, on both engines."""

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from time import perf_counter
from urllib.parse import urlencode

from benchmarks.asking import CLIENTS, Asker, Unexpected, fields_of, medians, per_second
from benchmarks.served import Place, Server, bare, place_on
from benchmarks.statistics import of_a_year
from benchmarks.table import Measured
from casebook import clock, create_app
from casebook.services import loading_people, sample_cast
from casebook.vault.keys import load_keys
from tests.postgres import NoServer

_HOT, _RARE, _COMMON, _LOGGED = 8, 8, 20, 15
_GROWN = 1.3
_MEGABYTES, _FIRST_ANSWER, _RECOUNTED = 300, 3, 2_000
_VISIT = "/reception/visits/new"
BARE = "bare page"


@dataclass(frozen=True)
class Page:
    """A page that is measured: where it lies, and how many bare pages it may take."""

    name: str
    path: str
    most: float


@dataclass(frozen=True)
class Run:
    """The medians of one run, in seconds by page, with the pages' targets."""

    engine: str
    cases: int
    pages: Sequence[Page]
    took: dict[str, float]

    def times(self, name: str) -> float:
        """Give how many bare pages a page takes."""
        return self.took[name] / self.took[BARE]


def pages(sizes: Sequence[int], engines: Sequence[str], rounds: int) -> Iterator[Measured]:
    """Measure the pages with so many cases on each engine, the fewest first."""
    for engine in engines:
        try:
            with place_on(engine) as place:
                yield from _on(place, sorted(sizes), rounds)
        except NoServer as missing:
            yield Measured(f"pages on {engine}", "not measured", "", str(missing))


def _on(place: Place, sizes: Sequence[int], rounds: int) -> Iterator[Measured]:
    runs, loaded = [], 0
    for size in sizes:
        yield _loaded(place, size - loaded, size)
        loaded = size
        with place.served() as server, bare() as plain:
            run = _run(place, (server, plain), size, rounds)
            yield from _told(run, place, server, plain)
            yield of_a_year(place, _signed_in(place, server, "minh"), f"{place.engine}, {size:,}", rounds)
        runs.append(run)
        yield from _recounted(place, size)
    for few, many in pairwise(runs):
        yield from _growth(few, many)


def _loaded(place: Place, more: int, size: int) -> Measured:
    said = place.run("load", "--cases", str(more), "--seed", str(size))
    rate = re.search(r"([\d,]+) a second", said)
    return Measured(f"{place.engine}: load {more:,} cases", f"{rate[1] if rate else '?'}/s", ">= 1,000/s")


def _run(place: Place, servers: tuple[Server, Server], size: int, rounds: int) -> Run:
    server, plain = servers
    head, desk, bare_page = (
        _signed_in(place, server, "minh"),
        _signed_in(place, server, "lan"),
        Asker(plain.port),
    )
    measured = list(_pages_of(place, head))
    deeds: dict[str, Callable[[], object]] = {BARE: lambda: bare_page.page("/")}
    deeds |= {page.name: _asked(head, page.path) for page in measured}
    took = medians(deeds, rounds)
    logged = Page("log a visit with a new case", _VISIT, _LOGGED)
    took[logged.name] = _logging(desk, rounds, size)
    return Run(place.engine, size, [*measured, logged], took)


def _asked(asker: Asker, path: str) -> Callable[[], object]:
    return lambda: asker.page(path)


def _signed_in(place: Place, server: Server, username: str) -> Asker:
    keys = load_keys(place.config.keys)
    if keys is None:
        raise Unexpected("no keys")
    passwords = {one["username"]: one["password"] for one in sample_cast.sign_in_lines(keys.sample)}
    asker = Asker(server.port)
    asker.sign_in(username, passwords[username])
    return asker


def _pages_of(place: Place, head: Asker) -> Iterator[Page]:
    """Name the pages there are: what a version of the program does not have yet is not measured."""
    there = {rule.endpoint: rule.rule for rule in create_app(place.config).url_map.iter_rules()}
    listed = head.page(there["cases.listing"])
    first = re.search(r'href="(/cases/[0-9a-f]{32})"', listed)
    handler = re.search(r'<select[^>]*name="handler".*?<option value="([0-9a-f]{32})"', listed, re.DOTALL)
    if not (first and handler):
        raise Unexpected("the list of cases has no case or no handler")
    last_month = clock.today().replace(day=1) - timedelta(days=1)
    month = f"?from={last_month.replace(day=1):%d/%m/%Y}&to={last_month:%d/%m/%Y}"
    yield Page("desk", there["desk.show"], _HOT)
    yield Page("case list", there["cases.listing"], _HOT)
    filtered = f"{there['cases.listing']}?status=verifying&handler={handler[1]}"
    yield Page("case list, by status and handler", filtered, _HOT)
    yield Page("one case", first[1], _HOT)
    yield Page("reception book of a month", "/reception/book" + month, _HOT)
    if "search.show" in there:
        yield Page("search, rare phrase", _sought(there, loading_people.RARE), _RARE)
        yield Page("search, common phrase", _sought(there, loading_people.COMMON), _COMMON)


def _sought(there: dict[str, str], words: str) -> str:
    return f"{there['search.show']}?{urlencode({'q': words})}"


def _logging(desk: Asker, rounds: int, size: int) -> float:
    """Give the median seconds of logging a visit that opens a case: the form sent, all of it written."""
    took = []
    for turn in range(rounds):
        form = fields_of(desk.page(_VISIT), "full_name") | {
            "full_name": f"Ông An Ví Dụ {size} {turn}",
            "matters-0-content": "Kiến nghị về giờ tan học buổi chiều của khối 2.",
            "matters-0-kind": "petition",
            "matters-0-handling": "opened_case",
            "matters-0-subject": "Kiến nghị về giờ tan học",
        }
        began = perf_counter()
        desk.send(_VISIT, form)
        took.append(perf_counter() - began)
    return statistics.median(took)


def _told(run: Run, place: Place, server: Server, plain: Server) -> Iterator[Measured]:
    head, bare_page = _signed_in(place, server, "minh"), Asker(plain.port)
    about = f"{run.engine}, {run.cases:,}"
    fastest = per_second(bare_page, "/")
    yield Measured(
        f"{about}: {BARE}", f"{run.took[BARE] * 1e3:.1f} ms", "", f"{fastest:,.0f}/s with 8 clients"
    )
    for page in run.pages:
        note = f"{run.took[page.name] * 1e3:.1f} ms"
        if page.path != _VISIT:
            note += f"; {per_second(head, page.path):,.0f}/s with {CLIENTS} clients"
        yield Measured(f"{about}: {page.name}", f"{run.times(page.name):.1f} x", f"<= {page.most} x", note)
    memory = server.megabytes()
    yield Measured(f"{about}: memory of 2 workers", f"{memory:.0f} MiB", f"<= {_MEGABYTES} MiB")
    yield Measured(f"{about}: start to first answer", f"{server.first_answer:.1f} s", f"<= {_FIRST_ANSWER} s")


def _recounted(place: Place, size: int) -> Iterator[Measured]:
    began = perf_counter()
    place.run("recount", "--check")
    rate = size / (perf_counter() - began)
    yield Measured(
        f"{place.engine}, {size:,}: recount --check",
        f"{rate:,.0f}/s",
        f">= {_RECOUNTED:,}/s",
        "with the start of the command; nothing differed",
    )


def _growth(few: Run, many: Run) -> Iterator[Measured]:
    """A page's time in bare pages, with many cases against few: it should not grow."""
    for page in few.pages:
        grown = many.times(page.name) / few.times(page.name)
        told = f"{few.engine}, {few.cases:,} -> {many.cases:,}: {page.name}"
        yield Measured(told, f"{grown:.2f} x", f"<= {_GROWN} x")
