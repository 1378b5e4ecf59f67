"""Work that makes thousands of records and leaves no cycles: the search for garbage waits until it is done.

Python looks for cycles after every 700 new objects, among all that are young; for a draft that is about a twentieth of its time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles in here, in any thread; whoever switched it off switches it on again. Not for work that waits."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
