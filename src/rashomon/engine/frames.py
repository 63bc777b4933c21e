"""What a worker and the process that feeds it say to each other: MessagePack behind a length."""

from __future__ import annotations

from typing import IO, TypeVar

import msgspec

from rashomon.records import Article, Reading, Record, Rejected

_LENGTH = 8

T = TypeVar("T")


class Task(Record, frozen=True):
    """An article, and how many seconds it may take."""

    article: Article
    seconds: float


class Answer(Record, frozen=True):
    """What became of it; neither is given by a worker that says that it is ready."""

    reading: Reading | None = None
    rejected: Rejected | None = None


def send(pipe: IO[bytes], message: Record) -> None:
    """Write one message; raises OSError when nobody reads."""
    data = msgspec.msgpack.encode(message)
    pipe.write(len(data).to_bytes(_LENGTH, "big") + data)
    pipe.flush()


def receive(pipe: IO[bytes], kind: type[T]) -> T | None:
    """Wait for one message; None when the other side is gone, even in mid-sentence."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    data = pipe.read(length)
    return msgspec.msgpack.decode(data, type=kind) if len(data) == length else None
