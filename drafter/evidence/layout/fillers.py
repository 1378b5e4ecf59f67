"""Asides that say nothing of the patient: "unfortunately", "as you will recall", "he tells me".

Whoever dictates puts them between a verb and what belongs to it ("the pain has, she tells me, lasted eight months"). A record is
read without them. What a hedge or a denial could be ("she thinks", "not certainly", "per the patient") is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SORRY = r"(?:unfortunately|regrettably|regretfully|sadly|fortunately|happily|thankfully)"
_SAID = (
    r"(?:(?:as )?(?:she|he|the patient|mrs?\. [a-z]+|ms\. [a-z]+) (?:tells (?:me|us)|says|reports|relates|puts it|adds|assures (?:me|us)|informs (?:me|us)|confesses)"
    r"|i (?:should|might|must|would|may) (?:add|say)|i(?: am|'m) (?:told|afraid|sorry to say|happy to say|pleased to say|glad to say)|i am sorry to report"
    r"|as (?:noted|stated|mentioned|described|documented|i (?:have )?(?:said|noted|mentioned|written|described))(?: above| earlier| previously| before)?"
    r"|as you (?:know|will know|(?:will|may|might) (?:recall|remember)|are aware)|you will (?:recall|remember)|of course|to be sure|in fact|indeed|naturally|needless to say|as it happens)"
)
#: Before a comma, at the head of a sentence.
_TURNS = (
    r"(?:to recap|in short|in brief|in summary|to summari[sz]e|in conclusion|of note|notably|importantly|clearly|obviously|undoubtedly|unquestionably|without (?:a |any )?doubt"
    r"|for the record|in any case|at any rate|that said|additionally|furthermore|moreover|incidentally|on (?:my |our )?review of (?:the|her|his|outside|prior) (?:charts?|records?|notes?))"
)
#: Before a colon too: what a letter answers. The question may doubt ("your query"), its answer does not.
_ANSWERS = (
    r"(?:(?:(?:in|by way of) )?(?:answer|reply|response) to|to answer|answering|replying to|responding to|regarding|with regard to) (?:your|the|their)(?: [\w']+){0,2}"
    r" (?:query|question|inquiry|enquiry|request)(?: for (?:(?:more|additional|further|clinical|missing|medical|the|some) )*(?:information|details?|records?|documentation|clarification|dates?))?(?: (?:of|dated) [\w /]+)?"
)
#: Before a "that", at the head of a sentence: what follows is said outright.
_OUTRIGHT = (
    r"(?:(?:it )?(?:should|must|may|can|could|might) (?:also |again |perhaps )?be (?:noted|said|added|emphasi[sz]ed|stressed|mentioned|pointed out|recalled|remembered|stated|remarked)(?: here)?"
    r"|(?:i|we) (?:would|should|will|must|may|can|want to|wish to|would like to) (?:also |again |just |only )?(?:add|note|stress|emphasi[sz]e|point out|mention|say|repeat|reiterate|confirm|attest)(?: here)?"
    r"|(?:please )?note|there (?:is|can be) no (?:doubt|question)(?: at all)?|(?:it is|it's) (?:well |clearly |also |important to note|worth )?(?:documented|established|known|clear|evident|noted|noting|noteworthy|mentioning)?(?: in (?:the|her|his) (?:charts?|records?))?"
    r"|the fact (?:is|remains)|(?:i|we) (?:know|note|noted|confirmed|verified|have confirmed|have verified|learned|find|found)|(?:she|he|the patient) (?:also |again |further )?confirms)"
)
#: Between two commas, or at the end of a statement.
_WITHIN = re.compile(rf",\s+(?:{_SORRY}|{_SAID})(?:,(?=\s+[a-z\d])|(?=[.;]))".replace(" ", r"\s+"), re.IGNORECASE)
#: Between a verb and its own: "has unfortunately persisted".
_BARE = re.compile(
    rf"(?<=[a-z])\s+(?:{_SORRY}|(?<!\bnot\s)(?<!n't\s)(?<!\balmost\s)(?<!\bno\s)(?<!\bnever\s)(?:certainly|surely|indeed))(?=\s+[a-z])",
    re.IGNORECASE,
)
#: Behind an answer: "Cancer: no per pt report". Of a finding or a study it is a doubt, and stays.
_ANSWERED = re.compile(
    r"\b(?:no|none|yes|all|these|them|negative|denied|denies|any|neg)(?P<aside>,?\s+(?:per\s+(?:the\s+)?(?:pt|patient|her|him|family)(?:'s)?(?:\s+(?:report|history|account))?|by\s+(?:her\s+|his\s+|patient\s+|pt\s+)?report|as\s+reported))(?=\s*(?:[.;,]|$))",
    re.IGNORECASE | re.MULTILINE,
)
#: At the head of a sentence, a comma behind it.
_HEAD = re.compile(
    rf"(?:(?<=[.!?]\s)|(?<=\n)|\A)(?:{_SORRY},?|(?:{_SAID}|{_TURNS}),|{_ANSWERS}[,:])\s+(?P<next>[a-z\d])".replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)
#: All that stands before a "that", from the head of its sentence on.
_BEFORE_THAT = re.compile(
    rf"(?:{_OUTRIGHT}|you will (?:recall|remember)|i (?:should|must) (?:add|say)|(?:she|he|the patient) (?:tells|informs|assures) (?:me|us))".replace(
        " ", r"\s+"
    )
)
_THAT = re.compile(r" that\s+(?=[a-z\d])")
#: How a printed form says that days are counted: "(If a headache lasted more than 1 day, count each day.)".
_COUNT_EACH = re.compile(
    r"\s+\(?if\s+(?:a|the|your|any)\s+headaches?\s+(?:lasts?|lasted)\s+(?:for\s+)?(?:more|longer)\s+than\s+(?:1|one|a)\s+day,?\s+(?:please\s+)?count\s+each\s+day\.?\)?",
    re.IGNORECASE,
)
#: What every aside has one of; the patterns look only around these.
_TOLD = (
    "regret", "sadly", "fortunately", "happily", "thankful", "certainly", "surely", "indeed", "tells", " says", " reports", " relates",
    "puts it", " adds", "assures", "informs", "confesses", "i should", "i must", "i might", "i may", "i would", "i am", "i'm ", "as noted", "as stated",
    "as mentioned", "as described", "as documented", "as i ", "as you ", "of course", "to be sure", "in fact", "naturally", "needless",
    "as it happens", " per p", " per the p", " per her", " per him", " per fam", "t report", "y report",
    "r report", "s report", "as reported", "to recap", "in short", "in brief", "in summary", "to summar", "in conclusion", "of note", "notably", "importantly", "clearly,",
    "obviously", "undoubtedly", "unquestion", "doubt,", "for the rec", "in any case", "at any rate", "that said", "additionally", "furthermore", "moreover", "incidentally",
    "count each day", " review of ", " query", " question", " inquiry", " enquiry", "your request", "the request", "their request",
)  # fmt: skip
_AROUND = 64  # characters


def fillers(source: str, lower: str) -> list[tuple[int, int, str]]:
    """Where an aside stands, and what is read for it: nothing, or the capital that the sentence opens with."""
    found = set(_said_outright(source, lower))
    for word in _TOLD:
        at = lower.find(word)
        while at >= 0:
            first, last = max(0, at - _AROUND), at + len(word) + _AROUND
            for pattern in (_WITHIN, _BARE, _ANSWERED, _HEAD, _COUNT_EACH):
                for match in pattern.finditer(source, first, last):
                    if match.end() < last:  # else the end that it saw was the look's own
                        found.add(_read(match))
            at = lower.find(word, at + len(word))
    return sorted(found)


def _said_outright(source: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Where a sentence opens with words that only say that what follows is said: "it should be noted that"."""
    if len(source) != len(lower):
        return  # a letter that is two in lower case: places would not agree
    for that in _THAT.finditer(lower):
        at = that.start()
        first = max(at - _AROUND, 0)
        head = max(lower.rfind(mark, first, at) for mark in ("\n", ". ", "! ", "? "))
        head = head + (2 if lower[head] != "\n" else 1) if head >= 0 else first
        if (head > first or not first) and _BEFORE_THAT.fullmatch(lower, head, at):
            yield head, that.end() + 1, source[that.end()].upper()


def _read(match: re.Match[str]) -> tuple[int, int, str]:
    told = match.groupdict()
    if "next" in told:
        return (*match.span(), told["next"].upper())
    return (*match.span("aside" if "aside" in told else 0), "")
