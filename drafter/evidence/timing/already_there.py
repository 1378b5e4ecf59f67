"""A day by which a complaint was there, whenever it began ("first seen for this neck pain in May")."""

from __future__ import annotations

import re

#: A day by which the complaint was there, whenever it began: "first seen for this neck pain in May", "has been coming to us for this
#: shoulder since spring", "predates her retirement in 2024".
_BY_THEN = re.compile(
    r"\b(?:since|from|dat\w+ (?:back )?(?:to|from)|go(?:es)? back to|began|started|there|present)(?: (?:well|long|some ?time|shortly|just))? before (?:the |last |her |his )?$"
    r"|\bpre-?dat(?:es|ed|ing)\b[^.;]{0,40}$"
    r"|\b(?:first|initially|originally) (?:saw|seen|evaluated|examined|treated|presented|came|consulted|mentioned|reported|complained|raised|brought up|sought (?:care|help|treatment))\b[^.;\d]{0,24}\b(?:for|with|about|of|the|this|his|her) (?:[\w'-]+ ){1,6}(?:(?:in|on|around|since|back in) )?(?:early |mid |late )?$"
    r"|\b(?:first|initially|originally) (?:documented|recorded|noted|charted|entered|mentioned|raised|reported|brought up|listed|logged|complained of|told of|appears|appeared)\b"
    r"(?:,? (?:here|(?:in|to|with|by) (?:(?:the|our|her|his|my|this|a|me|us) ?)*(?:charts?|records?|notes?|clinic|office|pcp|doctor|practice|primary care)?|(?:at|during|in) (?:the|a|an|her|his|our|my) (?:[\w'-]+ ){0,2}(?:visit|appointment|note|physical|check-?up|encounter)))*(?: (?:of|on|in|at|from|dated|back in|around|as of))* $"
    r"|\b(?:seen|evaluated|treated|examined|visited|came in|presented|consulted)(?: (?:here|by (?:me|us|dr\.? [\w'-]+)|in (?:this|our|my) (?:clinic|office)))? (?:for|with|about) (?:the same|this(?: same)?|her same|his same|that same) (?:[\w'-]+ ){1,4}(?:on|in|back in) $"
    r"|\b(?:coming (?:here|to (?:us|me|see (?:us|me)|(?:this|our) (?:clinic|office|practice)))|(?:seeing|treating|following|managing)(?: (?:us|me|her|him|the patient|m(?:r|rs|s)\.? \w+))?|(?:treated|followed|seen|managed)(?: (?:here|by (?:me|us)|in (?:this|our) (?:clinic|practice|office)))?|under (?:my|our) care)"
    r" (?:for|with|because of|on account of) (?:this|that|the|her|his|the same)\b[^.;,\d]{0,40}\bsince (?:(?:last|early|mid|late|about|around) )?$"
)


def there_by(before: str) -> bool:
    """Whether the words before a date make it one by which a complaint was already there."""
    return (
        "same" in before
        or "this" in before
        or "before" in before
        or "since" in before
        or "first " in before
        or "dat" in before
        or "lly " in before
    ) and bool(_BY_THEN.search(before))
