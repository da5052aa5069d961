"""How many pages a paper of this program has."""

from io import BytesIO

from pypdf import PdfReader


def pages_in(pdf: bytes) -> int:
    """Count the pages of a PDF this program made itself; what others made is never opened here."""
    return len(PdfReader(BytesIO(pdf)).pages)
