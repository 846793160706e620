"""The steps by which a record came to overwrite nothing: readings side by side, and rows that know when they held."""

from __future__ import annotations

from typing import Final

# Of what a record learnt before it kept the time: known on every day that can be asked for.
LONG_AGO: Final = "0001-01-01T00:00:00Z"
_KEPT: Final = f"'told' AS standing, CAST([] AS VARCHAR[]) AS corrections, '{LONG_AGO}' AS recorded"

VERSIONED: Final = (
    f"ALTER TABLE report ADD COLUMN recorded VARCHAR DEFAULT '{LONG_AGO}'",
    "ALTER TABLE reading RENAME TO older",
    """CREATE TABLE reading (
        position INTEGER PRIMARY KEY, report VARCHAR, known VARCHAR, model VARCHAR, knowledge VARCHAR, code VARCHAR,
        id VARCHAR, title VARCHAR, published VARCHAR, language VARCHAR, fingerprints UBIGINT[], json VARCHAR,
        recorded VARCHAR)""",
    f"""INSERT INTO reading BY NAME
        SELECT row_number() OVER (ORDER BY p.position) AS position, r.*, p.id, p.title, p.published, p.language,
               '{LONG_AGO}' AS recorded
        FROM older AS r JOIN report AS p ON p.key = r.report""",
    "DROP TABLE older",
    "CREATE INDEX reading_of_report ON reading (report)",
    """CREATE TABLE correction (
        position INTEGER PRIMARY KEY, id VARCHAR, recorded VARCHAR, who VARCHAR, action VARCHAR, kind VARCHAR,
        targets VARCHAR[], changes VARCHAR, anchors VARCHAR, reason VARCHAR)""",
    """CREATE TABLE settlement (
        position INTEGER PRIMARY KEY, recorded VARCHAR, readings INTEGER, corrections INTEGER, code VARCHAR)""",
)

# The rows of these tables are made again from the readings once all steps are taken.
LIVED_STATEMENTS: Final = (
    "DROP TABLE event",
    "DROP TABLE relation",
    "DROP TABLE control",
    "DROP TABLE ceasefire",
    "DROP TABLE doubt",
    "DROP TABLE actor",
    "DROP TABLE place",
    """CREATE TABLE event (
        report VARCHAR, id VARCHAR, event VARCHAR, type VARCHAR, mode VARCHAR, act VARCHAR, cameo VARCHAR, acled
        VARCHAR, about VARCHAR, status VARCHAR, source VARCHAR[], target VARCHAR[], place VARCHAR, place_precision
        INTEGER, first_day VARCHAR, last_day VARCHAR, time_precision INTEGER, attributed_to VARCHAR[], contexts
        VARCHAR[], killed_low BIGINT, killed_high BIGINT, injured_low BIGINT, injured_high BIGINT, trigger_start
        INTEGER, trigger_end INTEGER, confidence DOUBLE, sentence_start INTEGER, sentence_end INTEGER, reading
        INTEGER, standing VARCHAR, corrections VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    """CREATE TABLE relation (
        report VARCHAR, id VARCHAR, subject VARCHAR, predicate VARCHAR, object VARCHAR, first_day VARCHAR, last_day
        VARCHAR, hedged BOOLEAN, attributed_to VARCHAR[], confidence DOUBLE, sentence_start INTEGER, sentence_end
        INTEGER, reading INTEGER, standing VARCHAR, corrections VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    """CREATE TABLE control (
        report VARCHAR, id VARCHAR, place VARCHAR, holder VARCHAR, status VARCHAR, taken_from VARCHAR, first_day
        VARCHAR, last_day VARCHAR, attributed_to VARCHAR[], sentence_start INTEGER, sentence_end INTEGER, reading
        INTEGER, standing VARCHAR, corrections VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    """CREATE TABLE ceasefire (
        report VARCHAR, id VARCHAR, stage VARCHAR, parties VARCHAR[], acting VARCHAR[], mediators VARCHAR[],
        monitors VARCHAR[], place VARCHAR, first_day VARCHAR, last_day VARCHAR, purpose VARCHAR, scope VARCHAR,
        status VARCHAR, attributed_to VARCHAR[], sentence_start INTEGER, sentence_end INTEGER, reading INTEGER,
        standing VARCHAR, corrections VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    """CREATE TABLE doubt (
        report VARCHAR, id VARCHAR, kind VARCHAR, message VARCHAR, suggestion VARCHAR, score DOUBLE, span_start
        INTEGER, span_end INTEGER, reading INTEGER, standing VARCHAR, corrections VARCHAR[], recorded VARCHAR,
        retired VARCHAR)""",
    """CREATE TABLE actor (
        report VARCHAR, id VARCHAR, name VARCHAR, kind VARCHAR, country VARCHAR, sector VARCHAR, member_of
        VARCHAR[], mentions INTEGER, basis VARCHAR, score DOUBLE, reading INTEGER, standing VARCHAR, corrections
        VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    """CREATE TABLE place (
        report VARCHAR, id VARCHAR, name VARCHAR, kind VARCHAR, country VARCHAR, lat DOUBLE, lon DOUBLE, mentions
        INTEGER, basis VARCHAR, score DOUBLE, reading INTEGER, standing VARCHAR, corrections VARCHAR[], recorded
        VARCHAR, retired VARCHAR)""",
)

LIVED_SETTLED: Final = (
    "ALTER TABLE origin RENAME TO older",
    """CREATE TABLE origin (
        report VARCHAR, origin VARCHAR, reason VARCHAR, detail VARCHAR, standing VARCHAR, corrections VARCHAR[],
        recorded VARCHAR, retired VARCHAR)""",
    f"""INSERT INTO origin BY NAME
        SELECT *, CASE WHEN report = origin THEN 'own' ELSE 'text' END AS reason, {_KEPT} FROM older""",
    "DROP TABLE older",
    """CREATE TABLE story (
        id VARCHAR, title VARCHAR, first_day VARCHAR, last_day VARCHAR, countries VARCHAR[], places VARCHAR[],
        actors VARCHAR[], incidents VARCHAR[], reports VARCHAR[], origins INTEGER, standing VARCHAR, corrections
        VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    "ALTER TABLE incident RENAME TO older",
    """CREATE TABLE incident (
        id VARCHAR, story VARCHAR, day VARCHAR, last_day VARCHAR, time_precision INTEGER, type VARCHAR, act VARCHAR,
        about VARCHAR, status VARCHAR, source VARCHAR[], target VARCHAR[], place VARCHAR, place_precision INTEGER,
        killed_low BIGINT, killed_high BIGINT, injured_low BIGINT, injured_high BIGINT, attributed_to VARCHAR[],
        denied_by VARCHAR[], rule VARCHAR, claims INTEGER, reports VARCHAR[], origins INTEGER, standing VARCHAR,
        corrections VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    f"INSERT INTO incident BY NAME SELECT *, {_KEPT} FROM older",
    "DROP TABLE older",
    """CREATE TABLE claim (
        incident VARCHAR, report VARCHAR, event VARCHAR, origin VARCHAR, stance VARCHAR, speaker VARCHAR[], outlet
        VARCHAR, source VARCHAR[], target VARCHAR[], place VARCHAR, first_day VARCHAR, killed_low BIGINT,
        killed_high BIGINT, injured_low BIGINT, injured_high BIGINT, span_start INTEGER, span_end INTEGER, standing
        VARCHAR, corrections VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    "ALTER TABLE settled_relation RENAME TO older",
    """CREATE TABLE settled_relation (
        id VARCHAR, subject VARCHAR, predicate VARCHAR, object VARCHAR, since VARCHAR, last_told VARCHAR, hedged
        BOOLEAN, reports VARCHAR[], origins INTEGER, standing VARCHAR, corrections VARCHAR[], recorded VARCHAR,
        retired VARCHAR)""",
    f"""INSERT INTO settled_relation BY NAME
        SELECT *, left(md5(concat_ws(' ', subject, predicate, object)), 12) AS id, {_KEPT} FROM older""",
    "DROP TABLE older",
    "ALTER TABLE settled_control RENAME TO older",
    """CREATE TABLE settled_control (
        id VARCHAR, place VARCHAR, holder VARCHAR, since VARCHAR, disputed BOOLEAN, attributed_to VARCHAR[], reports
        VARCHAR[], origins INTEGER, standing VARCHAR, corrections VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    f"""INSERT INTO settled_control BY NAME
        SELECT *, left(md5(concat_ws(' ', place, holder)), 12) AS id, {_KEPT} FROM older""",
    "DROP TABLE older",
    "ALTER TABLE ceasefire_life RENAME TO older",
    """CREATE TABLE ceasefire_life (
        id VARCHAR, countries VARCHAR[], parties VARCHAR[], mediators VARCHAR[], place VARCHAR, first_day VARCHAR,
        last_day VARCHAR, stage VARCHAR, since VARCHAR, reports VARCHAR[], origins INTEGER, standing VARCHAR,
        corrections VARCHAR[], recorded VARCHAR, retired VARCHAR)""",
    f"INSERT INTO ceasefire_life BY NAME SELECT *, {_KEPT} FROM older",
    "DROP TABLE older",
    "ALTER TABLE ceasefire_step RENAME TO older",
    """CREATE TABLE ceasefire_step (
        ceasefire VARCHAR, position INTEGER, day VARCHAR, stage VARCHAR, acting VARCHAR[], status VARCHAR,
        attributed_to VARCHAR[], reports VARCHAR[], origins INTEGER, standing VARCHAR, corrections VARCHAR[],
        recorded VARCHAR, retired VARCHAR)""",
    f"INSERT INTO ceasefire_step BY NAME SELECT *, {_KEPT} FROM older",
    "DROP TABLE older",
    "ALTER TABLE contradiction RENAME TO older",
    """CREATE TABLE contradiction (
        id VARCHAR, kind VARCHAR, incident VARCHAR, day VARCHAR, place VARCHAR, message VARCHAR, correction BOOLEAN,
        one_says VARCHAR, one_report VARCHAR, one_start INTEGER, one_end INTEGER, other_says VARCHAR, other_report
        VARCHAR, other_start INTEGER, other_end INTEGER, reports VARCHAR[], standing VARCHAR, corrections VARCHAR[],
        recorded VARCHAR, retired VARCHAR)""",
    f"""INSERT INTO contradiction BY NAME
        SELECT *, left(md5(concat_ws(' ', kind, day, place, message)), 12) AS id, {_KEPT} FROM older""",
    "DROP TABLE older",
)
