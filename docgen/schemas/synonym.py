"""What other tools call the keys of docgen, for people who come from them."""

from __future__ import annotations

INCIDENT = {
    "incident_id": "id",
    "identifier": "id",
    "name": "title",
    "incident_title": "title",
    "sev": "severity",
    "priority": "severity",
    "incident_date": "date",
    "tz": "timezone",
    "time_zone": "timezone",
    "start": "impact_start",
    "started_at": "impact_start",
    "start_time": "impact_start",
    "onset": "impact_start",
    "end": "impact_end",
    "ended_at": "impact_end",
    "end_time": "impact_end",
    "detected": "detected_at",
    "time_detected": "detected_at",
    "mitigated": "mitigated_at",
    "resolved": "resolved_at",
    "services": "affected_services",
    "components": "affected_services",
    "incident_commander": "commander",
    "ic": "commander",
    "owner": "author",
    "report_date": "postmortem_date",
    "state": "status",
    "summary": "executive_summary",
    "overview": "executive_summary",
    "tldr": "executive_summary",
    "events": "timeline",
    "chronology": "timeline",
    "trigger": "root_cause.trigger",
    "cause": "root_cause.cause",
    "contributing_factors": "root_cause.contributing_factors",
    "five_whys": "root_cause.five_whys",
    "5_whys": "root_cause.five_whys",
    "what_went_well": "went_well",
    "what_went_wrong": "could_improve",
    "what_could_be_improved": "could_improve",
    "went_wrong": "could_improve",
    "actions": "action_items",
    "follow_ups": "action_items",
    "remediation": "action_items",
    "lessons": "lessons_learned",
    "communication": "external_communication",
    "attachments": "appendices",
    "exhibits": "appendices",
    "evidence": "appendices",
    "approvals": "sign_off",
    "approvers": "sign_off",
    "reviewers": "sign_off",
    "classification": "document.classification",
    "organization": "document.organization",
    "organisation": "document.organization",
    "version": "document.version",
    "revisions": "document.revisions",
    "distribution": "document.distribution",
    "retention": "document.retention",
    "tlp": "document.tlp",
    "privilege": "document.privilege",
    "document_number": "document.number",
    "lang": "language",
    "references": "sources",
    "links": "sources",
}

IMPACT = {"users": "customer", "user": "customer", "financial": "business", "team": "internal"}

TIMELINE = {
    "time": "at",
    "timestamp": "at",
    "when": "at",
    "ts": "at",
    "what": "event",
    "action": "event",
    "description": "event",
    "message": "event",
    "text": "event",
    "who": "actor",
    "by": "actor",
    "person": "actor",
    "system": "actor",
}

WHY = {"question": "why", "because": "answer"}

ROOT_CAUSE = {
    "root_cause": "cause",
    "factors": "contributing_factors",
    "whys": "five_whys",
    "5_whys": "five_whys",
}

ACTION_ITEM = {
    "category": "type",
    "kind": "type",
    "action": "description",
    "title": "description",
    "task": "description",
    "item": "description",
    "assignee": "owner",
    "who": "owner",
    "due_date": "due",
    "deadline": "due",
    "target_date": "due",
    "state": "status",
    "jira": "ticket",
    "issue": "ticket",
    "link": "ticket",
    "url": "ticket",
}

COMMUNICATION = {"customers": "customer", "compliance": "regulatory", "regulator": "regulatory"}

APPENDIX = {
    "type": "kind",
    "file": "path",
    "filename": "path",
    "content": "text",
    "body": "text",
    "link": "url",
    "href": "url",
    "alt_text": "alt",
    "description": "caption",
    "origin": "source",
    "taken_at": "captured_at",
    "date": "captured_at",
    "taken_by": "captured_by",
    "collected_by": "captured_by",
    "slug": "name",
    "anchor": "name",
    "parent": "part_of",
}

SIGN_OFF = {"title": "role", "reviewer": "name", "date": "reviewed_on", "reviewed_at": "reviewed_on"}

REVISION = {"revision": "version", "by": "author", "changes": "summary", "description": "summary"}

CONTROL = {
    "id": "number",
    "document_number": "number",
    "organisation": "organization",
    "company": "organization",
    "confidentiality": "classification",
    "retention_period": "retention",
    "history": "revisions",
    "recipients": "distribution",
    "traffic_light": "tlp",
    "tlp_label": "tlp",
    "legal_privilege": "privilege",
    "privileged": "privilege",
    "keep_until": "retain_until",
    "retention_date": "retain_until",
    "replaces": "supersedes",
    "replaced_by": "superseded_by",
}

DOCUMENT_REFERENCE = {"document": "number", "id": "number", "revision": "version"}

SOURCE = {"link": "url", "href": "url", "name": "title", "text": "title"}

COLOURS = {
    "text": "ink",
    "primary": "accent",
    "brand": "accent",
    "background": "tint",
    "line": "hairline",
}

FONTS = {"body": "serif", "heading": "sans", "code": "mono", "monospace": "mono", "paths": "folders"}

THEME = {
    "organisation": "organization",
    "company": "organization",
    "palette": "colours",
    "paper": "page",
}
