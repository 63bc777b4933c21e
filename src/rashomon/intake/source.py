"""Something with bytes that intake reads: a file on disk, or one inside another."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from rashomon.intake.limits import Allowance, limits
from rashomon.intake.metadata import Metadata, Notes
from rashomon.intake.outcomes import RefusedError

Opener = Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that can be opened again and again, and the name that its articles carry.

    ``location`` is the file on disk that it is or lies in, ``name`` posix and relative to what the
    user named; ``opener`` gives the bytes of one inside another, ``plain`` is the name without what
    packs it. What holds it may know its ``kind`` (a key of `formats.READERS`), ``charset`` and
    quality ``flags``. ``metadata`` is said from outside and overrides what the file says itself,
    ``notes`` complete it.
    """

    location: Path
    name: str
    opener: Opener | None = None
    plain: str = ""
    kind: str | None = None
    charset: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    flags: tuple[str, ...] = ()
    notes: Notes | None = None
    depth: int = 0
    allowance: Allowance = field(default_factory=lambda: Allowance(0))

    @classmethod
    def on(cls, location: Path, name: str) -> SourceFile:
        """Return a file on disk; raises OSError when there is none."""
        return cls(location, name, allowance=Allowance.of(location.stat().st_size))

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in lower case; that of what is packed, if it is."""
        return PurePosixPath(self.plain or self.name).suffix.lower()

    def open(self) -> IO[bytes]:
        """Open it from its beginning; raises OSError, and RefusedError while it is read."""
        return self.opener() if self.opener else self.location.open("rb")

    def open_text(self, encoding: str, newline: str) -> IO[str]:
        """Open it as text; raises UnicodeDecodeError while it is read, besides what `open` does."""
        return io.TextIOWrapper(self.open(), encoding=encoding, newline=newline)

    def inside(self, name: str, opener: Opener, **known: Any) -> SourceFile:
        """Return a file inside this one, with other fields; raises RefusedError (``too_deep``)."""
        if self.depth >= limits().nesting:
            raise RefusedError(
                "too_deep", f"more than {limits().nesting} archives within one another; unpack some"
            )
        fresh = {"plain": "", "kind": None, "charset": None}
        return replace(self, name=name, opener=opener, depth=self.depth + 1, **(fresh | known))

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """Give a file on disk with its bytes: itself, or a copy that is gone afterwards."""
        if self.opener is None:
            yield self.location
            return
        with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
            copy = Path(folder) / "copy"
            with copy.open("wb") as out, self.open() as file:
                shutil.copyfileobj(file, out)
            yield copy
