"""Why somebody is kept out of a case, and what may stand between a person and a matter."""

from enum import StrEnum


class Exclusion(StrEnum):
    """Why a person sees nothing of a case, whatever their role gives them."""

    ACCUSED = "accused"
    ACTS_FOR_ACCUSED = "acts_for_accused"
    RECUSED = "recused"
    CONFLICT = "conflict"


class Ground(StrEnum):
    """What stands between a person and a matter; chosen, so that nothing of a secret case is typed."""

    RELATED = "related"
    INTERESTED = "interested"
    TOOK_PART = "took_part"
    ON_COUNCIL = "on_council"
    DEPENDS = "depends"
    OTHER = "other"


LIFTED_BY_OTHERS = frozenset({Exclusion.RECUSED, Exclusion.CONFLICT})
"""What somebody else may lift with a reason; an accused and whoever acts for them stay out for good."""
