"""Entries as rows of the database, and back; what was changed by other hands is not taken."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from docgen.errors import UnreadableError
from docgen.register.chain import Row
from docgen.register.entry import BEGINNING, Entry, Kind
from docgen.register.identity import Identity
from docgen.register.schema import ABOUT, ENTRIES

_IDENTITY = tuple(each.name for each in fields(Identity))
_OWN = tuple(each.name for each in fields(Entry) if each.name not in ("identity", "kind"))
_AT_ONCE = 200
"""How many numbers stand in one question; databases have a bound."""


def all_rows(connection: Connection) -> tuple[Row, ...]:
    """Every row in its order, whatever it holds."""
    return tuple(map(_row, connection.execute(select(ENTRIES).order_by(ENTRIES.c.seq)).mappings()))


def entries_of(connection: Connection, number_keys: Collection[str]) -> tuple[Entry, ...]:
    """The entries of some numbers, in their order.

    Raises:
        UnreadableError: one of them was changed.
    """
    keys, found = sorted(number_keys), list[Entry]()
    for start in range(0, len(keys), _AT_ONCE):
        chosen = select(ENTRIES).where(ENTRIES.c.number_key.in_(keys[start : start + _AT_ONCE]))
        found += (genuine(_row(each)) for each in connection.execute(chosen).mappings())
    return tuple(sorted(found, key=lambda entry: entry.seq))


def last_entry(connection: Connection) -> Entry | None:
    """The last entry, which the next one follows; ``None`` in a register that has none.

    Raises:
        UnreadableError: it is not the one of which the register itself says so, or there are not as many.
    """
    count = connection.execute(select(func.count()).select_from(ENTRIES)).scalar_one()
    about = connection.execute(select(ABOUT.c.entries, ABOUT.c.head)).one()
    rows = connection.execute(select(ENTRIES).order_by(ENTRIES.c.seq.desc()).limit(1)).mappings().all()
    last = genuine(_row(rows[0])) if rows else None
    seq, digest = (last.seq, last.digest) if last else (0, BEGINNING)
    if (about.entries, about.head) != (seq, digest) or count != seq:
        raise UnreadableError(f"entries of the register were added or removed by other hands{_MORE}")
    return last


def damages(connection: Connection) -> tuple[str, ...]:
    """What SQLite finds to be broken in its own file, indexes included; a server looks after itself."""
    if connection.dialect.name != "sqlite":
        return ()
    said = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars()
    return tuple(f"the file is broken: {each}" for each in said if each != "ok")


def add(connection: Connection, entries: Collection[Entry]) -> None:
    """Add entries at the end of the chain."""
    if not entries:
        return
    connection.execute(insert(ENTRIES), [_values(each) for each in entries])
    last = max(entries, key=lambda entry: entry.seq)
    connection.execute(update(ABOUT).values(entries=last.seq, head=last.digest))


def genuine(row: Row) -> Entry:
    """The entry of a row.

    Raises:
        UnreadableError: it was changed.
    """
    if row.entry is None or not row.entry.is_genuine or not row.keys_agree:
        raise UnreadableError(f"entry {row.seq} of the register was changed by other hands{_MORE}")
    return row.entry


_MORE = " (docgen register check says more)"


def _row(mapping: RowMapping) -> Row:
    entry = _entry(mapping)
    if entry is None:
        return Row(mapping["seq"], None)
    keys = (mapping["number_key"], mapping["identity_key"])
    return Row(entry.seq, entry, keys == (entry.identity.number_key, entry.identity.key))


def _entry(mapping: RowMapping) -> Entry | None:
    """The entry; ``None`` where a value is of a type or kind that docgen never writes."""
    whole = all(isinstance(mapping[name], int) for name in ("seq", "size"))
    texts = (*_IDENTITY, *(name for name in _OWN if name not in ("seq", "size")))
    if not whole or not all(isinstance(mapping[name], str) for name in texts):
        return None
    identity = Identity(**{name: mapping[name] for name in _IDENTITY})
    try:
        kind = Kind(mapping["kind"])
        _ = identity.order
    except ValueError:
        return None
    return Entry(kind=kind, identity=identity, **{name: mapping[name] for name in _OWN})


def _values(entry: Entry) -> dict[str, object]:
    keys = {"number_key": entry.identity.number_key, "identity_key": entry.identity.key}
    return entry.content | {"digest": entry.digest} | keys
