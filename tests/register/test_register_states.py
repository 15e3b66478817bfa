"""The register against a model of it, through whatever order of commands."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from issues import ISSUE, finished, held

from docgen.errors import DataError
from docgen.register import Finished, State, Withdrawal, open_register

VERSIONS = ["1.0-rc1", "1", "1.0", "v1.1"]  # the second and the third are one
documents = st.builds(
    finished,
    version=st.sampled_from(VERSIONS),
    content=st.sampled_from(["", "", "", "other"]),
    number=st.sampled_from(["PM-1", "PM-1", "PM-1", "PM-2"]),
    format=st.sampled_from(["pdf", "docx"]),
    copy=st.sampled_from(["", "", "", "1"]),
)


class Registering(RuleBasedStateMachine):
    @initialize()
    def found(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="docgen-states-")
        self.register = open_register(str(Path(self.folder.name) / "register.db"))
        self.issued: dict[str, Finished] = {}
        self.withdrawn: set[str] = set()
        self.heads: list[str] = []
        self.asked = False

    def _is_allowed(self, document: Finished, issued: dict[str, Finished]) -> bool:
        key = document.identity.key
        same_version = [
            each for each in issued.values() if each.identity.edition[:2] == document.identity.edition[:2]
        ]
        if key in issued:
            return issued[key].file_sha256 == document.file_sha256 and key not in self.withdrawn
        if same_version and all(each.identity.key in self.withdrawn for each in same_version):
            return False
        return all(
            each.content_sha256 == document.content_sha256
            for each in same_version
            if each.identity.edition == document.identity.edition
        )

    @rule(wanted=st.lists(documents, min_size=1, max_size=3))
    def issue(self, wanted: list[Finished]) -> None:
        after, allowed, new = dict(self.issued), [], []
        for each in wanted:
            allowed.append(self._is_allowed(each, after))
            new.append(each.identity.key not in after)
            if allowed[-1]:
                after.setdefault(each.identity.key, each)
        try:
            recorded = self.register.issue(wanted, ISSUE)
        except DataError as error:
            assert not all(allowed)
            assert {problem.location.file for problem in error.problems} == {
                each.name for each, good in zip(wanted, allowed, strict=True) if not good
            }
        else:
            assert all(allowed)
            assert [each.is_new for each in recorded] == new
            self.issued = after
        self.asked = True

    @rule(
        version=st.sampled_from(VERSIONS),
        number=st.sampled_from(["pm-1", "PM-2"]),
        form=st.sampled_from(["", "pdf"]),
    )
    def withdraw(self, version: str, number: str, form: str) -> None:
        if not self.asked:
            return
        meant = finished(version, number=number).identity
        chosen = {
            key
            for key, each in self.issued.items()
            if each.identity.edition[:2] == meant.edition[:2] and form in ("", each.identity.format)
        }
        try:
            done = self.register.withdraw(Withdrawal(number, version, "kofi", ISSUE.at, format=form))
        except DataError:
            assert not chosen
        else:
            assert {each.entry.identity.key for each in done} == chosen
            assert {each.entry.identity.key for each in done if each.is_new} == chosen - self.withdrawn
        self.withdrawn |= chosen

    @rule(document=documents)
    def ask(self, document: Finished) -> None:
        if not self.asked:
            return
        key = document.identity.key
        answer = self.register.answer(held(document))
        if key not in self.issued:
            assert answer.state is State.UNKNOWN
        elif self.issued[key].file_sha256 != document.file_sha256:
            assert answer.state is State.ALTERED
        else:
            assert answer.state is self._state(document)
        stranger = replace(held(document), file_sha256="0" * 64)
        assert self.register.answer(stranger).state in (State.ALTERED, State.UNKNOWN)

    def _state(self, document: Finished) -> State:
        identity = document.identity
        if identity.key in self.withdrawn:
            return State.WITHDRAWN
        others = [each.identity for each in self.issued.values()]
        higher = any(
            each.number_key == identity.number_key and each.order > identity.order for each in others
        )
        return State.SUPERSEDED if higher else State.ISSUED

    @invariant()
    def the_chain_holds(self) -> None:
        if not self.asked:
            return
        found = self.register.check(self.heads[-1] if self.heads else "")
        assert found.faults == ()
        assert found.entries == len(self.issued) + len(self.withdrawn)
        self.heads.append(found.head)

    def teardown(self) -> None:
        self.folder.cleanup()


TestRegistering = Registering.TestCase
TestRegistering.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
