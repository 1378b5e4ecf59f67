"""What a figure and a unit of time say that is no length: an age, how often, a dose for each day, what life takes."""

from __future__ import annotations

import re

from drafter.evidence.words.numbers import NUMBER

_AGED = re.compile(r"\b(?:aged?|age is)[ :]*$")
#: "600 mg a day"; "10/2024 lasted a week" is another matter.
_DOSED = re.compile(r"\d[\d.,]* ?(?!(?:lasted|lasts|gave|held|helped|worked|bought|got|took|carried)\b)[a-z%]+ $")
_AGE = re.compile(r"[ -]?(?:old\b|of age|o\b|/o\b|y/o)")
#: "Her leg pain is now three months old": no age.
_OLD_COMPLAINT = re.compile(
    r"\b(?:pain|ache|symptoms?|complaints?|problem|trouble|sciatica|headaches?|spasms?) (?:(?:is|was|are|were) |(?=barely|only|just|about|now|some|over|nearly|almost))(?:(?:barely|now|already|at least|about|almost|nearly|over|more than|some|only|just) )*$"
)
_FREQUENCY_AFTER = re.compile(
    r"s? (?:out )?of (?:7|seven|5|five|30|thirty|28|ten|10)\b|s?(?:\s?/\s?|\s(?:a|per|each|every|out of every|out of the|out of)\s)(?:day|week|wk|month|mo\b|year|yr|30|28)"
)
#: "A six-day schedule", "a four-day hike": how long something else of life takes.
_OF_LIFE = re.compile(
    r"[ -](?:(?:work|business|road|ski|camping|fishing|bus|car|sales|family|golf|bike|plane) ?)?(?:schedules?|work ?weeks?|rotations?|rosters?|shifts?|trips?|drives?|rides?|cruises?|hikes?|tournaments?|conferences?|conventions?|weekends?|vacations?|holidays?|festivals?|retreats?|voyages?|flights?|weddings?|camps?|moves?|renovations?|remodels?|(?:stretch|run|string|stint) of (?:doubles|nights|overtime|work|shifts|double|extra|night|\d|twelve|ten|travel))\b"
)
#: Not "w/ 2 yr hx of neck pain", nor the columns of "Physical therapy / 8 weeks / no change".
_FREQUENCY_BEFORE = re.compile(r"(?:\b(?:per|each|every|q)|(?<!\bw)(?:(?<![a-z)] )|(?<=days ))/)\s*$")
#: "Two rounds of PT (each 6 wk)": how long each was.
_EACH_ROUND = re.compile(
    r"\b(?:rounds?|courses?|trials?|blocks?|stints?|bouts?)\b[^();.]{0,30}[(,] ?each(?: for| of| lasting| about)? ?$"
)
#: "10 visits/5 wks", "70 % / 5 mos": over how long, and for how long.
_COUNT_OVER = re.compile(r"(?:%|\b(?:[4-9]|[1-9]\d) ?(?:visits|sessions|tx|vs|treatments)) ?/ ?$")
#: "Two meals a day": how often, no length of a day.
_RATE = re.compile(
    rf"\b(?:{NUMBER}|half an?|some|several) (?:[a-z]+ )?(?!(?:is|was|of|for|in|about|just|after|until|than|lasts?|lasted|takes?|took|needs?|relief)\b)[a-z]{{3,}} $"
)
#: "Once in 6 weeks": how often.
_TIMES_IN = re.compile(r"\b(?:once|twice|(?:two|three|four|\d+) times) in (?:(?:the|past|last|about) )*$")
#: "Seven weeks since the eval": since when, not how long it was gone to.
_SINCE_LOOK = re.compile(
    r"s? (?:since|after|past) (?:(?:the|her|his|initial|pt|therapy|first|therapist's) )*(?:eval\w*|intake|assessment)\b"
)
#: "On 22, 21 and 23 (days)": a count of each of several months.
_COUNTED = re.compile(r"\b\d{1,2}, ?(?:\d{1,2}, ?)*(?:\d{1,2},? )?(?:and|&) \d{1,2} ?$")
#: "Three times a day", "one a day", "8 hours a night": of how often or how much.
_RATED = re.compile(
    r"(?:times|\bx|\d|once|twice|\b(?:one|two|three|four|five|six)|days?|visits?|sessions?|hours?|headaches?|pills?|tabs?|tablets?|caps?|capsules?|patch(?:es)?|applications?|doses?|daily|nights?|mornings?|evenings?|afternoons?|if it's|if it is|if it was)(?: only)? $"
)


def is_no_length(lower: str, prefix: str, quantity: re.Match[str], unit: re.Match[str], limit: int) -> bool:
    """Whether a figure and the unit behind it are an age or how often.

    :param prefix: what stands right before the unit; ``quantity`` is where its figure lies in it.
    """
    one, word, behind = quantity["one"], unit[0], (unit.end(), limit)
    if (one == "many" and prefix.endswith("how many ")) or _FREQUENCY_AFTER.match(lower, *behind):
        return True
    if _AGE.match(lower, *behind) and not _OLD_COMPLAINT.search(prefix, 0, quantity.start()):
        return True
    if not word.endswith("s") and _OF_LIFE.match(lower, *behind):
        return True
    if one in ("half", "half-") and word == "days":
        return True  # "still on the route half days"
    before = prefix[: quantity.start()]
    rated = one in ("a", "an", "the") and _RATED.search(before)
    if rated or _TIMES_IN.search(before) or _SINCE_LOOK.match(lower, *behind):
        return True
    if word.startswith("day") and _COUNTED.search(before + quantity[0]):
        return True  # "headache on 22, 21 and 23 days"
    if one in ("a", "an") and (_DOSED.search(before) or _RATE.search(before)):
        return True  # "2 puffs a day"
    often = _FREQUENCY_BEFORE.search(before) and not _COUNT_OVER.search(before) and not _EACH_ROUND.search(before)
    return bool(often or _AGED.search(before))
