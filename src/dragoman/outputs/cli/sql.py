"""`dragoman sql`: a query in SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.outputs.cli.queries import Form


def sql(
    text: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT in the SQL of DuckDB.")],
    *,
    known_on: Annotated[
        str | None, typer.Option("--known-on", metavar="DATE", help="As the record would have answered that day.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How the answer is written.")] = Form.TABLE,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
    ] = None,
) -> None:
    """Ask the record in SQL; it can change nothing, and reaches no other file and no network.

    The tables are told in docs/record.md. Here they hold what stands (with --known-on, what stood that day); what
    was retired is in the tables of the schema `main` of the file.

    \b
    dragoman sql "SELECT type, count(*) FROM event GROUP BY ALL ORDER BY ALL"
    dragoman sql "FROM incident WHERE origins > 1" --format csv
    """
    from dragoman.outputs.api import ask_sql  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.cli.answering import say, show  # noqa: PLC0415
    from dragoman.store import default_path  # noqa: PLC0415

    show(ask_sql(record or default_path(), text, known_on=known_on, say=say), form.value)
