"""Which branch of the law a case is in: the questions its facts answer before any event is read."""

from collections.abc import Callable

from casebook.law.journal import Facts

Branch = Callable[[Facts], bool]


def _contests_discipline(facts: Facts) -> bool:
    # A dismissal is the gravest discipline decision, said or not.
    return facts.discipline or facts.dismissal


def ordinary(facts: Facts) -> bool:
    """Neither about a discipline decision (LKN Đ47-58) nor a labour matter (N124 Đ43.1)."""
    return not _contests_discipline(facts) and not facts.labour


def ordinary_first(facts: Facts) -> bool:
    """An ordinary first complaint."""
    return ordinary(facts) and facts.level == 1


def ordinary_second(facts: Facts) -> bool:
    """An ordinary second complaint."""
    return ordinary(facts) and facts.level != 1


def near(branch: Branch) -> Branch:
    """That branch outside remote areas."""
    return lambda facts: branch(facts) and not facts.remote


def far(branch: Branch) -> Branch:
    """That branch in a remote area, where terms are longer."""
    return lambda facts: branch(facts) and facts.remote


def discipline(facts: Facts) -> bool:
    """A complaint against a discipline decision; labour discipline follows labour law instead."""
    return _contests_discipline(facts) and not facts.labour


def discipline_first(facts: Facts) -> bool:
    """Such a complaint to whoever issued the decision."""
    return discipline(facts) and facts.level == 1


def discipline_second(facts: Facts) -> bool:
    """Such a complaint to the superior of whoever decided first."""
    return discipline(facts) and facts.level != 1


def labour(facts: Facts) -> bool:
    """A complaint of labour-contract staff about labour matters (N124 Đ43.1)."""
    return facts.labour


def labour_first(facts: Facts) -> bool:
    """Such a complaint at the first level; the rule book knows no number for the second."""
    return facts.labour and facts.level == 1


def first(facts: Facts) -> bool:
    """The first level of whatever kind."""
    return facts.level == 1


def second(facts: Facts) -> bool:
    """A second complaint or a further denunciation."""
    return facts.level != 1


def needs_dialogue(facts: Facts) -> bool:
    """A dialogue is mandatory before the decision: second level (LKN Đ39) and discipline (LKN Đ53)."""
    return facts.level != 1 or _contests_discipline(facts)


def dialogue_where_views_differ(facts: Facts) -> bool:
    """At the first level a dialogue is owed only where demand and findings differ (LKN Đ30)."""
    return not needs_dialogue(facts)
