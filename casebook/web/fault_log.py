"""What the log keeps of a fault: where it happened and of which type, never the words of its message."""

import logging
import traceback
from collections.abc import Iterator

# Whoever may write down an exception of a page: this program, Flask (under the program's name), the server.
_LOGGERS = ("casebook", "casebook.web.errors", "casebook.worker", "gunicorn.error", "werkzeug")


def init_app() -> None:
    """Keep the messages of exceptions out of every log a page can reach.

    A message quotes what it stumbled over: a name, a line of a denunciation, a row of the database.
    """
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, _WithoutMessages) for one in logger.filters):
            logger.addFilter(_WithoutMessages())


class _WithoutMessages(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Replace an exception by its trace; every record is kept."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.exc_info, record.exc_text = None, trace_of(error)
        return True


def trace_of(error: BaseException) -> str:
    """Tell an exception and what caused it by types, files, lines and functions."""
    return "\n".join(line for one in reversed(_chain(error)) for line in _told(one))


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    while (before := chain[-1].__cause__ or chain[-1].__context__) is not None and before not in chain:
        chain.append(before)
    return chain


def _told(error: BaseException) -> Iterator[str]:
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__} (its message is kept out of the log)"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
