"""The page's blueprint, to which each module of this room adds its views."""

from __future__ import annotations

from flask import Blueprint

PAGE = Blueprint(
    "page", __name__, template_folder="templates", static_folder="static", static_url_path="/static"
)
