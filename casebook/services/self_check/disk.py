"""What lies on the disk: who may read the data and the keys, who may change the program."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from casebook.vault.keys import FILE
from config import Config

PROGRAM = Path(__file__).resolve().parents[3]
_ITS_FOLDERS = ("casebook", "migrations", "static", "templates", "translations")
_OTHERS = 0o007
_ANYBODY_ELSE = 0o077
_FAR_AWAY = ("9p", "afs", "ceph", "cifs", "fuse.", "glusterfs", "ncpfs", "nfs", "smb")
_MOUNTS = Path("/proc/self/mounts")


def data_open_to_others(config: Config) -> str | None:
    """Nobody but the program reads the data folder."""
    if not config.data.exists() or not _mode(config.data) & _OTHERS:
        return None
    return f"Everybody on this machine may look into {config.data}. Run: chmod 700 {config.data}"


def data_of_somebody_else(config: Config) -> str | None:
    """The data folder belongs to who runs the program."""
    if not config.data.exists() or config.data.stat().st_uid == os.geteuid():
        return None
    return (
        f"{config.data} belongs to another user of this machine, who could exchange it. Run as root: chown "
        f"-R {os.geteuid()} {config.data}"
    )


def keys_open_to_others(config: Config) -> str | None:
    """Nobody but the program reads the keys."""
    found = next((path for path in _key_files(config) if _mode(path) & _ANYBODY_ELSE), None)
    if found is None:
        return None
    return f"Others on this machine may read {found}. Run: chmod -R go= {config.keys}"


def keys_of_somebody_else(config: Config) -> str | None:
    """The keys belong to who runs the program."""
    found = next((path for path in _key_files(config) if path.stat().st_uid != os.geteuid()), None)
    if found is None:
        return None
    return (
        f"{found} belongs to another user of this machine, who could read or exchange it. Run as root: chown "
        f"-R {os.geteuid()} {config.keys}"
    )


def keys_beside_the_data(config: Config) -> str | None:
    """No key file lies where back-ups are taken from, nor does the key folder lead there."""
    inside = [path for folder in (config.data, config.data / "backups") for path in folder.glob(f"{FILE}*")]
    led = [path for path in _key_files(config) if config.data.resolve() in path.resolve().parents]
    if not inside and not led:
        return None
    return (
        f"{(inside + led)[0]} puts the keys into the data folder, so that every copy of the data carries "
        "them. Move the file out of it, to where CASEBOOK_KEYS says."
    )


def _key_files(config: Config) -> Iterator[Path]:
    if config.keys.exists():
        yield config.keys
        yield from config.keys.glob(f"{FILE}*")


def program_open_to_others(_config: Config) -> str | None:
    """Nobody else changes what the program does."""
    found = next((path for path in _program_files() if _anybody_writes(path)), None)
    if found is None:
        return None
    return f"Everybody on this machine may change the program: {found}. Run: chmod -R o-w {PROGRAM}"


def _program_files() -> Iterator[Path]:
    yield from PROGRAM.parents
    yield PROGRAM
    yield from PROGRAM.glob("*.py")
    for name in _ITS_FOLDERS:
        yield PROGRAM / name
        yield from (PROGRAM / name).rglob("*")


def _anybody_writes(path: Path) -> bool:
    if path.is_symlink():
        return False
    mode = path.stat().st_mode
    # In a sticky folder (/tmp) nobody removes what is another's.
    return bool(mode & stat.S_IWOTH) and not mode & stat.S_ISVTX


def database_on_another_machine(config: Config) -> str | None:
    """SQLite locks nothing, and loses writes, on a folder of another machine."""
    kind = _file_system(config.data)
    if not config.is_sqlite or not kind.startswith(_FAR_AWAY):
        return None
    return (
        f"{config.data} lies on another machine ({kind}), where SQLite loses writes. Choose a CASEBOOK_DATA "
        "on this machine's own disk, or PostgreSQL."
    )


def _file_system(folder: Path) -> str:
    if not _MOUNTS.exists():
        return ""
    mounts = [line.split()[1:3] for line in _MOUNTS.read_text(encoding="utf-8").splitlines()]
    around = [str(place) for place in (folder, *folder.parents)]
    fitting = [(len(place), kind) for place, kind in mounts if place in around]
    return max(fitting)[1] if fitting else ""


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


CHECKS: tuple[Callable[[Config], str | None], ...] = (
    data_open_to_others,
    data_of_somebody_else,
    keys_open_to_others,
    keys_of_somebody_else,
    keys_beside_the_data,
    program_open_to_others,
    database_on_another_machine,
)
