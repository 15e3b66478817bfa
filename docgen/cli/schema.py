"""``docgen schema``: the JSON Schema that an editor checks the data with."""

from __future__ import annotations

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema (2020-12) of the data.

    Editors complete and check incident files with it. It is made from the same schemas that docgen itself
    checks with; what it cannot say (that detection comes after onset, say) only `docgen check` knows.
    """
    click.echo(schema_text(), nl=False)


def schema_text() -> str:
    """The JSON Schema as text."""
    import json  # noqa: PLC0415

    from docgen.schemas import json_schema  # noqa: PLC0415 - loads marshmallow

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
