"""How much of a request is taken."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable

import pytest
from flask import request
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.service.access import needs
from docgen.service.access.limits import LARGEST_JSON
from docgen.service.settings import Limits

Make = Callable[..., FlaskClient]


def send(client: FlaskClient, body: bytes, content_type: str = "application/json") -> tuple[int, str]:
    answer = client.post("/v1/json", data=body, content_type=content_type)
    return answer.status_code, answer.text


def test_a_compressed_body_is_refused_and_not_taken_for_broken_data(open_client: FlaskClient) -> None:
    body = gzip.compress(b'{"a": 1}')
    for coding, status in (("gzip", 415), ("GZIP, br", 415), ("identity", 422), ("", 422)):
        headers = {"Content-Encoding": coding}
        answer = open_client.post("/v1/json", data=body, content_type="application/json", headers=headers)
        assert answer.status_code == status
        assert ("(send it as it is)" in answer.text) == (status == 415)
    assert send(open_client, b'{"a": 1}')[0] == 200


class TestJson:
    def test_is_read_and_numbers_are_as_they_were_written(self, open_client: FlaskClient) -> None:
        status, said = send(open_client, b'{"a": [1.10, true, null, "x"]}')
        assert status == 200
        assert json.loads(said) == {"a": ["1.10", True, None, "x"]}

    @pytest.mark.parametrize("opening", [b"[", b'{"a":'])
    def test_that_is_too_deep_is_refused(self, open_client: FlaskClient, opening: bytes) -> None:
        status, said = send(open_client, b'{"a":' + opening * 100_000)
        assert status == 422
        assert "nested too deeply" in said

    def test_that_is_too_large_is_refused(self, open_client: FlaskClient) -> None:
        assert send(open_client, b'{"a": "' + b"x" * LARGEST_JSON + b'"}')[0] == 413

    def test_that_does_not_say_how_large_it_is_is_bounded_as_well(self, open_client: FlaskClient) -> None:
        read = 0

        class Endless(io.RawIOBase):
            def readable(self) -> bool:
                return True

            def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
                nonlocal read
                buffer[:] = b" " * len(buffer)
                read += len(buffer)
                return len(buffer)

        overrides = {"wsgi.input": Endless(), "wsgi.input_terminated": True}
        overrides |= {"HTTP_TRANSFER_ENCODING": "chunked"}
        answer = open_client.post("/v1/json", content_type="application/json", environ_overrides=overrides)
        assert answer.status_code == 413
        assert read <= 2 * LARGEST_JSON

    @pytest.mark.parametrize(
        "content_type", ["text/plain", "application/x-www-form-urlencoded", "text/json", ""]
    )
    def test_that_is_not_said_to_be_any_is_refused(self, open_client: FlaskClient, content_type: str) -> None:
        assert send(open_client, b"{}", content_type)[0] == 415

    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(max_size=300))
    def test_or_anything_else_is_answered(self, open_client: FlaskClient, body: bytes) -> None:
        assert send(open_client, body)[0] in {200, 422}


class TestABody:
    @pytest.fixture
    def small(self, make: Make) -> FlaskClient:
        client = make(is_open=True, limits=Limits(body=400_000, parts=3, field=100_000))

        @client.application.post("/form")
        @needs("render")
        def form() -> str:
            return f"{len(request.form)} {len(request.files)}"

        return client

    def test_that_is_a_short_form_is_taken(self, small: FlaskClient) -> None:
        assert small.post("/form", data={"a": ["x"] * 3}).text == "1 0"

    def test_within_the_limits_is_taken(self, small: FlaskClient) -> None:
        data = {"a": "x" * 100_000, "b": "y", "c": (io.BytesIO(b"z" * 200_000), "c.png")}
        assert small.post("/form", data=data).text == "2 1"

    @pytest.mark.parametrize(
        "data",
        [
            {"c": (io.BytesIO(b"z" * 500_000), "c.png")},
            {"a": "x" * 100_001, "c": (io.BytesIO(b"z"), "c.png")},
            {"a": "x" * 100_001},
            {"a": ["x"] * 4},
            {"a": "1", "b": "2", "c": "3", "d": (io.BytesIO(b"z"), "c.png")},
        ],
        ids=["body", "field", "urlencoded", "urlencoded-parts", "parts"],
    )
    def test_beyond_them_is_refused(self, small: FlaskClient, data: dict[str, object]) -> None:
        assert small.post("/form", data=data).status_code == 413
