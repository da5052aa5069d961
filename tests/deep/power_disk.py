"""A disk that loses power: what was synced is there, of the rest some of it, torn, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.deep.power_recorder import Step

SECTOR = 512


@dataclass
class File:
    """A file: `held` is sure after a cut, the `waiting` steps are not."""

    held: bytearray = field(default_factory=bytearray)
    waiting: list[Step] = field(default_factory=list)


class Disk:
    """Files and their names; a name made or removed is sure only once the folder was synced."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {path: File(bytearray(content)) for path, content in files.items()}
        self._names = dict(self._files)
        """What a cut leaves: names as they were when the folder was last synced."""

    def do(self, steps: Iterable[Step]) -> None:
        """Take what was asked of it up to some moment."""
        for step in steps:
            if step.what == "create":
                self._files.setdefault(step.path, File())
            elif step.what == "delete":
                self._files.pop(step.path, None)
            elif step.what in ("write", "truncate"):
                self._files[step.path].waiting.append(step)
            elif step.what == "sync":
                self._sync(self._files[step.path])
            if step.folder:
                self._names = dict(self._files)

    @staticmethod
    def _sync(file: File) -> None:
        for step in file.waiting:
            apply(file.held, step)
        file.waiting.clear()

    def cut(self, chance: Random) -> dict[str, bytes]:
        """Give what is there after the power failed: of what was not synced nothing, or any part of it."""
        keeps_some = chance.random() < 0.5
        left = {}
        for path in self._names.keys() | self._files.keys():
            entry_sure = self._names.get(path) is self._files.get(path)
            now = keeps_some and chance.random() < 0.5
            file = self._names.get(path) if entry_sure or not now else self._files.get(path)
            if file is not None:
                left[path] = bytes(self._after_cut(file, chance if keeps_some else None))
        return left

    @staticmethod
    def _after_cut(file: File, chance: Random | None) -> bytearray:
        content = bytearray(file.held)
        for step in file.waiting if chance else ():
            if chance and chance.random() < 0.5:
                apply(content, torn(step, chance))
        return content


def torn(step: Step, chance: Random) -> Step:
    """Perhaps only the first sectors of a write came through."""
    if step.what != "write" or chance.random() < 0.7:
        return step
    whole = chance.randrange(0, len(step.content) // SECTOR + 1) * SECTOR
    return Step("write", step.path, step.at, step.content[:whole])


def apply(content: bytearray, step: Step) -> None:
    """Do to a file what a step says."""
    if step.what == "truncate":
        del content[step.at :]
        return
    content.extend(bytes(max(step.at - len(content), 0)))
    content[step.at : step.at + len(step.content)] = step.content


def put(files: dict[str, bytes], folder: Path, *, instead_of: Path) -> None:
    """Lay what a cut left into a folder of its own."""
    for path, content in files.items():
        target = folder / Path(path).relative_to(instead_of)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
