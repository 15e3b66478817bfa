"""Who does the work of a runner: processes of this machine, or a Dask cluster."""

from __future__ import annotations

import logging

from docgen.batch import Crew, Order, Pool, anchored
from docgen.registry import list_layouts
from docgen.service.rooms import Rooms
from docgen.service.settings import Workforce
from docgen.writers import formats

_log = logging.getLogger(__name__)

_PROBE = "cluster"
"""The folder of the store in which a cluster's workers show that it is theirs, too."""


def hire(rooms: Rooms, force: Workforce) -> Crew:
    """A crew, not yet begun.

    Raises:
        DocgenError: a layout cannot be loaded, or the package for clusters is missing.
    """
    if not force.cluster:
        return Pool(force.jobs, force.memory)
    from docgen.batch.cluster import Cluster  # noqa: PLC0415 - loads Dask
    from docgen.batch.reach import Scheduler, Tls  # noqa: PLC0415

    scheduler = Scheduler(force.cluster, Tls(*force.tls) if force.tls else None)
    return Cluster(scheduler, order_of(rooms), jobs=force.jobs, memory=force.memory, tell=_log.warning)


def order_of(rooms: Rooms) -> Order:
    """What a worker of a cluster is measured by: it has to make everything as this machine would.

    That is each layout that can be asked for, in each format, under the policy, with the fonts of all themes;
    and what it writes to the store has to be seen here.
    """
    fonts = dict.fromkeys(font for theme in rooms.themes.values() for font in theme.fonts)
    return anchored(
        Order(
            rooms.folder(_PROBE),
            tuple(each.name for each in list_layouts()),
            formats(),
            fonts=tuple(fonts),
            policy=rooms.policy,
        )
    )
