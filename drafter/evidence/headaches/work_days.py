"""Days a week that somebody works: "she has been able to go back to four days a week" counts no headaches.

A person goes back, in, or down to them, or is forced or allowed to; headaches that "went back to five days a week" do so by themselves.
"""

from __future__ import annotations

import re

_AT_WORK = re.compile(
    r"\b(?:(?:she|he|patient|pt|i|has|is)(?: \w+){0,4}?|(?:her|him|me)(?: (?:now|only|to|down|back))*) (?:(?:go|goes|going|gone|went|come|comes|coming|get|gets|getting|got|is|be|been) (?:back )?in|(?:go|going|goes|gone|went|came|come|get|got|getting|is|be|been|move|moved) back (?:up )?to|(?:cut|cuts|cutting|scaled?|scaling|pulled) (?:back|down)(?: (?:her|his|my) \w+)? to|return(?:s|ed|ing)? to)(?: (?:work(?:ing)?|about|only|just))* $"
    r"|\b(?:(?:had|has|having)(?= to )|forced|made|let|lets|allow(?:s|ed)|able|needed|asked|agreed|chose|decided|caus(?:es|ed|ing)|led|obliged|compelled|managed)(?: (?:her|him|me|the patient))? (?:to )?(?:go|drop|cut|reduce|return|move|work|scale|get|come)(?: (?:back|down|up|her|his|my|hours|in))*(?: to)? $"
)


def at_work(count: str, lower: str, first: int, last: int) -> bool:
    """Whether the words before a count of days a week, in ``lower[first:last]``, make them days of work."""
    return "week" in count and _AT_WORK.search(lower, first, last) is not None
