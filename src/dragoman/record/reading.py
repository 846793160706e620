"""Everything that was understood from one report."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct
from msgspec import json as msgjson

from dragoman.record.actor import Actor
from dragoman.record.ceasefire import Ceasefire
from dragoman.record.control import Control
from dragoman.record.doubt import Doubt
from dragoman.record.event import Event
from dragoman.record.place import Place
from dragoman.record.relation import Relation
from dragoman.record.time import Time

SCHEMA: Literal["dragoman/reading/1"] = "dragoman/reading/1"


class ReportHead(Struct, frozen=True, kw_only=True):
    """The report as a reading names it, without its text.

    Attributes:
        id: the caller's id, else a hash of the text.
        title: headline.
        url: where it was found.
        publisher: who published it.
        language: ISO 639-1 code.
        published: ISO date, possibly reduced, or None.
        published_basis: given by the caller, inferred from the text, or unknown.
        published_range: earliest and latest day that the text allows.
        published_reasons: what an inferred day rests on, for a person to read.
        cites: news agencies and outlets that the text names as its sources.
    """

    id: str
    title: str | None
    url: str | None
    publisher: str | None
    language: str | None
    published: str | None
    published_basis: Literal["given", "inferred", "unknown"]
    published_range: tuple[str, str] | None
    published_reasons: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """One report, read.

    Attributes:
        schema: name of the contract that the JSON form keeps to.
        report: the report without its text.
        actors: who is named.
        places: where.
        times: when.
        events: who did what to whom.
        relations: what holds between actors.
        control: who holds which place.
        ceasefires: stages of ceasefires.
        doubts: what is doubtful.
    """

    schema: Literal["dragoman/reading/1"] = SCHEMA
    report: ReportHead
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    control: tuple[Control, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def to_json(self) -> bytes:
        """Return the reading as one line of JSON in UTF-8; the same reading gives the same bytes."""
        return _ENCODER.encode(self)

    @classmethod
    def from_json(cls, line: bytes | str) -> Reading:
        """Read what `to_json` wrote.

        Raises:
            msgspec.ValidationError: where the line does not keep to the contract.
        """
        return _DECODER.decode(line)


_ENCODER = msgjson.Encoder()
_DECODER = msgjson.Decoder(Reading)


@cache
def read_schema() -> dict[str, Any]:
    """Return the JSON schema of a reading that the package carries."""
    schema: dict[str, Any] = json.loads(files(__package__).joinpath("reading.schema.json").read_text("utf-8"))
    return schema
