"""Markup: CommonMark with tables into the document tree."""
