"""Whether the words between an outcome and the treatment named after it tie the two ("relief with", "failed")."""

from __future__ import annotations

import re

_TO_RIGHT = re.compile(
    r"(?: (?:much|very|any|real|lasting|significant\w*|at all|so far|overall|relief|improvement|benefit|response|or|and|completely|her|his|pain|symptoms|either|both))*"
    r"(?P<comma>,(?= (?:even )?(?:after|following|despite)\b)(?: even)?)? ?(?P<link>to|with|from|of|on|after|by|despite|using|following|through|w/|in|at|for|under|during)? ?"
    r"(?:(?:[\w'-]+|,) ){0,6}$"
)
_LINKS = frozenset(
    {
        "to",
        "with",
        "from",
        "of",
        "on",
        "after",
        "by",
        "using",
        "following",
        "w/",
        "despite",
        "through",
        "under",
        "during",
    }
)


def tied(between: str, *, alone: bool) -> bool:
    """Whether the words between an outcome and the treatment after it tie them ("relief with", "failed").

    :param alone: whether no treatment stands before it in its clause.
    """
    link = _TO_RIGHT.match(between)
    if (
        link is None
        or len(between) >= 60
        or _STOPS_NEXT.search(between)
        or (
            link["comma"] and not alone
        )  # "the leg is no better, after 8 weeks of PT"; "naproxen did not help, after PT she ..."
        or (not alone and _AND_NEXT.fullmatch(between))
    ):
        return False
    beside = len(between) < 3 and "," not in between
    return link["link"] in _LINKS or beside or (alone and len(between) < 12 and "," not in between)


#: "Duloxetine gave no relief from headache and lisinopril brought a cough": the relief is from the complaint, the next drug has its own lot.
_AND_NEXT = re.compile(
    r" (?:from|of|in|for|on) (?:(?:the|her|his|my|any|chronic|neck|back|leg|knee|daily) )*(?:headaches?|migraines?|attacks|pain|ache|symptoms|spasms?),? (?:and|but|while|whereas) (?:the |her |his )?"
)
#: "Tingling of the hands, and discontinued metoprolol owing to dizziness": the next one's lot begins.
_STOPS_NEXT = re.compile(
    r"\b(?:and|then|but|,) (?:\w+ )?(?:discontinued|stopped|quit|started|switched|dropped|d/c'd|dc'd|abandoned|tapered|gave up)\b"
)
