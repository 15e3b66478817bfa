"""The register over both databases: what is issued, refused, withdrawn and answered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from issues import ISSUE, by_other_hands, digest, finished, held
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from docgen.errors import DataError, RegisterError, UnreadableError
from docgen.register import InHand, Issue, Register, State, Withdrawal, open_register
from docgen.register.connection import transaction
from docgen.register.rows import add

WITHDRAWAL = Withdrawal("PM-1", "1.0", "kofi", "2026-12-01T00:00:00Z", "a wrong figure")


def refused(register: Register, *documents, issue: Issue = ISSUE) -> list[str]:
    with pytest.raises(DataError) as caught:
        register.issue(documents, issue)
    return [str(problem) for problem in caught.value.problems]


class TestIssue:
    def test_what_is_issued_is_known_again(self, register: Register) -> None:
        document = finished()
        (recorded,) = register.issue([document], replace(ISSUE, recipient="BaFin"))
        assert recorded.is_new
        answer = register.answer(held(document))
        assert answer.state is State.ISSUED
        assert answer.entry == recorded.entry
        entry = recorded.entry
        assert (entry.at, entry.by, entry.recipient) == ("2026-11-26T09:30:00Z", "ama", "BaFin")
        assert (entry.identity, entry.size, entry.status) == (document.identity, 1000, "Final")

    def test_the_same_file_again_changes_nothing(self, register: Register) -> None:
        (first,) = register.issue([finished()], ISSUE)
        (second, third) = register.issue([finished(), finished()], replace(ISSUE, at="2027-01-01T00:00:00Z"))
        assert not second.is_new
        assert not third.is_new
        assert second.entry == third.entry == first.entry
        assert register.check().entries == 1

    def test_another_file_under_the_same_identity_is_refused(self, register: Register) -> None:
        document = finished()
        register.issue([document], ISSUE)
        other = replace(document, file_sha256=digest("other bytes"))
        (reason,) = refused(register, other)
        assert reason == (
            "1.0.pdf: PM-1 version 1.0 (internal, postmortem pdf) was issued as another file, on "
            "2026-11-26T09:30:00Z (give it a higher version and make it anew)"
        )
        assert register.answer(held(other)).state is State.ALTERED

    @pytest.mark.parametrize(
        "number", ["pm-1", "PM\u20111", "PM\u20131", "PM\u22121", "PM-\uff11", " PM-1\u00ad"]
    )
    def test_what_looks_the_same_is_no_other_number(self, register: Register, number: str) -> None:
        register.issue([finished("1.0")], ISSUE)
        other = finished("1.0", "other")
        (reason,) = refused(register, replace(other, identity=replace(other.identity, number=number)))
        assert "was issued as another file" in reason

    @pytest.mark.parametrize("version", ["1", "v1.0", "1.0.0"])
    def test_another_spelling_is_no_other_version(self, register: Register, version: str) -> None:
        register.issue([finished("1.0")], ISSUE)
        document = finished(version, "other")
        assert "was issued as another file" in refused(register, document)[0]

    def test_another_spelling_is_no_other_number(self, register: Register) -> None:
        register.issue([finished(number="PM-1")], ISSUE)
        assert "was issued as another file" in refused(register, finished("1.0", "other", number=" pm-1"))[0]

    @pytest.mark.parametrize(
        "other", [{"layout": "leadership"}, {"format": "docx"}], ids=["another layout", "another format"]
    )
    def test_layouts_and_formats_of_one_content_go_together(self, register: Register, other) -> None:
        register.issue([finished()], ISSUE)
        (reason,) = refused(register, finished("1.0", "other", **other))
        assert "was issued with other content" in reason
        (recorded,) = register.issue([finished(**other)], ISSUE)
        assert recorded.is_new

    @pytest.mark.parametrize("other", [{"audience": "customer"}, {"copy": "2"}])
    def test_audiences_and_copies_may_have_other_content(self, register: Register, other) -> None:
        recorded = register.issue([finished(), finished("1.0", "other", **other)], ISSUE)
        assert [each.is_new for each in recorded] == [True, True]

    def test_all_or_nothing(self, register: Register) -> None:
        register.issue([finished("1.0")], ISSUE)
        reasons = refused(
            register, finished("2.0"), finished("1.0", "other"), finished("1", "another"), finished("3.0")
        )
        assert [each.partition(":")[0] for each in reasons] == ["1.0.pdf", "1.pdf"]
        assert register.check().entries == 1
        assert register.answer(held(finished("3.0"))).state is State.UNKNOWN

    def test_two_files_of_one_command_under_one_identity(self, register: Register) -> None:
        one = replace(finished("1.0", "one"), name="one.pdf")
        two = replace(finished("1.0", "two"), name="two.pdf")
        (reason,) = refused(register, one, two)
        assert reason.startswith("two.pdf: ")
        assert "was issued as another file, as one.pdf, just now" in reason

    def test_a_copy_of_one_is_not_issued_to_another(self, register: Register) -> None:
        copy = finished(recipient="BaFin", copy="1")
        (reason,) = refused(register, copy, issue=replace(ISSUE, recipient="ECB"))
        assert "it is the copy of 'BaFin', not of 'ECB'" in reason
        (recorded,) = register.issue([copy], ISSUE)
        assert recorded.entry.recipient == "BaFin"

    def test_a_second_recipient_is_not_dropped_in_silence(self, register: Register) -> None:
        register.issue([finished()], replace(ISSUE, recipient="BaFin"))
        (reason,) = refused(register, finished(), issue=replace(ISSUE, recipient="ECB"))
        assert "cannot be issued again to 'ECB' (make a numbered copy for each recipient)" in reason

    def test_what_is_said_of_an_issue_is_kept_on_one_line(self, register: Register) -> None:
        (recorded,) = register.issue(
            [finished()], Issue("a\nb\x00\ud800", "2026-11-26T09:30:00Z", "c\u202ed")
        )
        assert recorded.entry.by == "a b‹U+0000›‹U+D800›"
        assert recorded.entry.recipient == "c‹U+202E›d"
        assert register.check().faults == ()


class TestSupersession:
    def test_a_higher_version_supersedes_the_lower(self, register: Register) -> None:
        register.issue([finished("1.9")], ISSUE)
        (recorded,) = register.issue([finished("1.10")], ISSUE)
        assert recorded.entry.supersedes == "1.9"
        answer = register.answer(held(finished("1.9")))
        assert answer.state is State.SUPERSEDED
        assert answer.superseded_by == recorded.entry
        assert register.answer(held(finished("1.10"))).state is State.ISSUED

    def test_the_order_of_the_arguments_has_no_say(self, register: Register) -> None:
        high, low = register.issue([finished("2.0"), finished("1.0")], ISSUE)
        assert (high.superseded_by, low.superseded_by) == ("", "2.0")
        assert register.answer(held(finished("1.0"))).state is State.SUPERSEDED

    def test_the_highest_supersedes(self, register: Register) -> None:
        register.issue([finished("1.0"), finished("3.0"), finished("2.0")], ISSUE)
        answer = register.answer(held(finished("1.0")))
        assert answer.superseded_by is not None
        assert answer.superseded_by.identity.version == "3.0"

    def test_another_number_supersedes_nothing(self, register: Register) -> None:
        register.issue([finished("1.0"), finished("2.0", number="PM-10")], ISSUE)
        assert register.answer(held(finished("1.0"))).state is State.ISSUED

    def test_a_withdrawn_version_still_supersedes(self, register: Register) -> None:
        register.issue([finished("1.0"), finished("2.0")], ISSUE)
        register.withdraw(replace(WITHDRAWAL, version="2.0"))
        assert register.answer(held(finished("1.0"))).state is State.SUPERSEDED


class TestWithdrawal:
    def test_what_is_withdrawn_holds_no_longer(self, register: Register) -> None:
        register.issue([finished(), finished(format="docx")], ISSUE)
        withdrawn = register.withdraw(WITHDRAWAL)
        assert [each.is_new for each in withdrawn] == [True, True]
        answer = register.answer(held(finished()))
        assert answer.state is State.WITHDRAWN
        assert answer.withdrawal is not None
        assert (answer.withdrawal.by, answer.withdrawal.reason) == ("kofi", "a wrong figure")

    def test_only_what_was_chosen(self, register: Register) -> None:
        register.issue([finished(), finished(format="docx")], ISSUE)
        register.withdraw(replace(WITHDRAWAL, format="DOCX"))
        assert register.answer(held(finished())).state is State.ISSUED
        assert register.answer(held(finished(format="docx"))).state is State.WITHDRAWN

    def test_again_changes_nothing(self, register: Register) -> None:
        register.issue([finished()], ISSUE)
        (first,) = register.withdraw(WITHDRAWAL)
        (second,) = register.withdraw(replace(WITHDRAWAL, by="another"))
        assert not second.is_new
        assert second.entry == first.entry

    def test_what_was_never_issued(self, register: Register) -> None:
        register.issue([finished("1.0"), finished("2.0")], ISSUE)
        with pytest.raises(
            DataError, match=r"version 3 was issued \(of this number the register has 1.0, 2.0"
        ):
            register.withdraw(replace(WITHDRAWAL, version="3"))

    @pytest.mark.parametrize("document", [finished(), finished(format="docx"), finished("v1", "other")])
    def test_nothing_more_is_issued_under_a_withdrawn_version(self, register: Register, document) -> None:
        register.issue([finished()], ISSUE)
        register.withdraw(WITHDRAWAL)
        assert any("was withdrawn on 2026-12-01T00:00:00Z" in each for each in refused(register, document))


class TestAnswer:
    def test_nothing_is_known(self, register: Register) -> None:
        register.issue([finished()], ISSUE)
        answer = register.answer(InHand(digest("a stranger")))
        assert (answer.state, answer.entry, answer.remark) == (State.UNKNOWN, None, "")

    def test_bytes_count_and_not_what_they_say(self, register: Register) -> None:
        register.issue([finished()], ISSUE)
        assert register.answer(InHand(finished().file_sha256)).state is State.ISSUED

    def test_the_same_content_made_anew_is_said_to_be(self, register: Register) -> None:
        register.issue([finished()], ISSUE)
        answer = register.answer(replace(held(finished()), file_sha256=digest("made by a later docgen")))
        assert answer.state is State.ALTERED
        assert answer.remark == "its content digest is that of the issued document"

    @pytest.mark.parametrize(
        ("document", "remark"),
        [
            (finished("2.0"), "of this number 1.0 is the highest version issued"),
            (finished(format="docx"), "PM-1 version 1.0 (internal, postmortem pdf) was issued with the same"),
            (
                finished(audience="board"),
                "of this version PM-1 version 1.0 (internal, postmortem pdf) was issued",
            ),
            (finished(number="PM-2"), ""),
        ],
    )
    def test_what_is_known_around_an_unknown_file(self, register: Register, document, remark: str) -> None:
        register.issue([finished()], ISSUE)
        answer = register.answer(held(document))
        assert answer.state is State.UNKNOWN
        assert answer.remark.startswith(remark)
        assert bool(answer.remark) == bool(remark)


class TestChain:
    @pytest.fixture
    def written(self, register: Register) -> Register:
        register.issue([finished(f"{each}.0") for each in range(1, 5)], ISSUE)
        register.withdraw(replace(WITHDRAWAL, version="2.0"))
        return register

    def test_it_holds(self, written: Register) -> None:
        assert written.check().faults == ()
        assert written.check().entries == 5

    def test_every_former_head_stays_in_it(self, written: Register) -> None:
        before = written.check().head
        written.issue([finished("9.0")], ISSUE)
        assert written.check(before).faults == ()
        (fault,) = written.check("f" * 64).faults
        assert fault == "no entry has the digest ffffffffffffffff… that was written down"

    @pytest.mark.parametrize(
        "what", ["UPDATE docgen_register_entry SET by='x'", "DELETE FROM docgen_register_entry"]
    )
    def test_the_database_itself_refuses(self, written: Register, what: str) -> None:
        with (
            pytest.raises(RegisterError, match="append-only"),
            transaction(written.address, writing=True) as connection,
        ):
            connection.execute(text(what))

    @pytest.mark.parametrize(
        ("statement", "fault"),
        [
            ("UPDATE docgen_register_entry SET recipient='x' WHERE seq=2", "entry 2 was changed"),
            ("UPDATE docgen_register_entry SET number_key='x' WHERE seq=2", "filed under another document"),
            ("UPDATE docgen_register_entry SET identity_key='x' WHERE seq=2", "filed under another document"),
            ("UPDATE docgen_register_entry SET version='' WHERE seq=2", "entry 2 cannot be read"),
            ("UPDATE docgen_register_entry SET file_sha256='x' WHERE seq=4", "entry 4 was changed"),
            ("DELETE FROM docgen_register_entry WHERE seq=2", "entry 2 is missing"),
            ("DELETE FROM docgen_register_entry WHERE seq=5", "says that it has 5 entries"),
            ("UPDATE docgen_register SET head='x'", "says that it has 5 entries up to x"),
            ("DELETE FROM docgen_register_entry", "says that it has 5 entries"),
        ],
    )
    def test_a_change_by_other_hands_is_noticed(self, written: Register, statement: str, fault: str) -> None:
        by_other_hands(written, statement)
        assert any(fault in each for each in written.check().faults), written.check().faults

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE docgen_register_entry SET recipient='x' WHERE seq=2",
            "UPDATE docgen_register_entry SET number_key='x' WHERE seq=2",
            "DELETE FROM docgen_register_entry WHERE seq=2",
            "DELETE FROM docgen_register_entry WHERE seq=5",
        ],
    )
    def test_no_answer_comes_from_what_was_changed(self, written: Register, statement: str) -> None:
        by_other_hands(written, statement)
        with pytest.raises(UnreadableError, match="by other hands"):
            written.answer(held(finished("2.0")))

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE docgen_register_entry SET recipient='x' WHERE seq=2",
            "DELETE FROM docgen_register_entry WHERE seq=2",
            "DELETE FROM docgen_register_entry WHERE seq=5",
            "UPDATE docgen_register SET entries=4",
        ],
    )
    def test_nothing_is_added_to_what_was_changed(self, written: Register, statement: str) -> None:
        by_other_hands(written, statement)
        with pytest.raises(UnreadableError, match="by other hands"):
            written.issue([finished("7.0")], ISSUE)

    def test_a_chain_made_anew_is_given_away_by_a_digest_kept_elsewhere(self, register: Register) -> None:
        register.issue([finished("1.0")], ISSUE)
        head = register.check().head
        by_other_hands(
            register,
            "DELETE FROM docgen_register_entry",
            f"UPDATE docgen_register SET entries=0, head='{'0' * 64}'",
        )
        register.issue([finished("1.0", "forged")], ISSUE)
        assert register.check().faults == ()
        assert "that was written down" in register.check(head).faults[0]


class TestRace:
    """Even where nobody waited for anybody, the constraints hold."""

    @pytest.mark.parametrize(
        "change",
        [
            lambda entry: replace(entry, file_sha256="x").after(entry),
            lambda entry: replace(entry, identity=replace(entry.identity, version="2"), seq=2),
            lambda entry: replace(entry, identity=replace(entry.identity, version="2"), previous="x"),
        ],
        ids=["one document twice", "two successors of one entry", "one place twice"],
    )
    def test_the_database_refuses_what_breaks_the_rule(self, register: Register, change) -> None:
        (recorded,) = register.issue([finished()], ISSUE)
        with pytest.raises(RegisterError), transaction(register.address, writing=True) as connection:
            add(connection, [change(recorded.entry)])
        assert register.check().entries == 1

    def test_what_fails_leaves_nothing(self, register: Register) -> None:
        register.issue([finished()], ISSUE)

        def fail() -> None:
            with transaction(register.address, writing=True) as connection:
                connection.execute(text("UPDATE docgen_register SET entries = 7"))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert register.check().faults == ()


def test_a_later_schema_is_refused(register: Register, address: str) -> None:
    register.issue([finished()], ISSUE)
    by_other_hands(register, "UPDATE docgen_register SET schema_version = 2")
    for ask in (
        lambda: open_register(address).issue([finished("2.0")], ISSUE),
        lambda: open_register(address).answer(held(finished())),
        lambda: open_register(address).check(),
        lambda: open_register(address).standing(),
        lambda: open_register(address).withdraw(WITHDRAWAL),
    ):
        with pytest.raises(RegisterError, match="has version 2, and this docgen knows 1"):
            ask()


def test_a_reader_cannot_write(register: Register) -> None:
    register.issue([finished()], ISSUE)
    with (
        pytest.raises((DBAPIError, RegisterError, Exception), match=r"(?i)read-?only|readonly"),
        transaction(register.address, writing=False) as connection,
    ):
        connection.execute(text("UPDATE docgen_register SET entries = 7"))
