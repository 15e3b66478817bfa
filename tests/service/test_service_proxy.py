"""The service behind nginx as the example has it, with TLS and one proxy to be trusted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import urllib3
from production import replica, token
from proxy import nginx

from batch.test_batch_cluster import certificate

pytestmark = pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx here: apt-get install nginx")
MINIMAL = b"id: INC-1\ntitle: The gateway fails\nseverity: S2\ndate: 2026-03-14\n"


@dataclass
class Front:
    """What callers see of it."""

    address: str
    token: str
    pool: urllib3.PoolManager

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> urllib3.BaseHTTPResponse:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.pool.request(method, self.address + path, body=body, headers=given, redirect=False)

    def sign_in(self, token: str, **headers: str) -> urllib3.BaseHTTPResponse:
        kind = "application/x-www-form-urlencoded"
        given = {"Origin": self.address, "Content_Type": kind, **headers}
        return self.ask("POST", "/sign-in", f"token={token}".encode(), **given)

    def post(self, path: str, body: bytes, **headers: str) -> urllib3.BaseHTTPResponse:
        given = {"Authorization": f"Bearer {self.token}", "Content_Type": "application/yaml", **headers}
        return self.ask("POST", path, body, **given)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("front")
    environment = {"DOCGEN_DATA": str(folder / "data"), "DOCGEN_PROXIES": "1"}
    cert, authority, key = certificate(folder / "own")
    with replica(folder, environment) as behind, nginx(folder, behind, cert, key) as address:
        pool = urllib3.PoolManager(ca_certs=authority, assert_hostname=False, retries=False, timeout=90)
        yield Front(address, token(environment), pool)


def test_who_signs_in_gets_a_cookie_that_only_https_carries(front: Front) -> None:
    answer = front.sign_in(front.token)
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert {"Secure", "HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))
    home = front.ask("GET", "/", Cookie=cookie.partition(";")[0])
    assert (home.status, home.headers["Strict-Transport-Security"]) == (200, "max-age=31536000")


def test_the_page_of_another_site_is_refused(front: Front) -> None:
    assert front.sign_in(front.token, Origin="https://evil.example").status == 403


def test_a_large_body_passes_and_one_that_is_too_large_is_refused(front: Front) -> None:
    comment = b"#" * 99
    large = MINIMAL + b"\n".join([comment] * 150_000)
    assert front.post("/v1/validate", large).status == 200
    assert front.post("/v1/validate", b"\n" * (130 * 2**20)).status == 413


def test_nobody_makes_up_where_they_are_from(front: Front) -> None:
    """Each of the two processes behind takes ten wrong tokens of one peer, whatever that says of itself."""
    found = [
        front.sign_in("docgen_wrong", X_Forwarded_For=f"10.0.0.{number}", Forwarded=f"for=10.0.0.{number}")
        for number in range(25)
    ]
    assert {each.status for each in found[:10]} == {401}
    assert found[-1].status == 429
