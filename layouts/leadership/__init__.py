"""The report for leadership: at most four pages, in words that need no engineer.

Which fields it shows is fixed, so that nobody wonders what was left out of one report and not of another:

- the executive summary, the key figures and the drawn chronology;
- the services affected; the customer impact (its short form, ``customer_impact``; ``impact.customer`` only
  where there is no short one) and the business impact;
- trigger and cause;
- the action items: what, who, by when, how far; without type and ticket;
- the lessons learned, and the sign-off;
- the marks of the document (who may read on, privilege, what stands in place of what), where there are any.

The table of events, the analysis of detection and response, exhibits and references are left to the full
report, to which it points. The rule that keeps it to four pages is this choice of fields and nothing else: a
text is never cut, so that one who writes an executive summary of three pages gets more than four.
"""

from docgen.layout_api import Layout

from .report import assemble

layout = Layout(
    name="leadership",
    purpose="At most four pages for leadership: what happened, whom it touched, what is being done.",
    assemble=assemble,
)
