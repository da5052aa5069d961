"""How many days lie between two days, asked of either engine."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class days_from(FunctionElement[int]):  # noqa: N801 - reads like the function it is in SQL
    """Days from the first day to the second; negative where the second is earlier."""

    type = Integer()
    inherit_cache = True


@compiles(days_from, "sqlite")
def _on_sqlite(element: days_from, compiler: SQLCompiler, **more: Any) -> str:  # noqa: ANN401 - theirs
    first, second = (compiler.process(clause, **more) for clause in element.clauses)
    return f"CAST(julianday({second}) - julianday({first}) AS INTEGER)"


@compiles(days_from, "postgresql")
def _on_postgresql(element: days_from, compiler: SQLCompiler, **more: Any) -> str:  # noqa: ANN401 - theirs
    first, second = (compiler.process(clause, **more) for clause in element.clauses)
    return f"({second}::date - {first}::date)"
