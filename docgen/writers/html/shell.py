"""The shell around a document's body: the one template. Data fills it and is never itself a template."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

import docgen
from docgen.document import Document

if TYPE_CHECKING:
    from jinja2 import Template


def shell(document: Document, body: Markup) -> str:
    """The whole HTML document."""
    return _template().render(
        metadata=document.metadata,
        running=document.running,
        stamp=document.stamp,
        dated=_w3c(document.metadata.dated),
        generator=f"docgen {docgen.__version__}",
        body=body,
    )


@cache
def _template() -> Template:
    from jinja2 import PackageLoader, StrictUndefined  # noqa: PLC0415 - loaded when first used
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("docgen.writers.html", ""), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("shell.html")


def _w3c(moment: datetime | None) -> str:
    """A moment in the profile of ISO 8601 that HTML metadata use; without an offset it is in UTC."""
    if moment is None:
        return ""
    return moment.replace(tzinfo=moment.tzinfo or UTC, microsecond=0).isoformat()
