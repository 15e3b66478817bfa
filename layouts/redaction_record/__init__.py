"""The redaction record of an edition, to be printed and filed: what was taken out, and why.

It is internal: it tells what the readers of the edition do not have. It quotes nothing of it.
"""

from docgen.layout_api import Layout

from .record import assemble

layout = Layout(
    name="redaction-record",
    purpose="Internal: what was taken out of the edition for an audience, and why.",
    assemble=assemble,
)
