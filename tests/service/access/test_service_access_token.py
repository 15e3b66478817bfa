"""Tokens: kept as salted hashes, found again by what was given out, refused for a precise reason."""

from __future__ import annotations

import hmac
import re
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from docgen.errors import ServiceError
from docgen.service.access import token as room
from docgen.service.access.audit import read
from docgen.service.access.token import Refusal, Token, find, issue, list_tokens, revoke
from docgen.service.database import TOKENS, Database

SCOPES = ("read", "render")
of_one_database = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_token_is_found_by_its_text(database: Database) -> None:
    issued = issue(database, "ama", SCOPES, 60)
    assert re.fullmatch(r"docgen_[0-9a-f]{16}_[A-Za-z0-9_-]{43}", issued.text)
    found = find(database, issued.text)
    assert found == issued.token
    assert isinstance(found, Token)
    assert (found.owner, found.scopes) == ("ama", {"read", "render"})
    assert found.expires == found.created + 60


def test_no_two_tokens_share_anything(database: Database) -> None:
    texts = [issue(database, "ama", SCOPES, 60).text.split("_", 2) for _ in range(20)]
    assert len({id_ for _, id_, _ in texts}) == len({secret for *_, secret in texts}) == 20
    with database.reading() as connection:
        salts = set(connection.execute(select(TOKENS.c.salt)).scalars())
    assert len(salts) == 20


def test_the_secret_is_nowhere_in_the_folder(database: Database, tmp_path: Path) -> None:
    text = issue(database, "ama", SCOPES, 60).text
    find(database, text)
    secret = text.split("_", 2)[2].encode()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    contents = [path.read_bytes() for path in files]
    assert any(b"ama" in each for each in contents), "it is here that one would be"
    assert not any(secret in each for each in contents)


def test_what_is_kept_of_a_secret_is_another_for_each_salt(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one table of hashes would do for every copy of every database."""
    monkeypatch.setattr(room.secrets, "token_urlsafe", lambda _: "A" * 43)
    for _ in range(2):
        issue(database, "ama", SCOPES, 60)
    with database.reading() as connection:
        hashes = list(connection.execute(select(TOKENS.c.hash)).scalars())
    assert len(set(hashes)) == 2
    assert sha256(b"A" * 43).hexdigest() not in hashes


def test_what_a_log_shows_of_a_new_token_has_no_secret(database: Database) -> None:
    issued = issue(database, "ama", SCOPES, 60)
    assert issued.text.split("_", 2)[2] not in repr(issued)


def test_hashes_are_compared_in_constant_time(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def spy(one: str, other: str) -> bool:
        compared.append((one, other))
        return hmac.compare_digest(one, other)

    monkeypatch.setattr(room, "hmac", type("spied", (), {"compare_digest": staticmethod(spy)}))
    text = issue(database, "ama", SCOPES, 60).text
    assert isinstance(find(database, text), Token)
    assert find(database, text[:-1] + ("A" if text[-1] != "A" else "B")) is Refusal.UNKNOWN
    assert find(database, f"docgen_{'0' * 16}_{'A' * 43}") is Refusal.UNKNOWN
    assert [one == other for one, other in compared] == [True, False, False]


class TestRefusal:
    def test_of_a_secret_that_is_not_the_tokens(self, database: Database) -> None:
        mine, other = issue(database, "ama", SCOPES, 60).text, issue(database, "bo", SCOPES, 60).text
        mixed = mine.rsplit("_", 1)[0][:23] + "_" + other[24:]
        assert find(database, mixed) is Refusal.UNKNOWN

    def test_of_one_that_was_revoked(self, database: Database) -> None:
        issued = issue(database, "ama", SCOPES, 60)
        revoke(database, issued.token.id)
        assert find(database, issued.text) is Refusal.REVOKED

    def test_of_one_that_has_expired(self, database: Database) -> None:
        issued = issue(database, "ama", SCOPES, 60)
        expire(database, issued.token)
        assert find(database, issued.text) is Refusal.EXPIRED

    def test_says_only_to_who_has_the_secret_that_it_expired_or_was_revoked(self, database: Database) -> None:
        expired, revoked = issue(database, "ama", SCOPES, 60), issue(database, "ama", SCOPES, 60)
        expire(database, expired.token)
        revoke(database, revoked.token.id)
        for issued in (expired, revoked):
            assert find(database, issued.text[:24] + "A" * 43) is Refusal.UNKNOWN

    def test_at_the_very_moment_at_which_it_expires(self, database: Database) -> None:
        token = issue(database, "ama", SCOPES, 60).token
        assert token.expires is not None
        assert token.refusal(token.expires - 0.001) is None
        assert token.refusal(token.expires) is Refusal.EXPIRED

    def test_never_of_one_that_never_expires(self, database: Database) -> None:
        assert issue(database, "ama", SCOPES, None).token.refusal(1e12) is None

    @of_one_database
    @given(st.text())
    def test_of_any_text(self, database: Database, text: str) -> None:
        assert find(database, text) is Refusal.MALFORMED
        assert find(database, f"docgen_{text}") is Refusal.MALFORMED

    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_of_a_token_with_one_character_changed(self, database: Database, data: st.DataObject) -> None:
        text = issue(database, "ama", SCOPES, 60).text
        place = data.draw(st.integers(0, len(text) - 1))
        other = data.draw(st.characters().filter(lambda character: character != text[place]))
        assert isinstance(find(database, text[:place] + other + text[place + 1 :]), Refusal)


class TestIssuing:
    @pytest.mark.parametrize("owner", ["", " ama", "ama ", "a\nb", "a\x1b[31mb", "a\u202eb", "a" * 201])
    def test_refuses_an_owner_that_cannot_be_shown(self, database: Database, owner: str) -> None:
        with pytest.raises(ServiceError, match="no name of an owner"):
            issue(database, owner, SCOPES, 60)

    @pytest.mark.parametrize("scopes", [(), ("admin",), ("read", "Render")])
    def test_refuses_scopes_that_there_are_not(self, database: Database, scopes: tuple[str, ...]) -> None:
        with pytest.raises(ServiceError, match="no such scope"):
            issue(database, "ama", scopes, 60)

    @pytest.mark.parametrize("lifetime", [0, -1, float("nan")])
    def test_refuses_a_token_that_would_never_hold(self, database: Database, lifetime: float) -> None:
        with pytest.raises(ServiceError, match="of no use"):
            issue(database, "ama", SCOPES, lifetime)

    def test_is_written_into_the_audit_log(self, database: Database) -> None:
        token = issue(database, "ama", SCOPES, 60).token
        revoke(database, token.id)
        revoke(database, token.id)
        lines = [(line.action, line.owner, line.token) for line in read(database)]
        assert lines == [("token-issued", "ama", token.id), ("token-revoked", "ama", token.id)]


class TestListing:
    def test_shows_all_or_those_of_an_owner(self, database: Database) -> None:
        one, two = issue(database, "ama", SCOPES, 60).token, issue(database, "bo", SCOPES, None).token
        assert list_tokens(database)[0] == (one, two)
        assert list_tokens(database, "bo")[0] == (two,)

    def test_of_a_revoked_one_says_when(self, database: Database) -> None:
        issued = issue(database, "ama", SCOPES, 60).token
        token, is_new = revoke(database, issued.id)
        assert is_new
        assert token.revoked is not None
        assert revoke(database, issued.id) == (token, False)
        assert list_tokens(database)[0] == (token,)

    def test_revoking_one_that_there_is_not_says_where_to_look(self, database: Database) -> None:
        with pytest.raises(ServiceError, match="docgen token list"):
            revoke(database, "nothing")


def expire(database: Database, token: Token) -> None:
    with database.writing() as connection:
        passed = update(TOKENS).where(TOKENS.c.id == token.id).values(expires=database.now(connection) - 1)
        connection.execute(passed)
