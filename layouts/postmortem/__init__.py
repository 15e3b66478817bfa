"""The post-mortem report: all of the template, section by section, with its titles and in its order."""

from docgen.layout_api import Layout

from .report import assemble

layout = Layout(
    name="postmortem",
    purpose="The whole post-mortem report, all eleven sections of the template.",
    assemble=assemble,
)
