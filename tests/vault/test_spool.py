"""What waits on disk on its way out: whole, sealed, without a name, and gone once it is closed."""

import os
import zipfile
from io import BytesIO

import pytest

from casebook.vault.sealing import SealBroken
from casebook.vault.spool import Spool

PLAIN = os.urandom(700_000)


def lying(spool: Spool) -> bytes:
    spool._file.seek(0)
    return spool._file.read()


@pytest.mark.parametrize("pieces", [[b""], [b"a"], [PLAIN], [PLAIN[:5], PLAIN[5:], b"end"]])
def test_what_was_written_comes_back_in_its_order(pieces):
    with Spool() as spool:
        for piece in pieces:
            spool.write(piece)
        whole = b"".join(pieces)
        assert b"".join(spool.pieces()) == whole
        assert spool.size == len(whole)


def test_what_lies_on_the_disk_tells_nothing_and_has_no_name():
    with Spool() as spool:
        spool.write(b"CANARY" * 100_000)
        assert len(b"".join(spool.pieces())) == 600_000
        assert b"CANARY" not in lying(spool)
        assert os.fstat(spool._file.fileno()).st_nlink == 0


def test_a_piece_that_was_changed_is_not_given_out():
    with Spool() as spool:
        spool.write(PLAIN)
        list(spool.pieces())
        spool._file.seek(2000)
        spool._file.write(b"xxxx")
        with pytest.raises(SealBroken):
            list(spool.pieces())


def test_closing_removes_it():
    spool = Spool()
    spool.write(b"a")
    spool.close()
    assert spool._file.closed


def test_an_archive_is_written_into_it_without_going_back():
    with Spool() as spool:
        with zipfile.ZipFile(spool, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open("large.bin", "w") as entry:
                entry.write(PLAIN)
            archive.writestr("small.txt", "xin chào")
        with zipfile.ZipFile(BytesIO(b"".join(spool.pieces()))) as read:
            assert read.testzip() is None
            assert read.read("large.bin") == PLAIN
            assert read.read("small.txt").decode() == "xin chào"
