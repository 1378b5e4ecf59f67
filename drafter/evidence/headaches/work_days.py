"""Days a week that somebody works: "she has been able to go back to four days a week" counts no headaches.

A person goes back, in, or from more to fewer of them, or is forced or allowed to; headaches that "went back to five days a week" do so by
themselves, and "from two to five days a week with headache" says of what they are.
"""

from __future__ import annotations

import re

_AT_WORK = re.compile(
    r"\b(?:(?:she|he|patient|pt|i|has|is)(?: \w+){0,4}?|(?:her|him|me)(?: (?:now|only|to|down|back))*) (?:(?:go|goes|going|gone|went|come|comes|coming|get|gets|getting|got|is|be|been) (?:back )?in|(?:go|going|goes|gone|went|came|come|get|got|getting|is|be|been|move|moved) back (?:up )?to|(?:cut|cuts|cutting|scaled?|scaling|pulled) (?:back|down)(?: (?:her|his|my) \w+)? to|return(?:s|ed|ing)? to)(?: (?:work(?:ing)?|about|only|just))* $"
    r"|\b(?:she|he|patient|pt|i)(?: (?:has|had|just|recently|then|now))* (?:went|gone|moved|dropped|switched|changed|shifted|fell|is|goes)(?: (?:back|down|part[- ]time|from full[- ]time|full[- ]time|work(?:ing)?|at work))*,? (?:(?:from [\w-]+(?: days?(?: (?:a|per) week)?)? )?to )?(?:(?:only|just|about) )?$"
    r"|\b(?:(?:her|his|my|the|a) (?:work )?(?:schedule|work ?week|shifts|hours|workload|classes)|(?:her|his|my|the) week)\b(?: (?!headache|migraine)[\w'-]+){0,3}? (?:from [\w-]+(?: days?(?: (?:a|per) week)?)? )?(?:to )?$"
    r"|\b(?:(?:had|has|having)(?= to )|forced|made|let|lets|allow(?:s|ed)|able|needed|asked|agreed|chose|decided|caus(?:es|ed|ing)|led|obliged|compelled|managed)(?: (?:her|him|me|the patient))? (?:to )?(?:go|drop|cut|reduce|return|move|work|scale|get|come)(?: (?:back|down|up|her|his|my|hours|in))*(?: to)? $"
)

_OF_HEAD = re.compile(r" (?:with|of|in|having) (?:a |her |his )?(?:headaches?|migraines?|pain|ha)\b")


def at_work(count: str, lower: str, first: int, last: int) -> bool:
    """Whether the words before a count of days a week, in ``lower[first:last]``, make them days of work."""
    told = _AT_WORK.search(lower, first, last) if "week" in count or count.startswith("from ") else None
    return told is not None and not _OF_HEAD.match(lower, last + len(count))
