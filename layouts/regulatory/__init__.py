"""The record for a filing: complete and controlled, in formal order and wording.

Every field is there, whether the data gives it or not; each event carries its full date; each exhibit its
size and SHA-256; each signature its meaning and what it covers (21 CFR 11.50).
"""

from docgen.layout_api import Layout

from .record import assemble

layout = Layout(
    name="regulatory",
    purpose="The complete, controlled record for a regulatory filing, with digests and formal signatures.",
    assemble=assemble,
)
