"""The situation as of a day, with names for all that it mentions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import structs

from dragoman.errors import UsageError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.outputs.api.ask import WAIT
from dragoman.outputs.api.subject import find_subject
from dragoman.pipeline.settle import tell_from
from dragoman.state import Situation, ids_in, last_of
from dragoman.store import Store


def tell_brief(
    record: Path,
    *,
    subject: str | None = None,
    on: str | None = None,
    known_on: str | None = None,
    knowledge: Knowledge | None = None,
    say: Callable[[str], None] | None = None,
) -> Situation:
    """Tell the situation as of a day.

    Args:
        record: the record file.
        subject: name of a country, an actor or a place; None for everything.
        on: the day, ISO, possibly reduced (then its last day); None for the last day of publication in the record.
        known_on: a day or moment, to be told as the record would have told it then; None for now.
        knowledge: names and spellings; None for what the package carries.
        say: is told where the record is being written and there is something to wait for.

    Raises:
        RecordError: where there is no record, or it cannot be opened.
        UsageError: where the day is none, or no report names the subject.
    """
    day = _whole(on)
    known = knowledge if knowledge is not None else load_knowledge()
    with Store.open(record, wait=WAIT, say=say) as store:
        view = store.view(known_on=known_on)
        about = find_subject(subject, view, known) if subject else None
        situation = tell_from(view, on=day, subject=about)
    return structs.replace(situation, names=_complete(situation, known))


def _whole(on: str | None) -> str | None:
    if on is None:
        return None
    last = last_of(on)
    if last is None:
        raise UsageError(f"{on!r} is no day", "write it as 2020-01-09")
    return last.isoformat()


def _complete(situation: Situation, knowledge: Knowledge) -> dict[str, str]:
    """Add the names of parties that no report names, such as the state behind a minister."""
    names = dict(situation.names)
    for id_ in ids_in(situation):
        entry = None if id_ in names else knowledge.actors.get(id_) or knowledge.places.get(id_)
        if entry is not None:
            names[id_] = entry.name
    return dict(sorted(names.items()))
