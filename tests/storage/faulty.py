"""A store of our own that fails as it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, ClassVar

import fsspec
from fsspec.implementations.memory import MemoryFileSystem


class BrokenLineError(Exception):
    """No OSError, as the errors of some stores are none."""


class FaultyFileSystem(MemoryFileSystem):
    """A store in memory. ``fault`` is asked before each step: it may raise, or change the bytes."""

    protocol = "faulty"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    fault: ClassVar[Callable[[str, str, bytes], bytes] | None] = None
    lie: ClassVar[int] = 0
    """How many bytes more than a file has the store says that it has."""
    steps: ClassVar[list[str]] = []
    facts: ClassVar[dict[str, str]] = {}
    """What it tells of every file besides."""

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        """Without the scheme and the credentials of a URL."""
        scheme, _, rest = path.rpartition("://")
        return super()._strip_protocol(rest.rpartition("@")[2] if scheme else rest)

    def _step(self, step: str, path: str, data: bytes = b"") -> bytes:
        type(self).steps.append(step)
        return type(self).fault(step, path, data) if type(self).fault else data

    def pipe_file(self, path: str, value: bytes, **options: Any) -> None:
        half = self._step("half a write", path, value)
        super().pipe_file(path, half, **options)
        self._step("write", path)

    def info(self, path: str, **options: Any) -> dict[str, Any]:
        facts = super().info(path, **options)
        told = {"size": facts["size"] + type(self).lie, **type(self).facts}
        return facts | told if facts["type"] == "file" else facts

    def open(self, path: str, mode: str = "rb", **options: Any) -> Any:
        file = super().open(path, mode, **options)
        if mode != "rb":
            return file
        return BytesIO(self._step("read", path, file.getvalue()))

    def cp_file(self, path1: str, path2: str, **options: Any) -> None:
        data = self._step("copy", path2, self.cat_file_quietly(path1))
        super().pipe_file(path2, data)

    def cat_file_quietly(self, path: str) -> bytes:
        content: bytes = self.store[self._strip_protocol(path)].getvalue()
        return content

    def rm_file(self, path: str) -> None:
        self._step("remove", path)
        super().rm_file(path)

    def find(self, path: str, *arguments: Any, **options: Any) -> Any:
        self._step("list", path)
        return super().find(path, *arguments, **options)


fsspec.register_implementation("faulty", FaultyFileSystem, clobber=True)


@contextmanager
def faulty_store(fault: Callable[[str, str, bytes], bytes] | None = None) -> Iterator[type[FaultyFileSystem]]:
    """An empty faulty store."""
    FaultyFileSystem.store.clear()
    FaultyFileSystem.pseudo_dirs[:] = [""]
    FaultyFileSystem.steps.clear()
    FaultyFileSystem.fault, FaultyFileSystem.lie = staticmethod(fault) if fault else None, 0
    yield FaultyFileSystem
    FaultyFileSystem.fault, FaultyFileSystem.facts = None, {}


def failing(
    step: str, times: int = 10**6, error: type[BaseException] = BrokenLineError, words: str = "the line broke"
) -> Callable[[str, str, bytes], bytes]:
    """A fault: the first times that a step is done, it fails."""
    left = [times]

    def fault(done: str, _: str, data: bytes) -> bytes:
        if done == step and left[0]:
            left[0] -= 1
            raise error(words)
        return data

    return fault


def changing(step: str, change: Callable[[bytes], bytes]) -> Callable[[str, str, bytes], bytes]:
    """A fault: a step gives other bytes."""
    return lambda done, _, data: change(data) if done == step else data
