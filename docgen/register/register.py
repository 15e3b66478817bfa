"""The register of issued documents: what is asked of it and told to it, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import or_, select

from docgen.register.address import Address, Server, read_address
from docgen.register.answer import Answer, InHand, answer
from docgen.register.chain import Soundness, check_chain
from docgen.register.connection import transaction
from docgen.register.finished import Finished
from docgen.register.founding import found_tables, prepare, recognise
from docgen.register.identity import Identity
from docgen.register.issuing import Issue, Recorded, issue_all
from docgen.register.rows import add, all_rows, damages, entries_of, genuine, last_entry
from docgen.register.schema import ABOUT, ENTRIES
from docgen.register.standing import Standing
from docgen.register.withdrawing import Withdrawal, Withdrawn, withdraw_all


def open_register(address: str) -> Register:
    """A register by the path of its file or its URL; nothing is opened yet.

    Raises:
        RegisterError: there can be no register at such an address.
    """
    return Register(read_address(address))


@dataclass(frozen=True, slots=True)
class Register:
    """A register.

    Every method may raise ``RegisterError`` where it cannot be opened, is none, is broken or busy for too
    long; ``UnreadableError`` where entries that matter were changed by other hands; and those that write
    ``OutputError`` where they cannot.
    """

    address: Address

    def issue(self, documents: Iterable[Finished], issue: Issue) -> tuple[Recorded, ...]:
        """Record documents as issued, all of them or none; makes the register where there is none.

        Raises:
            DataError: documents may not be issued; every reason, each with its file.
        """
        wanted = tuple(documents)
        prepare(self.address, writing=True)
        with transaction(self.address, writing=True) as connection:
            if isinstance(self.address, Server):
                found_tables(connection)
            recognise(connection, self.address)
            numbers = {each.identity.number_key for each in wanted}
            standing = Standing(entries_of(connection, numbers))
            recorded = issue_all(wanted, issue, standing, last_entry(connection))
            add(connection, [each.entry for each in recorded if each.is_new])
        return recorded

    def withdraw(self, withdrawal: Withdrawal) -> tuple[Withdrawn, ...]:
        """Record that issued documents hold no longer.

        Raises:
            DataError: no such document was issued.
        """
        prepare(self.address, writing=False)
        with transaction(self.address, writing=True) as connection:
            recognise(connection, self.address)
            standing = Standing(entries_of(connection, {withdrawal.identity.number_key}))
            withdrawn = withdraw_all(withdrawal, standing, last_entry(connection))
            add(connection, [each.entry for each in withdrawn if each.is_new])
        return withdrawn

    def standing(self, number: str = "") -> Standing:
        """Every entry, or every one of a number, in their order."""
        prepare(self.address, writing=False)
        with transaction(self.address, writing=False) as connection:
            recognise(connection, self.address)
            if not number:
                return Standing(tuple(genuine(row) for row in all_rows(connection)))
            key = Identity(number, "").number_key
            return Standing(entries_of(connection, {key}))

    def answer(self, file: InHand) -> Answer:
        """What is to be said of a file in hand."""
        prepare(self.address, writing=False)
        with transaction(self.address, writing=False) as connection:
            recognise(connection, self.address)
            last_entry(connection)
            matches = ENTRIES.c.file_sha256 == file.file_sha256
            if file.content_sha256:
                matches = or_(matches, ENTRIES.c.content_sha256 == file.content_sha256)
            numbers = set(connection.execute(select(ENTRIES.c.number_key).where(matches)).scalars())
            if file.identity:
                numbers.add(file.identity.number_key)
            return answer(file, Standing(entries_of(connection, numbers)))

    def check(self, expected: str = "") -> Soundness:
        """Check the whole chain, and that a digest written down before is still in it."""
        prepare(self.address, writing=False)
        with transaction(self.address, writing=False) as connection:
            recognise(connection, self.address)
            told = connection.execute(select(ABOUT.c.entries, ABOUT.c.head)).one()
            found = check_chain(all_rows(connection), (told.entries, told.head), expected)
            return replace(found, faults=(*found.faults, *damages(connection)))
