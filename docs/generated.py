"""The parts of the reference that are written by the code they describe, as Markdown.

A page names a part as ``<!-- generated: NAME -->``; it is put there when the site is built, so it
cannot go stale and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from inspect import cleandoc

import click

from rashomon import codebook
from rashomon.cli.group import commands
from rashomon.ontology import EVENT_TYPES
from rashomon.reading.events.codebook import FrameEntry, TypeFile

_PREFORMATTED = "\b"
_QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def command_line() -> str:
    """Every command: its usage, what it does, and its options, as ``--help`` has them."""
    return "\n\n".join(_command(command, ("rashomon", name)) for name, command in _named(commands))


def event_types() -> str:
    """The 16 types in a table: class, score, modes and the number of frames."""
    lines = ["| type | class | score | modes | frames |", "|---|---|---|---|---|"]
    for name, kind in EVENT_TYPES.items():
        modes = ", ".join(f"`{mode}`" for mode in sorted(kind.modes)) or "none"
        score = f"{kind.score:+.1f}"
        frames = len(_type(name).frames)
        lines.append(
            f"| [{name}](#{name.lower()}) | {_QUADS[kind.quad]} | {score} | {modes} | {frames} |"
        )
    return "\n".join(lines)


def frames() -> str:
    """Each type with its definition, its boundaries and the words that propose it."""
    return "\n\n".join(_frames_of(_type(name)) for name in EVENT_TYPES)


def contexts() -> str:
    """The contexts: what each is about, and the cues that suffice."""
    found = codebook.load("plover/contexts.yaml", dict[str, dict[str, str | list[str]]])
    lines = ["| context | is about | words of which one suffices |", "|---|---|---|"]
    lines += [
        f"| `{name}` | {cues['about']} | {', '.join(cues.get('strong', ())) or 'none'} |"
        for name, cues in found.items()
    ]
    return "\n".join(lines)


def data_files() -> str:
    """Every file of data of the codebook, with the sentence that it opens with."""
    lines = ["| file | holds |", "|---|---|"]
    lines += [f"| `{name}` | {told} |" for name, told in _data(files(codebook), "")]
    return "\n".join(lines)


def _named(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    for name in sorted(group.commands):
        yield name, group.commands[name]


def _command(command: click.Command, path: tuple[str, ...]) -> str:
    """A command and those below it."""
    if isinstance(command, click.Group):
        below = (_command(one, (*path, name)) for name, one in _named(command))
        return "\n\n".join((f"## {' '.join(path)}", _told(command), *below))
    context = click.Context(command, info_name=" ".join(path))
    usage = command.get_usage(context).removeprefix("Usage: ")
    parts = [f"## {' '.join(path)}", f"```text\n{usage}\n```", _told(command)]
    options = [one for one in command.params if isinstance(one, click.Option)]
    if options:
        head = ["| option | |", "|---|---|"]
        parts.append("\n".join(head + [_option(one, context) for one in options]))
    return "\n\n".join(parts)


def _told(command: click.Command) -> str:
    """The help of a command: its paragraphs, and its examples as they stand."""
    paragraphs = cleandoc(command.help or "").split("\n\n")
    return "\n\n".join(
        f"```text\n{paragraph.removeprefix(_PREFORMATTED).strip(chr(10))}\n```"
        if paragraph.startswith(_PREFORMATTED)
        else _cell(paragraph)
        for paragraph in paragraphs
    )


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    names, told = record if record else (", ".join(option.opts), option.help or "")
    shown = " or ".join(f"`{name}`" for name in names.split(", "))
    return f"| {shown} | {_cell(told)} |"


def _cell(text: str) -> str:
    """Return text that ends no cell and opens no markup."""
    return text.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


def _type(name: str) -> TypeFile:
    return codebook.load(f"plover/types/{name}.yaml", TypeFile)


def _frames_of(file: TypeFile) -> str:
    """One type, and a line for each of its frames."""
    parts = [f"### {file.type}", file.definition]
    parts.append("\n".join(f"- {boundary}" for boundary in file.boundaries))
    lines = ["| words | with | mode |", "|---|---|---|"]
    lines += [
        f"| {_triggers(frame)} | {_company(frame)} | {', '.join(frame.modes)} |"
        for frame in file.frames
    ]
    parts.append("\n".join(lines))
    return "\n\n".join(part for part in parts if part)


def _triggers(frame: FrameEntry) -> str:
    words = (*frame.verbs, *(f"{noun} (noun)" for noun in frame.nouns), *frame.adjectives)
    return ", ".join(words)


def _company(frame: FrameEntry) -> str:
    """The conditions of a frame that ask for something, without those that rule it out."""
    stated = {
        "who": frame.subject,
        "whom or what": frame.object,
        "said of": frame.modifier,
        "about": frame.complement,
        "in the clause": frame.clause,
    }
    told = [f"{name}: {_some(words)}" for name, words in stated.items() if words]
    told += [f"“{word}” {_some(words)}".strip() for word, words in frame.prep.items()]
    return "; ".join(told).replace("<", "\\<")


def _some(words: frozenset[str], most: int = 6) -> str:
    """Return the first words of a condition by the alphabet, classes of words before words."""
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(sorted(words)[:most]) + more


def _data(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    """Yield the YAML files below a folder by path, those with a comment at their head."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _data(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            head = []
            for line in entry.read_text("utf-8").splitlines():
                if not line.startswith("#"):
                    break
                head.append(line.lstrip("# "))
            if head:
                first, stop, _ = " ".join(head).partition(". ")
                yield f"{path}{entry.name}", _cell(f"{first}{stop.strip()}")


PARTS: dict[str, Callable[[], str]] = {
    "command-line": command_line,
    "event-types": event_types,
    "frames": frames,
    "contexts": contexts,
    "data-files": data_files,
}
"""The parts, by the name under which a page asks for them."""
