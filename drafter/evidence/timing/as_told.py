"""What is put in between a statement and its time: whose words they are, and how sure somebody is of them.

It may be a doubt, and is passed over where a time is bound only; what says nothing at all the view leaves out (``fillers``).
"""

from __future__ import annotations

import re

_TELLS = r"(?:says|states|reports|estimates|thinks|reckons|guesses|figures|believes|recalls|remembers|supposes|swears|insists|maintains|tells (?:me|us))"
#: "Has been there, in her words, four months", "present, by his account, a year": whose words they are.
_AS_TOLD = re.compile(
    rf",? ?\b(?:in (?:her|his|their) (?:own )?words|by (?:(?:her|his|their) (?:own )?|(?:the )?(?:patient|pt)(?:'s)? )(?:account|report|reckoning|estimate|count)|(?:she|he|pt|patient) {_TELLS}|per (?:the )?(?:pt|patient|(?:her|his) (?:wife|husband|report))|as (?:she|he) (?:puts|tells|has) it|reportedly),? "
)
#: "Began, as near as she can place it, the week of Labor Day": between two commas.
_ASIDE = re.compile(
    rf",\s(?:(?:as|so) (?:near|nearly|best|well|far|close|closely) (?:as )?|to the best of |if (?:I|she|he|memory|they) |i (?:believe|think|gather|understand)|(?:she|he|they|the patient|(?:her|his) (?:wife|husband|daughter|son)) {_TELLS}|it (?:seems|appears|would seem|would appear)|apparently|probably|perhaps|evidently|by (?:her|his|all|every|the) |in (?:her|his) (?:own )?(?:words|opinion|view)|as (?:she|he|they) |according to |without (?:any )?(?:injury|accident|warning|cause|fall)|for no (?:reason|cause) )[^,.;:]{{0,40}},\s"
)


def as_told(words: str) -> str:
    """Words without those that only say whose they are."""
    return _AS_TOLD.sub(" ", without_aside(words))


def without_aside(words: str) -> str:
    """Words without what is put in between two commas."""
    return _ASIDE.sub(" ", words) if words.count(",") > 1 else words


#: "He is now five and a half months into this": of the complaint, whatever is named behind it.
INTO_THIS = re.compile(
    r" (?:now )?in ?to (?:this|it|it all)(?= ?(?:$|[.,;:)]|and\b|now\b|without\b|with (?:no|little)\b))"
)
