"""The form: data as fields that people fill in, made from the schema, section by section. Pure; no web in it.

    records ── shaping ──> sections ── filling (data, problems) ──> form ── template ──> page
    what a browser posts ── posting ──> data ── writing ──> the text, changed where the data are

The text of the file is the truth, and somebody wrote it: a form changes the places of what was changed, and
nothing else. What the form cannot show stays as it is, and the form says so.
"""

from docgen.service.form.filled import FilledSection, Form
from docgen.service.form.filling import fill, fill_section
from docgen.service.form.model import Section
from docgen.service.form.posting import Posted, post
from docgen.service.form.shaping import section, sections
from docgen.service.form.writing import Rewritten, as_yaml, rewrite

__all__ = [
    "FilledSection",
    "Form",
    "Posted",
    "Rewritten",
    "Section",
    "as_yaml",
    "fill",
    "fill_section",
    "post",
    "rewrite",
    "section",
    "sections",
]
