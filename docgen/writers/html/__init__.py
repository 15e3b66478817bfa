"""From a document to HTML and CSS: a page, the files it refers to, and the style sheet of a theme."""

from docgen.writers.html.anchor import PAGE_OF, identifier
from docgen.writers.html.contents import ENTRY, ENTRY_PAGE
from docgen.writers.html.font import face_address, font_faces, is_given_font
from docgen.writers.html.page import HtmlPage, html_page
from docgen.writers.html.setting import Resource
from docgen.writers.html.style import agent_stylesheet, stylesheet
from docgen.writers.html.words import breakable

__all__ = [
    "ENTRY",
    "ENTRY_PAGE",
    "PAGE_OF",
    "HtmlPage",
    "Resource",
    "agent_stylesheet",
    "breakable",
    "face_address",
    "font_faces",
    "html_page",
    "identifier",
    "is_given_font",
    "stylesheet",
]
