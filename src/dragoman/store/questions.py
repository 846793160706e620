"""What may be asked of the record, and the SQL that answers it.

Each kind of question is a selection from tables with columns under common names: those that begin with an underscore
are what filters look at, the others are the answer. The tables are those of one moment (`asking.Asking`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from dragoman.store.tables import DERIVED, LIFE, PER_READING


class Question(Struct, frozen=True, kw_only=True):
    """A question; what is None or empty does not narrow the answer.

    Attributes:
        kind: a key of `KINDS`.
        ids: ids of the entries, or their beginnings.
        actors: ids of actors, one of which takes part.
        places: ids of places, at one of which it is.
        home_actors: ids of the actors of a country, and
        home_places: of its places: one of either is enough.
        types: type, mode, act, code, predicate, stage or kind, any of them.
        statuses: any of them.
        since: first day, ISO, possibly reduced.
        until: last day, likewise.
        origins: least number of origins.
        words: each must be in the words that say so, in whatever case and with or without accents.
        rejected: whether to give what a person rejected too.
        newest: last day first.
        limit: at most so many rows.
    """

    kind: str
    ids: tuple[str, ...] = ()
    actors: frozenset[str] | None = None
    places: frozenset[str] | None = None
    home_actors: frozenset[str] | None = None
    home_places: frozenset[str] | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    origins: int = 0
    words: tuple[str, ...] = ()
    rejected: bool = False
    newest: bool = False
    limit: int | None = None


class Kind(Struct, frozen=True):
    """How one kind of question is answered.

    Attributes:
        selection: SQL that gives the columns and those of the filters.
        said: SQL that gives the words behind each row: `id`, `report`, `span_start`, `span_end` (NULL for the whole
            text) and `fit`, of which the highest counts.
        columns: the answer's, in order.
    """

    selection: str
    said: str
    columns: tuple[str, ...]


def _own(table: str, *without: str) -> tuple[str, ...]:
    """Return the columns of a table that tell something to a person."""
    columns = {**PER_READING, **DERIVED}[table]
    left = {*LIFE, "standing", "corrections", "reading", "reports", "origins", "report", "id", *without}
    return tuple(column for column in columns if column not in left and not column.endswith(("_start", "_end")))


_TAIL: Final = ("origins", "reports", "standing", "corrections", "recorded")
_NO_DAY: Final = "NULL::VARCHAR"


def _kind(table: str, filters: Mapping[str, str], said: str, *extra: str, source: str = "", without: str = "") -> Kind:
    columns = ("id", *_own(table, *without.split()), *extra, *_TAIL)
    looked_at = ", ".join(f"{expression} AS {name}" for name, expression in filters.items())
    return Kind(f"SELECT *, {looked_at} FROM ({source or f'SELECT * FROM {table}'}) AS t", said, columns)


# Statements of one report: how many origins tell the like is known of events, which are told together as incidents.
_EVENTS: Final = """
    SELECT e.*, c.incident, coalesce(i.origins, 1) AS origins, [e.report] AS reports FROM event AS e
    LEFT JOIN (SELECT report, event, min(incident) AS incident FROM claim GROUP BY report, event) AS c
        ON c.report = e.report AND c.event = e.event
    LEFT JOIN incident AS i ON i.id = c.incident"""
_DOUBTS: Final = """
    SELECT id, kind, message, suggestion, score, NULL AS incident, NULL AS place, NULL AS day, NULL AS correction,
        1 AS origins, [report] AS reports, standing, corrections, recorded FROM doubt
    UNION ALL BY NAME
    SELECT id, 'contradiction:' || kind AS kind, message, incident, place, day, correction, 2 AS origins, reports,
        standing, corrections, recorded FROM contradiction"""
_PLACES: Final = """
    SELECT p.id, min(p.name) AS name, min(p.kind) AS kind, min(p.country) AS country, min(p.lat) AS lat,
        min(p.lon) AS lon, sum(p.mentions)::BIGINT AS mentions, min(r.known) AS first_day, max(r.known) AS last_day,
        count(DISTINCT coalesce(o.origin, p.report)) AS origins, list(DISTINCT p.report ORDER BY p.report) AS reports,
        CASE WHEN bool_or(p.standing = 'amended') THEN 'amended' ELSE 'told' END AS standing,
        list_sort(list_distinct(flatten(list(p.corrections)))) AS corrections, min(p.recorded) AS recorded
    FROM place AS p LEFT JOIN newest AS r ON r.report = p.report LEFT JOIN origin AS o ON o.report = p.report
    GROUP BY p.id"""

KINDS: Final[Mapping[str, Kind]] = {
    "events": _kind(
        "event",
        {
            "_actors": "list_concat(source, target)",
            "_places": "[place]",
            "_types": "[type, mode, act, cameo, acled]",
            "_status": "status",
            "_from": "first_day",
            "_to": "coalesce(last_day, first_day)",
        },
        "SELECT id, report, sentence_start AS span_start, sentence_end AS span_end, 0 AS fit FROM event",
        "incident",
        source=_EVENTS,
    ),
    "incidents": _kind(
        "incident",
        {
            "_actors": "list_concat(source, target)",
            "_places": "[place]",
            "_types": "[type, act]",
            "_status": "status",
            "_from": "day",
            "_to": "coalesce(last_day, day)",
        },
        "SELECT incident AS id, report, span_start, span_end, 0 AS fit FROM claim",
    ),
    "stories": _kind(
        "story",
        {
            "_actors": "actors",
            "_places": "places",
            "_types": "[]::VARCHAR[]",
            "_status": "''",
            "_from": "first_day",
            "_to": "coalesce(last_day, first_day)",
        },
        "SELECT id, unnest(reports) AS report, NULL AS span_start, NULL AS span_end, 0 AS fit FROM story",
    ),
    "relations": _kind(
        "settled_relation",
        {
            "_actors": "[subject, object]",
            "_places": "[]::VARCHAR[]",
            "_types": "[predicate]",
            "_status": "CASE WHEN hedged THEN 'hedged' ELSE 'stated' END",
            "_from": "coalesce(since, last_told)",
            "_to": "last_told",
        },
        # A leader's word is that of his party, so that one side of the statement may bear another id.
        """SELECT b.id, s.report, s.sentence_start AS span_start, s.sentence_end AS span_end,
            (s.subject = b.subject)::INTEGER + (s.object = b.object)::INTEGER AS fit
        FROM (SELECT id, subject, predicate, object, unnest(reports) AS report FROM settled_relation) AS b
        JOIN relation AS s ON s.report = b.report AND s.predicate = b.predicate AND s.standing != 'rejected'""",
    ),
    "control": _kind(
        "settled_control",
        {
            "_actors": "[holder]",
            "_places": "[place]",
            "_types": "[]::VARCHAR[]",
            "_status": "CASE WHEN disputed THEN 'disputed' ELSE 'held' END",
            "_from": "since",
            "_to": _NO_DAY,
        },
        """SELECT h.id, s.report, s.sentence_start AS span_start, s.sentence_end AS span_end,
            (s.holder = h.holder)::INTEGER AS fit
        FROM (SELECT id, place, holder, unnest(reports) AS report FROM settled_control) AS h
        JOIN control AS s ON s.report = h.report AND s.place = h.place AND s.standing != 'rejected'""",
    ),
    "ceasefires": _kind(
        "ceasefire_life",
        {
            "_actors": "list_concat(parties, mediators)",
            "_places": "[place]",
            "_types": "[stage]",
            "_status": "stage",
            "_from": "first_day",
            "_to": "last_day",
        },
        """SELECT l.id, s.report, s.sentence_start AS span_start, s.sentence_end AS span_end, 0 AS fit
        FROM (SELECT id, unnest(reports) AS report FROM ceasefire_life) AS l
        JOIN ceasefire AS s ON s.report = l.report AND s.standing != 'rejected'""",
    ),
    "doubts": Kind(
        f"""SELECT *, []::VARCHAR[] AS _actors, [place] AS _places, [kind, split_part(kind, ':', 1)] AS _types,
            '' AS _status, day AS _from, day AS _to FROM ({_DOUBTS}) AS t""",
        """SELECT id, report, span_start, span_end, 0 AS fit FROM doubt
        UNION ALL SELECT id, one_report, one_start, one_end, 0 FROM contradiction WHERE one_report IS NOT NULL
        UNION ALL SELECT id, other_report, other_start, other_end, 0 FROM contradiction
            WHERE other_report IS NOT NULL""",
        ("id", "kind", "message", "suggestion", "score", "incident", "place", "day", "correction", *_TAIL),
    ),
    "places": Kind(
        f"""SELECT *, []::VARCHAR[] AS _actors, [id] AS _places, [kind] AS _types, '' AS _status,
            first_day AS _from, last_day AS _to FROM ({_PLACES}) AS t""",
        """SELECT p.id, p.report, m[1] AS span_start, m[2] AS span_end, 0 AS fit FROM (
            SELECT json_extract_string(place, '$.id') AS id, report,
                unnest(from_json(json_extract(place, '$.mentions'), '[["INTEGER"]]')) AS m
            FROM (SELECT report, unnest(from_json(json_extract(json, '$.places'), '["JSON"]')) AS place FROM newest)
        ) AS p""",
        ("id", "name", "kind", "country", "lat", "lon", "mentions", "first_day", "last_day", *_TAIL),
    ),
}


def statement(question: Question) -> tuple[str, list[Any]]:
    """Return the SQL that answers a question, with its parameters."""
    kind = KINDS[question.kind]
    conditions, values = _conditions(question, kind)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    order = "DESC" if question.newest else "ASC"
    limit = f"LIMIT {int(question.limit)}" if question.limit is not None else ""
    return (
        f"SELECT {', '.join(kind.columns)} FROM ({kind.selection}) AS q {where} "
        f"ORDER BY _from {order} NULLS LAST, id {limit}",
        values,
    )


def _conditions(question: Question, kind: Kind) -> tuple[list[str], list[Any]]:
    asked = [*_memberships(question), *_days(question)]
    if question.home_places is not None or question.home_actors is not None:
        home = [sorted(question.home_places or ()), sorted(question.home_actors or ())]
        asked.append(("(list_has_any(_places, ?) OR list_has_any(_actors, ?))", home))
    if question.origins > 1:
        asked.append(("origins >= ?", [question.origins]))
    if not question.rejected:
        asked.append(("standing != 'rejected'", []))
    asked += [(_WORD.format(said=kind.said), [word]) for word in question.words]
    return [condition for condition, _ in asked], [value for _, values in asked for value in values]


def _memberships(question: Question) -> Iterator[tuple[str, list[Any]]]:
    wanted: tuple[tuple[str, Collection[str] | None], ...] = (
        ("list_bool_or(list_transform(?, lambda x: starts_with(id, x)))", question.ids or None),
        ("list_has_any(_actors, ?)", question.actors),
        ("list_has_any(_places, ?)", question.places),
        ("list_has_any(list_transform(_types, lambda x: lower(x)), ?)", _lower(question.types) or None),
        ("list_contains(?, lower(_status))", _lower(question.statuses) or None),
    )
    for condition, members in wanted:
        if members is not None:
            yield condition, [sorted(members)]


def _days(question: Question) -> Iterator[tuple[str, list[Any]]]:
    """Days may be reduced, so bounds are compared over as many characters as both have."""
    last = "coalesce(_to, '9999')" if question.kind == "control" else "_to"  # what is held is held on
    if question.since is not None:
        yield f"left({last}, length(?)) >= left(?, length({last}))", [question.since, question.since]
    if question.until is not None:
        yield "left(_from, length(?)) <= left(?, length(_from))", [question.until, question.until]


# A word is looked for as characters, never as a pattern.
_WORD: Final = """id IN (
    SELECT s.id FROM ({said}) AS s JOIN report AS p ON p.key = s.report
    WHERE contains(strip_accents(lower(coalesce(
        substring(p.text, s.span_start + 1, s.span_end - s.span_start), concat_ws(' ', p.title, p.text)))),
        strip_accents(lower(?))))"""


def _lower(words: tuple[str, ...]) -> list[str]:
    return sorted({word.lower() for word in words})
