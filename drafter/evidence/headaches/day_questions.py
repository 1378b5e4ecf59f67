"""Counts that answer a question: "On how many of the last 30 days did you have a headache? 22"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.day_counts import monthly
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ASKS = re.compile(
    r"\b(?:how many|how often|number of|# of|no\. of|days? (?:with|of) (?:an? )?headaches?|days? (?:per|a|each|in an?) month)\b"
)
_HEADACHE = re.compile(r"\b(?:headaches?|ha|has|h/as?|head pain|head (?:hurt|ache))\b")
_MIGRAINE = re.compile(r"\bmigraines?\b")
_FEATURES = re.compile(
    r"\b(?:nausea|nauseated|vomit\w*|throw(?:ing)? up|(?:feel|felt|feeling|get|got|are you|were you) (?:sick|queasy|nauseous)|queasy|sick to (?:your|her|his|the) stomach|sick in (?:your|her|his) stomach|photophobia|phonophobia|light|sound|noise|throb\w*|pulsat\w*|pounding|one-sided|unilateral|migrainous)\b"
)
#: "How many of these are migraine?": parts of the days counted before.
_OF_THESE = re.compile(
    r"\bhow many (?:were|was|are|had|have)\b(?! you)|\bof (?:these|those|them|which|the (?:headache )?days|(?:these|those|the|her|his|your) headache days|(?:these|those) days)\b|\bdays (?:have|had|has|are|were|with)\b"
)
_OF_MONTH = re.compile(r"\b(?:month|mo|30|28|thirty|four weeks|4 weeks)\b")
_OF_QUARTER = re.compile(r"\b(?:90 days|3 months|three months|quarter)\b")
_OF_WEEK = re.compile(r"\b(?:week|wk|7 days|seven days)\b")
_DAYS = re.compile(r"\bdays?\b|\bhow often\b")
_OTHER = re.compile(
    r"\b(?:free|without|clear|medic\w*|meds?|take|taken|taking|use|used|using|tablets?|pills?|triptans?|miss\w*|lost|work|school|hours?|sleep|exercise|before|goal|visits?|reduc\w*|help\w*)\b"
)
#: What is no kind of headache by itself: "how many of those were bad?"; with the features beside it ("bad (throbbing, sick)") it is.
_GRADED = re.compile(r"\b(?:severe|bad|disabl\w+|limit\w*)\b")
#: "Headache of any kind, with or without nausea": the features tell no days apart.
_OF_ANY_KIND = re.compile(r",? ?\b(?:with or without|whether)\b[^?]*|\b(?:of )?any (?:kind|sort|type)\b")
#: "Do you miss work? 2 days last month": a question of what is done, or not done, on such days.
_DEEDS = re.compile(
    r"\b(?:miss\w*|lost|los[et]|work|job|school|class(?:es)?|(?:keeps?|kept|stay\w*|sen[dt]) (?:you |her |him |them )?(?:at )?home|sick (?:days?|leave)|in bed|er|ed|emergency|hospital\w*|urgent care|(?:see|seen) (?:a |the |your )?doctor|medicines?|medications?|meds?|pills?|tablets?|triptans?|painkillers?|ibuprofen|tylenol|excedrin|advil|take|taking|drink\w*|alcohol|caffeine|coffee|exercis\w*|gym|sleep\w*|dizz\w*|neck|periods?|menses)\b"
)
_WHATEVER_DONE = re.compile(r"\b(?:or not|includ\w+|even (?:if|when|the ones)|whether|regardless)\b")
_ANSWER = re.compile(
    rf"(?:(?:a|ans|answer|pt|patient|she|he|says|said|answers|answered|reports|reported|states|stated)(?: ?[:.])?+ ?+)*[\"']?(?P<pre>(?:about|around|roughly|approximately|approx\.?|~|at least|more than|over|>|>=|≥) ?)?(?P<one>{NUMBER})(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?P<plus>\+)?(?: (?:of them|days?|or so))?[\"']?[.,;]?(?= |$)(?! (?:years?|months?|weeks?|hours?|mg|%))"
)
_ABOUT = 0.2


def answer_of(reading: Reading, sentence: Sentence, before_it: str) -> tuple[int, int, Interval, str, str] | None:
    """The count with which a sentence answers the question before it: its place, its value a month, of what, counted in what.

    :param before_it: what the counts just before the question were made in, or ``""``.
    """
    lower = reading.lower
    before = reading.question(sentence)
    if before is None:
        return None
    asked = lower[before.start : before.end]
    of_any_kind = _OF_ANY_KIND.search(asked)
    asked = _OF_ANY_KIND.sub("", asked)
    part = before_it and _OF_THESE.search(asked)
    if not _ASKS.search(asked) or not (part or _DAYS.search(asked)) or _OTHER.search(asked):
        return None
    featured = _FEATURES.search(asked) and not of_any_kind
    of_migraine = featured or _MIGRAINE.search(asked)
    if _GRADED.search(asked) and not featured:
        return None
    what = (
        "migraine"
        if featured or (part and of_migraine)
        else "headache"
        if _HEADACHE.search(asked)
        else "migraine"
        if of_migraine
        else ""
    )
    unit = (
        "q" if _OF_QUARTER.search(asked) else "w" if _OF_WEEK.search(asked) else "m" if _OF_MONTH.search(asked) else ""
    )
    unit = unit or (before_it if part and what == "migraine" else "")
    answer = _ANSWER.match(lower, sentence.start, sentence.end)
    if not what or not unit or answer is None:
        return None
    value = _value(answer)
    if value is None or value.low > {"w": 7, "m": 31, "q": 92}[unit]:
        return None
    return answer.start("one"), answer.end(), monthly(value, unit), what, unit


def asks_deeds(label: str) -> bool:
    """Whether a question asks what is done on days of headache, so that its answer counts none of them."""
    return label.endswith("?") and bool(_DEEDS.search(label)) and not _WHATEVER_DONE.search(label)


def asked_of(reading: Reading, sentence: Sentence) -> str:
    """What the question before a sentence asks how often it comes: ``headache``, ``migraine``, or ``""``."""
    before = reading.question(sentence)
    if before is None:
        return ""
    asked = reading.lower[before.start : before.end]
    if not _ASKS.search(asked) or _OTHER.search(asked) or _GRADED.search(asked):
        return ""
    if _MIGRAINE.search(asked):
        return "migraine"  # "How many of the headaches are migraine?"
    return "headache" if _HEADACHE.search(asked) else ""


def _value(answer: re.Match[str]) -> Interval | None:
    first = number(answer["one"])
    second = number(answer["two"]) if answer["two"] else first
    if first is None or second is None or answer["one"] in ("a", "an", "half"):
        return None
    before = (answer["pre"] or "").strip()
    low, high = first[0], second[1]
    if answer["plus"] or before in ("at least", ">=", "≥"):
        return Interval(low, float("inf"))
    if before in ("more than", "over", ">"):
        return Interval(low, float("inf"), low_open=True)
    return Interval(low * (1 - _ABOUT), high * (1 + _ABOUT)) if before else Interval(low, high)
