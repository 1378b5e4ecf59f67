"""Where a sentence ends within a block of text: at a stop that closes no abbreviation, figure or item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.boxes import BOX
from drafter.evidence.layout.headings import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A question mark that stands off, or opens a bracket, doubts what follows it ("HEADACHE, ? NEURALGIA").
_END = re.compile(r"[.!?](?<![\s,;(/][?])[.!?]*[\"')\]]*(?= |$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|vs|st|no|occ|lt|rt|lumb|cerv|thor|freq|avg|prev|mult|approx|pt|hx|jr|sr|inc|prof|fig|est|incl|min|max|ext|resp|dept|temp|phys|func?t|wt|ht|appt|tx|rx|dx|sx|"
    r"e\.g|i\.e|etc|[a-z]\.[a-z]|cf|al|(?<!['’/])[a-z]|sec|approx|w|ref|neg|pos|bilat|lat|inj|mos?|wks?|yrs?|hrs?|cont|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))$"
)
_MAY_END = frozenset(
    "mo mos wk wks yr yrs hr hrs etc pt hx tx rx dx sx neg pos bilat inj cont jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
#: "Pain back x 3 wks. 75 % relief from the last one": behind a length a share opens the next statement.
_SPANS = frozenset(("mo", "mos", "wk", "wks", "yr", "yrs"))
_SHARE = re.compile(r"[<>~]?\d{1,3} ?%")
#: What opens a statement in small letters: "LBP x 5 yrs. s/p ESI 3/4".
_OPENS = re.compile(r"(?:s/p|c/o|h/o|p/w|b/l) ")
#: "What kind? epidural steroid": what no yes answers is answered in small letters as well.
_ASKS = re.compile(
    r"\W*(?:if (?:so|yes),? |and )?(?:what|which|how|when|where|who|why)\b[^?.;:]{0,60}[\w)]", re.IGNORECASE
)
#: "90 % for 3 h. Repeated in May", "VAS 1 at 30 min. Tol well", "MBB L4 and L5 DR. NRS 7": what a figure counts, and the dorsal ramus of a level.
_UNIT = re.compile(r"(?:\d (?:[hdw]|min|sec)|\b[ls]\d dr)$", re.IGNORECASE)

#: "Low back, R > L. Says": a side that closes a comparison, no initial.
_SIDE = re.compile(r"\b(?:[RL]|Rt|Lt|right|left) ?(?:>{1,3}|<{1,3}|=|&|\+) ?[RLrl]$", re.IGNORECASE)

#: "twitch in the trap R. SLR neg", "twitch on the L. Spurling neg": a side behind its place; behind a caller or a link it is an initial ("PT with R. Hall").
_SIDED = re.compile(
    r"(?:\b(?i:the|on|twitch|ltr|bands?|knots?|trap(?:ezius)?s?|levator|rhomboids?|referral)|\b(?:QL|UT|LS|SCM|SIJ|SI|TFL|ITB|GON|LON|TrPs?|TPs?)|\d|[a-z]\)|\b(?!(?:by|with|from|per|to|of|for|and|or|see|saw|seen|via"
    r"|under|sees|therapist|physiatrist|chiropractor|nurse|doctor|physician|provider|surgeon|specialist|psychologist|neurologist|counsell?or|trainer|coach|husband|wife|daughter|son|sister|brother|signed|author"
    r"|clinician|resident|assistant)\b)[a-z]{3,}),? [RLB]$"
)
#: "Injection given at the L. Trapezius": the place stands behind its side.
_ITS_PLACE = re.compile(
    r"(?:upper |lower |middle )?(?:trap|levator|rhomb|scalen|scap|splen|semisp|infrasp|suprasp|parasp|quadratus|QL|glut|pirif|shoulder|neck|low back|buttock|hip|knee|occip|GON|greater|lumbar|cervical|thoracic|iliocost|SCM|stern|arm|leg)",
    re.IGNORECASE,
)


#: "taut band L. Rhomboid - neg": behind its name the place is told of by itself.
_KEYED_PLACE = re.compile(r"[A-Za-z][A-Za-z ]{2,24}? ?(?:-(?= )|[:=])")


#: "3 yrs. of pain", "10 wks. ago": without capitals, what goes on behind an abbreviation.
_GOES_ON = re.compile(
    r"(?:of|ago|old|in|on|at|to|for|with|w/|and|or|by|from|since|then|now|x|per|the|an?|that|which|but|later|prior|after|before|duration|h(?:x|istory)|pain|visits?|sessions?|block|name|\d)\b"
)


#: "To whom it may concern: Over the past year": a letter's salutation is no part of what it tells; one to a reader may begin an order.
_SALUTES = re.compile(r"to whom (?:it|this) may concern[:,](?= )", re.IGNORECASE)


def salutation(text: str, start: int, end: int) -> list[int]:
    """The place behind the salutation that opens a block, if one does."""
    salutes = _SALUTES.match(text, start, end)
    return [] if salutes is None else [salutes.end()]


def sentence_ends(text: str, start: int, end: int, *, in_lower_case: bool) -> Iterator[int]:
    """The places behind the ends of sentences in a block, its own end not among them."""
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop >= end:
            break
        following = text[stop + 1 : stop + 2]
        opens = following.isupper() or (match[0][0] == "." and _OPENS.match(text, stop + 1) is not None)
        opens = opens or (match[0][0] == "?" and _ASKS.fullmatch(text, start, match.start()) is not None)
        if (following.islower() and not in_lower_case and not opens) or BOX.match(text, stop + 1, end):
            continue  # the boxes are the answer to the question before them
        if match[0] == "?" and match.start() == start:
            continue  # "? OA": a mark before its thing doubts it
        if match[0][0] == "?" and text.startswith("|", stop + 1):
            continue  # "Helped? | Side effects": a cell of a row
        if match[0][0] == ".":
            word = text[max(start, match.start() - 8) : match.start()].lower().rsplit(" ", 1)[-1].lstrip("(")
            at = match.start() - len(word)
            if word.isdigit() and (at <= start + 1 or (word == "1" and text.endswith(": ", start, at))):
                continue  # "1." that numbers an item, the first one behind a colon; "Relief: 80." is a value
            if word == "no" and following.isalpha() and at > start + 1:
                yield stop  # "Naproxen, no. Celestone in May": an answer, no number
                continue
            keyed = in_lower_case and (KEY.match(text, stop + 1, end) or not _GOES_ON.match(text, stop + 1, end))
            share = word in _SPANS and _SHARE.match(text, stop + 1) is not None
            if (
                _ABBREVIATION.search(word)
                and not share
                and not (
                    (keyed or (opens and (following.isupper() or word != "pt")))
                    and (
                        re.split(r"[/-]", word)[-1] in _MAY_END
                        or _UNIT.search(text, max(start, match.start() - 6), match.start())
                        or _SIDE.search(text, max(start, match.start() - 12), match.start())
                        or (
                            _SIDED.search(text, max(start, match.start() - 16), match.start())
                            and (not _ITS_PLACE.match(text, stop + 1) or _KEYED_PLACE.match(text, stop + 1))
                        )
                    )
                )
            ):
                continue
        yield stop
