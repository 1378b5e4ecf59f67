"""The notation of the lexicon's terms: ``(a|b|)`` for alternatives, ``~`` for an optional plural s.

Most terms have a handful of readings. A wide one has thousands, which are no more than each of its beginnings with
each of its endings: it is kept as these, and the endings are looked for only where a beginning stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

#: Readings that one term may have; the widest that is shipped has 21,168. What would be wider says too much to be looked through.
MAX_READINGS = 25_000
_WIDE = 256  # readings from which on a term is kept in halves
_LONGER = 3  # times as many literals as need be for beginnings that are longer


class Readings(NamedTuple):
    """Literals, and the endings (in lower case) of which each of them goes on with one, a blank between them; none where it stands for itself."""

    literals: list[str]
    endings: tuple[str, ...] = ()


def expand(term: str, *, file: Path | None = None, place: str = "") -> list[str]:
    """All literal readings of a term: ``trigger point~ (injection~|shot)`` makes six.

    :param file: the file and the place in it that the term is from, for messages.
    :raises InputError: when its brackets do not pair, or it has more readings than :data:`MAX_READINGS`.
    """
    _counted(term, file, place)
    return [reading for reading in _readings(term) if reading]


def parted(term: str, *, file: Path | None = None, place: str = "") -> list[Readings]:
    """The same readings, those of a wide term as beginnings and endings.

    :raises InputError: as :func:`expand` does.
    """
    if _counted(term, file, place) < _WIDE or not (cuts := _cuts(term)):
        return [Readings([reading for reading in _readings(term) if reading])]
    sizes = [(_count(term[:at]) + _count(term[at + 1 :]), at) for at in cuts]
    # The longer a beginning, the seldomer an ending is looked for in vain.
    cut = max(at for size, at in sizes if size <= _LONGER * min(sizes)[0])
    heads, tails = _readings(term[:cut]), _readings(term[cut + 1 :])
    begins, ends = [head for head in heads if head], [tail for tail in tails if tail]
    # Either half may be left out.
    alone = [*(begins if "" in tails else ()), *(ends if "" in heads else ())]
    return [Readings(begins, tuple(end.lower() for end in ends)), *([Readings(alone)] if alone else ())]


def _cuts(term: str) -> list[int]:
    """The blanks of a term that stand in no group; none where the whole is alternatives."""
    depth, cuts = 0, []
    for at, sign in enumerate(term):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign == "|":
            return []
        if depth == 0 and sign == " ":
            cuts.append(at)
    return cuts


def _counted(term: str, file: Path | None, place: str) -> int:
    """How many readings a term has."""
    depth = 0
    for sign in term:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            break
    if depth:
        cause = f"the brackets of the term {term!r} do not pair"
        raise InputError(cause, file=file, place=place, remedy="Close each group that is opened, and no other.")
    count = _count(term)
    if count > MAX_READINGS:
        cause = f"the term {term!r} has more than {MAX_READINGS} readings"
        remedy = "Write it as several terms with fewer alternatives each."
        raise InputError(cause, file=file, place=place, remedy=remedy)
    return count


def _count(term: str) -> int:
    """How many ways there are through a term."""
    open_: list[tuple[int, int]] = []
    done, current = 0, 1
    for sign in term:
        if sign == "(":
            open_.append((done, current))
            done, current = 0, 1
        elif sign == "|":
            done, current = done + current, 1
        elif sign == ")":
            inner = done + current
            done, current = open_.pop()
            current *= inner
        elif sign == "~":
            current *= 2
    return done + current


def _readings(term: str) -> list[str]:
    """Every reading once, without outer blanks; the empty one, too, where everything may be left out."""
    readings, _ = _alternatives(term.replace("~", "(|s)") + ")", 0)
    # Only where a part was left out do blanks meet.
    clean = (" ".join(r.split()) if "  " in r or r[:1] == " " or r[-1:] == " " else r for r in readings)
    return list(dict.fromkeys(clean))


def _alternatives(term: str, at: int) -> tuple[list[str], int]:
    """The readings of a group from ``at`` to its closing bracket, and where that is."""
    done: list[str] = []
    current = [""]
    while term[at] != ")":
        if term[at] == "(":
            inner, at = _alternatives(term, at + 1)
            current = [head + tail for head in current for tail in inner]
        elif term[at] == "|":
            done += current
            current = [""]
        else:
            stop = at + 1
            while term[stop] not in "()|":
                stop += 1
            current = [head + term[at:stop] for head in current]
            at = stop - 1
        at += 1
    return done + current, at
