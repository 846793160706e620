"""The shape of the record file, as named steps.

Steps are only ever added at the end and never changed, because files that people keep have been through them.
Which steps a file has been through is written in its table `migration`; that it is ours, in `application`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.store.lasting import LIVED_SETTLED, LIVED_STATEMENTS, VERSIONED

APPLICATION: Final = "dragoman/record"


class Migration(NamedTuple):
    """One step.

    Attributes:
        name: never changes and is never used twice.
        statements: SQL that takes the file one step on.
        refill: the step empties the tables of `tables.PER_READING`, which are then filled again from the readings.
    """

    name: str
    statements: tuple[str, ...]
    refill: bool = False


_MARK = (
    "CREATE TABLE application (name VARCHAR NOT NULL)",
    "CREATE TABLE migration (position INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE)",
)

_REPORTS = (
    """CREATE TABLE report (
        key VARCHAR PRIMARY KEY, position INTEGER NOT NULL, id VARCHAR NOT NULL, hash VARCHAR NOT NULL,
        title VARCHAR, publisher VARCHAR, url VARCHAR, published VARCHAR, language VARCHAR, text VARCHAR NOT NULL)""",
    """CREATE TABLE reading (
        report VARCHAR PRIMARY KEY, known VARCHAR, model VARCHAR NOT NULL, knowledge VARCHAR NOT NULL,
        code VARCHAR NOT NULL, fingerprints UBIGINT[] NOT NULL, json VARCHAR NOT NULL)""",
)

_STATEMENTS = (
    """CREATE TABLE event (
        report VARCHAR, id VARCHAR, type VARCHAR, mode VARCHAR, act VARCHAR, cameo VARCHAR, acled VARCHAR,
        about VARCHAR, status VARCHAR, source VARCHAR[], target VARCHAR[], place VARCHAR, place_precision INTEGER,
        first_day VARCHAR, last_day VARCHAR, time_precision INTEGER, attributed_to VARCHAR[], contexts VARCHAR[],
        killed_low BIGINT, killed_high BIGINT, injured_low BIGINT, injured_high BIGINT,
        trigger_start INTEGER, trigger_end INTEGER, confidence DOUBLE, sentence_start INTEGER, sentence_end INTEGER)""",
    """CREATE TABLE relation (
        report VARCHAR, subject VARCHAR, predicate VARCHAR, object VARCHAR, first_day VARCHAR, last_day VARCHAR,
        hedged BOOLEAN, attributed_to VARCHAR[], confidence DOUBLE, sentence_start INTEGER, sentence_end INTEGER)""",
    """CREATE TABLE control (
        report VARCHAR, place VARCHAR, holder VARCHAR, status VARCHAR, taken_from VARCHAR, first_day VARCHAR,
        last_day VARCHAR, attributed_to VARCHAR[], sentence_start INTEGER, sentence_end INTEGER)""",
    """CREATE TABLE ceasefire (
        report VARCHAR, stage VARCHAR, parties VARCHAR[], acting VARCHAR[], mediators VARCHAR[],
        monitors VARCHAR[], place VARCHAR, first_day VARCHAR, last_day VARCHAR, purpose VARCHAR, scope VARCHAR,
        status VARCHAR, attributed_to VARCHAR[], sentence_start INTEGER, sentence_end INTEGER)""",
    """CREATE TABLE doubt (
        report VARCHAR, kind VARCHAR, message VARCHAR, suggestion VARCHAR, score DOUBLE,
        span_start INTEGER, span_end INTEGER)""",
    """CREATE TABLE actor (
        report VARCHAR, id VARCHAR, name VARCHAR, kind VARCHAR, country VARCHAR, sector VARCHAR, member_of VARCHAR[],
        mentions INTEGER, basis VARCHAR, score DOUBLE)""",
    """CREATE TABLE place (
        report VARCHAR, id VARCHAR, name VARCHAR, kind VARCHAR, country VARCHAR, lat DOUBLE, lon DOUBLE,
        mentions INTEGER, basis VARCHAR, score DOUBLE)""",
)

_SETTLED = (
    "CREATE TABLE origin (report VARCHAR, origin VARCHAR)",
    """CREATE TABLE incident (
        id VARCHAR, day VARCHAR, type VARCHAR, act VARCHAR, status VARCHAR, source VARCHAR[], target VARCHAR[],
        place VARCHAR, killed_low BIGINT, killed_high BIGINT, denied_by VARCHAR[], reports VARCHAR[],
        origins INTEGER)""",
    """CREATE TABLE settled_relation (
        subject VARCHAR, predicate VARCHAR, object VARCHAR, since VARCHAR, last_told VARCHAR, hedged BOOLEAN,
        reports VARCHAR[], origins INTEGER)""",
    """CREATE TABLE settled_control (
        place VARCHAR, holder VARCHAR, since VARCHAR, disputed BOOLEAN, attributed_to VARCHAR[], reports VARCHAR[],
        origins INTEGER)""",
    """CREATE TABLE ceasefire_life (
        id VARCHAR, countries VARCHAR[], parties VARCHAR[], mediators VARCHAR[], place VARCHAR, first_day VARCHAR,
        last_day VARCHAR, stage VARCHAR, since VARCHAR, reports VARCHAR[], origins INTEGER)""",
    """CREATE TABLE ceasefire_step (
        ceasefire VARCHAR, position INTEGER, day VARCHAR, stage VARCHAR, acting VARCHAR[], status VARCHAR,
        attributed_to VARCHAR[], reports VARCHAR[], origins INTEGER)""",
    "CREATE TABLE contradiction (kind VARCHAR, day VARCHAR, place VARCHAR, message VARCHAR, reports VARCHAR[])",
)

MIGRATIONS: Final[tuple[Migration, ...]] = (
    Migration("application mark", _MARK),
    Migration("reports and readings", _REPORTS),
    Migration("statements of each reading", _STATEMENTS),
    Migration("settled across reports", _SETTLED),
    Migration("readings side by side, corrections", VERSIONED),
    Migration("statements that last", LIVED_STATEMENTS, refill=True),
    Migration("what is settled lasts; stories and claims", LIVED_SETTLED),
)
