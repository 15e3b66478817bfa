"""The page without a browser: what each view answers, to whom, and what it refuses."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bench import submitted
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from docgen.errors import BusyError, RegisterError
from docgen.manifest import Failure, FailureKind
from docgen.service.access import SCOPES, unmarked
from docgen.service.access.audit import read
from docgen.service.access.token import issue
from docgen.service.app import create_app
from docgen.service.database import DRAFTS
from docgen.service.draft import Draft, begin_from_text, find_draft
from docgen.service.draft.keeping import place_of
from docgen.service.job import claim, list_jobs, settle
from docgen.service.job.settling import Outcome
from docgen.service.service import EXTENSION, Service
from docgen.service.settings import Settings

GOOD = "id: INC-1\ntitle: <script>alert(1)</script>\nseverity: S2\ndate: 2026-03-14\n"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def service(app: Flask) -> Service:
    found: Service = app.extensions[EXTENSION]
    return found


@pytest.fixture
def draft(service: Service) -> Draft:
    return begin_from_text(service, "local", GOOD)


@pytest.fixture(autouse=True)
def _afterwards(service: Service) -> Any:
    yield
    with service.database.writing() as connection:
        connection.execute(DRAFTS.delete())


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()


def text_of(service: Service, draft: Draft) -> str:
    return find_draft(service.database, "local", draft.id).text


def added(client: FlaskClient, draft: Draft, name: str, data: bytes) -> Any:
    files = {"files": (BytesIO(data), name)}
    return client.post(f"/drafts/{draft.id}/exhibits", data=files, content_type="multipart/form-data")


def test_a_process_can_have_two_applications(app: Flask, tmp_path: Path) -> None:
    with create_app(Settings(data=tmp_path / "data", open=True)).test_client() as client:
        assert client.get("/").status_code == 200


def test_every_view_says_who_may_see_it(app: Flask) -> None:
    assert unmarked(app) == []


@pytest.mark.parametrize("path", ["/", "/verify", "/api", "/sign-in", "/fonts/SourceSans3-Regular.ttf"])
def test_every_page_is_there_and_keeps_to_the_policy(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    body = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:|<style", body)


@pytest.mark.parametrize(
    "name", ["house.css", "editor.js", "saving.js", "drop.js", "switch.js", "htmx/htmx-2.0.11.min.js"]
)
def test_what_pages_load_is_there_for_everybody(client: FlaskClient, name: str) -> None:
    with client.get(f"/static/{name}", environ_base={"REMOTE_ADDR": "192.0.2.1"}) as answer:
        assert answer.status_code == 200
        assert answer.mimetype in ("text/css", "text/javascript", "application/javascript")


@pytest.mark.parametrize("name", ["OFL.txt", "..%2F__init__.py", "SourceSans3-Bold.ttf.", "x"])
def test_no_file_is_given_but_the_faces_of_the_page(client: FlaskClient, name: str) -> None:
    assert client.get(f"/fonts/{name}").status_code == 404


def test_whoever_is_not_on_this_machine_is_asked_to_sign_in(client: FlaskClient, draft: Draft) -> None:
    elsewhere = {"environ_base": {"REMOTE_ADDR": "192.0.2.1"}, "headers": {"Accept": "text/html"}}
    for path in ("/", f"/drafts/{draft.id}", "/verify", "/api"):
        answer = client.get(path, **elsewhere)
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (303, "/sign-in")
    assert client.post("/drafts", data={"from": "scaffold"}, **elsewhere).status_code == 401


def test_another_site_changes_nothing(client: FlaskClient, service: Service, draft: Draft) -> None:
    sent = {"text": "id: stolen", "version": "1"}
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://example.org"}
    assert client.post(f"/drafts/{draft.id}/text", data=sent, headers=foreign).status_code == 403
    assert client.post(f"/drafts/{draft.id}/remove", headers=foreign).status_code == 403
    assert text_of(service, draft) == GOOD


def test_what_somebody_writes_is_never_markup(client: FlaskClient, draft: Draft) -> None:
    client.get(f"/drafts/{draft.id}")
    for path in (f"/drafts/{draft.id}", f"/drafts/{draft.id}?view=form", "/"):
        body = client.get(path).get_data(as_text=True)
        assert "&lt;script&gt;alert(1)" in body
        assert "<script>alert" not in body


def test_a_draft_of_somebody_else_is_not_there(client: FlaskClient, service: Service) -> None:
    other = begin_from_text(service, "ben", GOOD)
    found = service.database
    for method, path in (
        ("GET", ""),
        ("GET", "?view=form"),
        ("GET", "/data"),
        ("GET", "/pages"),
        ("POST", "/text"),
        ("POST", "/form/summary"),
        ("POST", "/exhibits"),
        ("POST", "/appendices"),
        ("POST", "/documents"),
        ("POST", "/pages"),
        ("POST", "/as-yaml"),
        ("POST", "/remove"),
    ):
        answer = client.open(f"/drafts/{other.id}{path}", method=method, data={"version": "1", "text": "x"})
        assert answer.status_code == 404, path
    assert find_draft(found, "ben", other.id) == other
    assert other.id not in client.get("/").get_data(as_text=True)


def test_the_fragment_of_a_change_has_problems_version_and_status(client: FlaskClient, draft: Draft) -> None:
    sent = {"text": GOOD.replace("S2", "S9"), "version": "1"}
    answer = client.post(f"/drafts/{draft.id}/text", data=sent, headers=HTMX)
    body = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert 'data-line="3" data-column="11" data-weight="error"' in body
    assert re.search(r'id="status"[^>]*>Saved: 1 error', body)
    assert 'value="2" hx-swap-oob="outerHTML:.version"' in body
    assert "HX-Trigger-After-Settle" not in answer.headers
    good = client.post(f"/drafts/{draft.id}/text", data={"text": GOOD, "version": "2"}, headers=HTMX)
    assert good.headers["HX-Trigger-After-Settle"] == "docgen-good"


def test_what_was_begun_empty_is_shown_as_a_form_and_what_was_given_as_text(client: FlaskClient) -> None:
    empty = client.post("/drafts", data={"from": "scaffold"}).headers["Location"]
    given = client.post("/drafts", data={"from": "text", "text": GOOD}).headers["Location"]
    assert (empty.endswith("?view=form"), "?" in given) == (True, False)


def test_a_draft_that_never_was_valid_is_called_by_its_file(client: FlaskClient) -> None:
    place = client.post("/drafts", data={"from": "text", "text": '{"id": "INC-7"}'}).headers["Location"]
    page, lists = client.get(place).get_data(as_text=True), client.get("/").get_data(as_text=True)
    assert "<h1>incident.json</h1>" in page
    assert "<title>incident.json – docgen</title>" in page
    assert f'<a href="{place}">incident.json</a>' in lists
    assert lists.count("incident.json") == 2  # and in the name of the button that removes it


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD, "Nothing keeps the documents from being made."),
        (GOOD.replace("S2", "S9"), "1 error keeps the documents from being made."),
        (GOOD.replace("S2", "S9") + "x: y\n", "2 errors keep the documents from being made."),
    ],
)
def test_it_is_said_what_problems_mean_for_the_documents(
    client: FlaskClient, draft: Draft, text: str, said: str
) -> None:
    sent = {"text": text, "version": "1"}
    body = client.post(f"/drafts/{draft.id}/text", data=sent, headers=HTMX).get_data(as_text=True)
    assert said in body
    assert ("when the errors are mended" in body) == ("error" in said)


def test_that_nothing_was_saved_is_said_at_once_to_whoever_does_not_see_it(
    client: FlaskClient, draft: Draft
) -> None:
    client.post(f"/drafts/{draft.id}/text", data={"text": GOOD + "commander: Ama\n", "version": "1"})
    stale = client.post(f"/drafts/{draft.id}/text", data={"text": GOOD + "\n", "version": "1"}, headers=HTMX)
    assert stale.status_code == 409
    assert re.search(r'role="alert">\s*<p><strong>The text was changed elsewhere', stale.text)


def test_without_scripts_a_change_leads_back_to_the_page(client: FlaskClient, draft: Draft) -> None:
    answer = client.post(f"/drafts/{draft.id}/text", data={"text": GOOD + "language: en\n", "version": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/drafts/{draft.id}")


def test_without_scripts_a_text_that_is_not_saved_is_on_the_page_that_comes(
    client: FlaskClient, service: Service, draft: Draft
) -> None:
    theirs, mine = (f"{GOOD}commander: {name}\n" for name in ("Ama", "Ben & Co"))
    client.post(f"/drafts/{draft.id}/text", data={"text": theirs, "version": "1"})
    answer = client.post(f"/drafts/{draft.id}/text", data={"text": mine, "version": "1"})
    assert answer.status_code == 409
    assert answer.text.startswith("<!doctype html>")
    assert "The text was changed elsewhere" in answer.text
    assert "commander: Ben &amp; Co\n</textarea>" in answer.text
    assert re.search(r'<button [^>]*form="text-form">Keep mine', answer.text)
    (version,) = set(re.findall(r'name="version" class="version" value="(\d+)"', answer.text))
    assert text_of(service, draft) == theirs
    client.post(f"/drafts/{draft.id}/text", data={"text": mine, "version": version})
    assert text_of(service, draft) == mine
    refused = client.post(f"/drafts/{draft.id}/text", data={"text": "id: \x00 and more", "version": "3"})
    assert refused.status_code == 422
    assert "holds the character NUL" in refused.text
    assert "and more</textarea>" in refused.text


def test_without_scripts_a_section_that_is_not_saved_is_told_as_it_was_written(
    client: FlaskClient, draft: Draft
) -> None:
    client.post(f"/drafts/{draft.id}/text", data={"text": GOOD + "commander: Ama\n", "version": "1"})
    sent = {"version": "1", "commander": "Ben", "author": "Cy\r\nDee", "severity": "S2", "do": "save"}
    answer = client.post(f"/drafts/{draft.id}/form/summary", data=sent)
    assert answer.status_code == 409
    assert 'role="status">Not saved: changed elsewhere<' in answer.text
    told = re.findall(r'<dt><code>(\S+)</code></dt><dd class="as-written">(.*?)</dd>', answer.text, re.DOTALL)
    assert told == [("commander", "Ben"), ("author", "Cy\nDee")]


def test_without_scripts_all_that_was_written_is_told_however_much_it_is(
    client: FlaskClient, draft: Draft
) -> None:
    client.post(f"/drafts/{draft.id}/text", data={"text": GOOD + "commander: Ama\n", "version": "1"})
    many = {f"timeline.{number}.event": f"Step {number}" for number in range(300)}
    answer = client.post(f"/drafts/{draft.id}/form/timeline", data={"version": "1", "do": "save", **many})
    assert answer.status_code == 409
    assert re.findall(r'class="as-written">(Step \d+)</dd>', answer.text) == list(many.values())


def test_without_scripts_what_was_said_of_an_exhibit_is_told_as_it_was_written(
    client: FlaskClient, draft: Draft
) -> None:
    added(client, draft, "graph.png", picture())
    sent = {"version": "1", "appendices.0.alt": "A red square", "do": "save"}
    answer = client.post(f"/drafts/{draft.id}/appendices", data=sent)
    assert answer.status_code == 409
    assert 'role="status">Not saved<' in answer.text
    assert '<code>appendices.0.alt</code></dt><dd class="as-written">A red square</dd>' in answer.text


def test_without_scripts_who_cannot_have_documents_is_led_back_to_the_report(
    client: FlaskClient, draft: Draft
) -> None:
    answer = client.post(f"/drafts/{draft.id}/documents", data={"layout": "postmortem"})
    assert answer.status_code == 422
    assert f'href="/drafts/{draft.id}">Back to the report<' in answer.text


@pytest.mark.parametrize(("kind", "told"), [(FailureKind.DATA, 3), (FailureKind.DOCUMENT, 5)])
def test_why_nothing_was_made_is_told_line_by_line_and_of_data_no_more_than_one_reads(
    client: FlaskClient, service: Service, kind: FailureKind, told: int
) -> None:
    job = submitted(service)
    (taken,) = claim(service.database, "a", 1)
    message = "\n".join(f"incident.yaml:{number}:1: it is wrong" for number in range(1, 6))
    settle(service.database, "a", taken, Outcome(failures=[Failure(kind, message)]))
    for path in ("/", f"/jobs/{job.id}"):
        body = client.get(path).text
        assert body.count(": it is wrong.") == told
        assert ("And 2 more." in body) == (told == 3)
    client.post(f"/jobs/{job.id}/remove")


@pytest.mark.parametrize("version", ["", "x", "-1", "1e9", "9" * 30])
def test_a_change_of_no_version_is_refused(
    client: FlaskClient, service: Service, draft: Draft, version: str
) -> None:
    answer = client.post(f"/drafts/{draft.id}/text", data={"text": "x", "version": version}, headers=HTMX)
    assert answer.status_code in (400, 409)
    assert text_of(service, draft) == GOOD


def test_a_form_of_a_text_that_was_changed_meanwhile_overwrites_nothing(
    client: FlaskClient, service: Service, draft: Draft
) -> None:
    client.post(f"/drafts/{draft.id}/text", data={"text": GOOD + "commander: Ama\n", "version": "1"})
    answer = client.post(
        f"/drafts/{draft.id}/form/summary",
        data={"version": "1", "commander": "Ben", "do": "save"},
        headers=HTMX,
    )
    assert answer.status_code == 409
    assert "changed elsewhere" in answer.get_data(as_text=True)
    assert "commander: Ama" in text_of(service, draft)


def test_of_many_entries_no_more_are_shown_than_can_be_sent_back(
    client: FlaskClient, service: Service
) -> None:
    entries = "".join(f"  - at: '13:52'\n    event: Event {number}\n" for number in range(2_000))
    draft = begin_from_text(service, "local", f"{GOOD}timeline:\n{entries}")
    shown = client.get(f"/drafts/{draft.id}?view=form&section=timeline").text
    names = re.findall(r'<(?:input|textarea|select)[^>]* name="(timeline\.[^"]+)"', shown)
    assert len(names) > 600
    assert "more entries of the timeline are not shown here" in shown
    sent = {name: "13:52" if name.endswith("at") else "" for name in names}
    sent |= {name: f"Event {name.split('.')[1]}" for name in names if name.endswith("event")}
    answer = client.post(
        f"/drafts/{draft.id}/form/timeline",
        data={"version": "1", "do": "save", **sent, "timeline.7.event": "It was another"},
        headers=HTMX,
    )
    assert answer.status_code == 200
    assert text_of(service, draft) == draft.text.replace("Event 7\n", "It was another\n")


def test_who_is_signed_in_is_told_on_a_page_that_the_database_is_away(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path / "data"))
    service: Service = app.extensions[EXTENSION]
    client, html = app.test_client(), {"Accept": "text/html"}
    token = {"token": issue(service.database, "ama", SCOPES, None).text}
    assert client.post("/sign-in", data=token).status_code == 303
    assert client.get("/", headers=html).status_code == 200
    (tmp_path / "data").rename(tmp_path / "away")
    for path in ("/", "/verify", "/sign-in", "/drafts/x"):
        answer = client.get(path, headers=html)
        assert (answer.status_code, answer.mimetype) == (503, "text/html"), path
        assert "The service cannot do this now" in answer.text
        assert answer.headers["Retry-After"] == "10"
    assert client.get("/nowhere", headers=html).status_code == 404
    assert client.post("/sign-in", data=token, headers=html).mimetype == "text/html"
    assert client.get("/v1/jobs", headers=html).mimetype == "application/problem+json"
    service.database.close()


def test_a_section_changes_its_field_and_nothing_else(
    client: FlaskClient, service: Service, draft: Draft
) -> None:
    answer = client.post(
        f"/drafts/{draft.id}/form/summary",
        data={"version": "1", "severity": "S1", "do": "save"},
        headers=HTMX,
    )
    assert answer.status_code == 200
    assert text_of(service, draft) == GOOD.replace("S2", "S1")
    assert 'id="sectioned"' in answer.get_data(as_text=True)


def test_a_section_refuses_fields_that_it_does_not_have(
    client: FlaskClient, service: Service, draft: Draft
) -> None:
    sent = {"version": "1", "timeline.0.event": "x", "do": "save"}
    answer = client.post(f"/drafts/{draft.id}/form/summary", data=sent, headers=HTMX)
    assert answer.status_code == 422
    assert "no field of this section" in answer.get_data(as_text=True)
    assert client.post(f"/drafts/{draft.id}/form/nothing", data=sent).status_code == 404
    assert text_of(service, draft) == GOOD


def test_toml_goes_on_in_yaml(client: FlaskClient, service: Service) -> None:
    draft = begin_from_text(
        service, "local", 'id = "INC-1"\ntitle = "T"\nseverity = "S2"\ndate = 2026-03-14\n'
    )
    assert "Go on in YAML" in client.get(f"/drafts/{draft.id}?view=form").get_data(as_text=True)
    assert client.post(f"/drafts/{draft.id}/as-yaml", data={"version": "1"}).status_code == 303
    found = find_draft(service.database, "local", draft.id)
    assert found.name == "incident.yaml"
    assert "id: INC-1" in found.text


def test_a_form_of_a_text_that_cannot_be_read_leads_into_the_text(
    client: FlaskClient, service: Service
) -> None:
    draft = begin_from_text(service, "local", "id: [1\n")
    body = client.get(f"/drafts/{draft.id}?view=form").get_data(as_text=True)
    assert "The form cannot show this text" in body
    assert re.search(r'href="/drafts/\w+\?view=text#\d+:\d+"', body)


class TestExhibits:
    def test_a_picture_becomes_an_appendix_that_lacks_its_words(
        self, client: FlaskClient, service: Service, draft: Draft
    ) -> None:
        assert added(client, draft, "latency_graph.png", picture()).status_code == 303
        assert "kind: image" in text_of(service, draft)
        assert "path: latency_graph.png" in text_of(service, draft)
        body = client.get(f"/drafts/{draft.id}?view=exhibits").get_data(as_text=True)
        assert "Latency graph" in body
        assert "no text for those who cannot see it" in body

    def test_a_picture_is_given_as_a_picture_and_as_nothing_else(
        self, client: FlaskClient, service: Service, draft: Draft
    ) -> None:
        added(client, draft, "p.html", picture())
        svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        added(client, draft, "s.svg", svg)
        added(client, draft, "page.html", b"<script>alert(1)</script>")
        files = {each.name: each.key for each in find_draft(service.database, "local", draft.id).exhibits}
        answer = client.get(f"/drafts/{draft.id}/files/{files['p.html']}")
        assert answer.mimetype == "image/png"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        for name in ("s.svg", "page.html"):
            assert client.get(f"/drafts/{draft.id}/files/{files[name]}").status_code == 404

    def test_what_is_said_of_it_is_written_into_the_text(
        self, client: FlaskClient, service: Service, draft: Draft
    ) -> None:
        added(client, draft, "p.png", picture())
        sent = {"version": "2", "appendices.0.alt": "It rises.", "appendices.0.caption": "As seen"}
        answer = client.post(f"/drafts/{draft.id}/appendices", data=sent, headers=HTMX)
        assert answer.status_code == 200
        assert "alt: It rises." in text_of(service, draft)
        assert 'id="told-0" hx-swap-oob="true"' in answer.get_data(as_text=True)

    def test_what_is_taken_out_leaves_text_and_store(
        self, client: FlaskClient, service: Service, draft: Draft
    ) -> None:
        added(client, draft, "p.png", picture())
        sent = {"version": "2", "do": "remove appendices.0"}
        assert client.post(f"/drafts/{draft.id}/appendices", data=sent).status_code == 303
        found = find_draft(service.database, "local", draft.id)
        assert "p.png" not in found.text
        assert found.exhibits == ()
        assert not [name for name in service.store.names() if draft.id in name]

    def test_a_file_of_a_text_that_cannot_be_read_waits_for_its_name(
        self, client: FlaskClient, service: Service
    ) -> None:
        draft = begin_from_text(service, "local", "id: [1\n")
        added(client, draft, "a.log", b"12:00 it began\n")
        body = client.get(f"/drafts/{draft.id}?view=exhibits").get_data(as_text=True)
        assert "a.log" in body
        client.post(f"/drafts/{draft.id}/text", data={"text": GOOD, "version": "2"})
        (held,) = find_draft(service.database, "local", draft.id).exhibits
        assert "a.log" not in text_of(service, draft)
        assert client.post(f"/drafts/{draft.id}/files/{held.key}/name").status_code == 303
        assert "path: a.log" in text_of(service, draft)

    def test_a_file_comes_in_the_place_that_names_it(self, client: FlaskClient, service: Service) -> None:
        named = "appendices:\n  - {kind: image, title: G, path: evidence/graph.png, alt: It rises}\n"
        draft = begin_from_text(service, "local", GOOD + named)
        assert "is not here yet" in client.get(f"/drafts/{draft.id}?view=exhibits").get_data(as_text=True)
        added(client, draft, "graph.png", picture())
        found = find_draft(service.database, "local", draft.id)
        assert [each.name for each in found.exhibits] == ["evidence/graph.png"]
        assert found.text == GOOD + named

    @pytest.mark.parametrize(
        "name", ["../../../etc/cron.d/x", "C:\\windows\\x", "/etc/passwd", "..", "a\x00b"]
    )
    def test_a_name_is_never_a_path(
        self, client: FlaskClient, service: Service, draft: Draft, name: str
    ) -> None:
        added(client, draft, name, b"x")
        data = service.settings.data
        assert {each.name for each in data.parent.iterdir()} == {"data"}
        for each in find_draft(service.database, "local", draft.id).exhibits:
            assert not {"/", "\\", "\x00"} & set(each.name)


def test_no_document_is_made_of_wrong_data_or_in_no_format(client: FlaskClient, service: Service) -> None:
    draft = begin_from_text(service, "local", "id: 1\n")
    chosen = {"layout": "postmortem", "audience": "internal", "format": "pdf"}
    answer = client.post(f"/drafts/{draft.id}/documents", data=chosen, headers=HTMX)
    assert answer.status_code == 422
    assert "no document is made while there is any" in answer.get_data(as_text=True)
    answer = client.post(f"/drafts/{draft.id}/documents", data={"layout": "postmortem"}, headers=HTMX)
    assert "choose a format" in answer.get_data(as_text=True).lower()


def test_a_layout_is_never_a_file(client: FlaskClient, service: Service, draft: Draft) -> None:
    sent = {"layout": "/tmp/evil.py", "audience": "nobody", "theme": "../x", "format": ["pdf", "exe"]}
    client.post(f"/drafts/{draft.id}/pages", data=sent, headers=HTMX)
    choice = find_draft(service.database, "local", draft.id).choice
    assert (choice.layouts, choice.audience, choice.theme, choice.formats) == (
        ("postmortem",),
        "internal",
        "",
        ("pdf",),
    )


def test_a_job_is_shown_followed_and_removed(client: FlaskClient, draft: Draft) -> None:
    chosen = {"layout": "leadership", "audience": "internal", "format": "pdf"}
    answer = client.post(f"/drafts/{draft.id}/documents", data=chosen)
    place = answer.headers["Location"]
    assert "Waiting to be made" in client.get(place).get_data(as_text=True)
    assert client.get(f"{place}/progress?seen=queued-0").status_code == 204
    assert "Waiting to be made" in client.get(f"{place}/progress?seen=other").get_data(as_text=True)
    assert client.post(f"{place}/remove").status_code == 303
    gone = client.get(place, headers={"Accept": "text/html"})
    assert gone.status_code == 404
    assert "There is nothing here" in gone.get_data(as_text=True)


def test_what_is_done_on_the_page_is_in_the_audit_log(
    client: FlaskClient, service: Service, draft: Draft
) -> None:
    before = list(read(service.database))
    place = client.post(f"/drafts/{draft.id}/documents", data={"format": "pdf"}).headers["Location"]
    job = place.rpartition("/")[2]
    client.post(f"{place}/remove")
    sent = {"document": (BytesIO(b"none of docgen's"), "x.pdf")}
    client.post("/verify", data=sent, content_type="multipart/form-data")
    lines = list(read(service.database))[len(before) :]
    assert [(each.owner, each.action, each.job) for each in lines] == [
        ("local", "submitted", job),
        ("local", "removed", job),
        ("local", "verified", ""),
    ]
    assert lines[0].sha256 == sha256(GOOD.encode()).hexdigest()
    assert "alert" not in str(lines), "which is in the data"


def test_of_a_register_that_cannot_be_asked_the_page_tells_no_address(
    client: FlaskClient, service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: object) -> None:
        raise RegisterError("/srv/issued.sqlite: there is no register")

    monkeypatch.setattr(service.desk, "verify", away)
    sent = {"document": (BytesIO(b"x"), "x.pdf")}
    answer = client.post("/verify", data=sent, headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert "issued" not in answer.text
    assert "finds the reason in its log" in answer.text
    assert "/srv/issued.sqlite" in caplog.text


def test_of_a_file_that_the_store_has_lost_the_page_tells_its_own_name(
    client: FlaskClient, service: Service, draft: Draft
) -> None:
    added(client, draft, "a.png", picture())
    draft = find_draft(service.database, "local", draft.id)
    store = Path(service.settings.store_address)
    (held,) = draft.exhibits
    (store / place_of(draft.id, held.key)).unlink()
    for answer in (
        client.get(f"/drafts/{draft.id}"),
        client.post(f"/drafts/{draft.id}/pages", headers=HTMX),
        client.post(f"/drafts/{draft.id}/documents", data={"format": "pdf"}),
        client.get(f"/drafts/{draft.id}/files/{held.key}"),
    ):
        assert str(store) not in answer.text
        assert answer.status_code < 500


def test_documents_are_listed_page_by_page_and_each_once(
    client: FlaskClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.service.page.home._A_PAGE_OF_JOBS", 2)
    before = {each.job.id for each in list_jobs(service.database, "local", limit=1000)}
    made = {submitted(service, owner=owner).id for owner in ("local",) * 5}
    theirs = submitted(service, owner="other").id
    found: list[str] = []
    address = "/"
    while address:
        text = client.get(address).text
        found += dict.fromkeys(re.findall(r"/jobs/([0-9a-f]{32})", text))
        older = re.search(r'href="(/\?before=[^"]+)"', text)
        address = older[1].replace("&amp;", "&") if older else ""
    assert len(found) == len(set(found))
    assert set(found) == before | made
    assert theirs not in found


@pytest.mark.parametrize("before", ["x", "1.5", "nan-{id}", "1.5-a%00b", "1.5-{id}%00", "1e9-{id}", "-1-"])
def test_a_place_in_the_list_that_is_none_is_the_first(
    client: FlaskClient, service: Service, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    """A database takes no text with NUL, and no moment that is none."""
    seen: list[object] = []

    def spy(*_: object, before: object, **__: object) -> tuple[()]:
        seen.append(before)
        return ()

    monkeypatch.setattr("docgen.service.page.home.list_jobs", spy)
    assert client.get(f"/?before={before.format(id='f' * 32)}").status_code == 200
    assert seen == [None]


def test_one_drawing_is_under_way_at_a_time(client: FlaskClient, service: Service, draft: Draft) -> None:
    first = client.post(f"/drafts/{draft.id}/pages", headers=HTMX).get_data(as_text=True)
    assert "Drawing the pages" in first
    job = find_draft(service.database, "local", draft.id).preview.under_way
    client.post(f"/drafts/{draft.id}/text", data={"text": GOOD + "language: en\n", "version": "1"})
    client.post(f"/drafts/{draft.id}/pages", headers=HTMX)
    assert find_draft(service.database, "local", draft.id).preview.under_way == job
    assert client.get(f"/drafts/{draft.id}/pages?seen={job}").status_code == 204


def test_a_text_is_kept_although_nobody_has_time_to_check_it(
    client: FlaskClient, service: Service, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise BusyError("too many are waiting for an answer", 3)

    monkeypatch.setattr(type(service.desk), "check", busy)
    answer = client.post(
        f"/drafts/{draft.id}/text", data={"text": "id: INC-2\n", "version": "1"}, headers=HTMX
    )
    assert "The text could not be checked: too many are waiting" in answer.get_data(as_text=True)
    assert "Saved: not checked" in answer.get_data(as_text=True)
    assert text_of(service, draft) == "id: INC-2\n"
    assert "HX-Trigger-After-Settle" not in answer.headers


def test_errors_are_pages_for_people_and_problem_details_for_machines(client: FlaskClient) -> None:
    seen = client.get("/nothing", headers={"Accept": "text/html"})
    assert (seen.status_code, seen.mimetype) == (404, "text/html")
    told = client.get("/nothing", headers={"Accept": "application/json"})
    assert (told.status_code, told.mimetype) == (404, "application/problem+json")
    told = client.get("/v1/nothing", headers={"Accept": "text/html"})
    assert told.mimetype == "application/problem+json"


def test_a_bug_is_a_page_without_its_trace(
    client: FlaskClient, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.service.page.home.list_drafts", lambda *_: 1 / 0)
    answer = client.get("/", headers={"Accept": "text/html"})
    assert answer.status_code == 500
    assert "docgen&#39;s fault" in answer.get_data(as_text=True)
    assert "ZeroDivisionError" not in answer.get_data(as_text=True)


def test_what_was_pasted_and_refused_is_still_there(client: FlaskClient) -> None:
    answer = client.post("/drafts", data={"from": "text", "text": " \n "})
    assert answer.status_code == 422
    assert "The text is empty." in answer.get_data(as_text=True)


def test_the_text_is_downloaded_as_it_is(client: FlaskClient, draft: Draft) -> None:
    answer = client.get(f"/drafts/{draft.id}/data")
    assert answer.get_data(as_text=True) == GOOD
    assert answer.headers["Content-Disposition"] == "attachment; filename=incident.yaml"
