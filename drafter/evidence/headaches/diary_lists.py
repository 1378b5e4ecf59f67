"""A headache diary's counts in a list: months or weeks with the days of each, one behind another ("June 20, July 21, August 19").

Patterns over lower-case text; each has the figures in ``counts`` and what is counted in ``head``.
"""

from __future__ import annotations

import re

from drafter.evidence.words.months import MONTH_WORD, NUMERIC_MONTH

YEAR = r"(?: ?'?(?:20)?\d\d\b(?! ?(?:ha|headache|migraine|d\b|days?))| 20\d\d)?"
MONTH_OF_YEAR = rf"(?:{MONTH_WORD}{YEAR}|{NUMERIC_MONTH})"
WEEK = r"(?:weeks?|wks?)\b"
KIND = r"(?:headaches?|ha|migraines?|mig|mhd|mmd)"
_LIST = re.compile(
    rf"(?P<head>\b(?:days? (?:of|with) (?:an? |any )?{KIND}|{KIND}[- ](?:days?|d)|mhd|mmd|{KIND} \(?days?\)?|{KIND}(?: (?:frequency|freq|rate|counts?))?(?=,? \(?(?:by|days?|per|a|each) ?(?:days? )?(?:per |a |each |/ ?|by )?(?:month|mo)\b))(?: ?,? \(?(?:by month|per month|days? ?(?:/|per|a|each) ?(?:month|mo)|each month|a month|monthly|count\w*|totals?|diary)\)?| ?/ ?mo(?:nth)?)?) ?[:=|-]? ?"
    rf"(?P<counts>{MONTH_OF_YEAR} ?[:=-]? ?\d{{1,2}}(?:(?:[,;/] ?(?:and )?| ?[/|] ?| and | )(?:in )?{MONTH_OF_YEAR} ?[:=-]? ?\d{{1,2}}){{1,11}})(?![\d/]| ?(?:hours?|h|mg)\b)"
)
_JOIN = r"(?:[,;/] ?(?:and |then )?| and | ?/ ?| - )"
#: "Headache on 19 days in September, 18 in October and 20 in November", and the months before their counts.
_TOLD = re.compile(
    rf"(?P<head>\b{KIND}\b(?: (?:days?|was|were|recorded|marked|came|present|occurred|diary|calendar|shows?|for|on))*) ?[:=-]? ?"
    rf"(?P<counts>\d{{1,2}} days? (?:\(|in |of |for |during )?{MONTH_OF_YEAR}\)?(?:{_JOIN}(?:on )?\d{{1,2}} (?:days? )?(?:\(|in |of |for |during )?{MONTH_OF_YEAR}\)?){{1,11}}"
    rf"|{MONTH_OF_YEAR}:? (?:on )?\d{{1,2}} days?(?:{_JOIN}(?:in )?{MONTH_OF_YEAR}:? (?:on )?\d{{1,2}}(?: days?)?){{1,11}})"
)
#: "In November she had headache on 18 days, in December on 20, and in January on 19".
_TOLD_IN = re.compile(
    rf"\b(?:in|for|during) {MONTH_OF_YEAR},? (?:(?!{MONTH_WORD})[a-z]+ ){{0,5}}?(?P<head>{KIND}) (?:was |were )?(?:present |recorded |marked )?on (?P<counts>\d{{1,2}} days?(?:{_JOIN}(?:in |for |during ){MONTH_OF_YEAR},? (?:(?:it was |she had (?:it|one|them) )?on |it was )?\d{{1,2}}(?: days?)?){{1,11}})"
)
#: "December 21 headache days, January 23, February 20".
_TOLD_FIRST = re.compile(
    rf"(?P<counts>\b{MONTH_OF_YEAR} ?[:=-]? ?\d{{1,2}} (?P<head>{KIND}[- ](?:days?|d)\b|days? (?:of|with) (?:an? )?{KIND}\b)(?:{_JOIN}(?:in )?{MONTH_OF_YEAR} ?[:=-]? ?\d{{1,2}}(?: days?)?){{1,11}})(?![\d/]| ?(?:hours?|h|mg)\b)"
)
#: "17 (Dec), 19 (Jan), 18 (Feb)".
_LIST_BEFORE = re.compile(
    rf"(?P<head>\b(?:days? (?:of|with) (?:an? |any )?{KIND}|{KIND}[- ](?:days?|d)|mhd|mmd)) ?[:=-]? ?"
    rf"(?P<counts>\d{{1,2}} (?:\(|in ){MONTH_OF_YEAR}\)?(?:(?:[,;] ?(?:and )?| and )\d{{1,2}} (?:\(|in ){MONTH_OF_YEAR}\)?){{1,11}})"
)
#: "Nov 18, Dec 20 and Jan 19 headache days".
_LIST_BEHIND = re.compile(
    rf"(?P<counts>\b{MONTH_OF_YEAR} ?[:=-]? ?\d{{1,2}}(?: (?:(?:headache|ha) )?days?)?(?:(?:[,;] ?(?:and )?| and ){MONTH_OF_YEAR} ?[:=-]? ?\d{{1,2}}(?: (?=days? with|days? of|\w+[- ]days?)| (?:(?:headache|ha) )?days?)?){{1,11}}),? ?(?P<head>{KIND}[- ]days?\b|(?:days? )?(?:of|with) (?:an? )?{KIND}\b)"
)
#: "For the last three months: 18, 20 and 17 headache days".
_TOTALS = re.compile(
    rf"\b(?:months?|mos?)\b[^.;\d]{{0,40}}? (?<!between )(?P<counts>\d{{1,2}}(?:, \d{{1,2}})*,? (?:and|then) \d{{1,2}}) (?P<head>{KIND}[- ]days?\b|days? (?:of|with) (?:an? )?{KIND}\b)"
)
#: "Of those 11, 10 and 12 were her bad ones": how many days of each month counted before were of migraine.
_PARTS_OF_TOTALS = re.compile(
    r"\bof (?:those|these|which|them),? (?P<counts>\d{1,2}(?:, \d{1,2})*,? (?:and|then) \d{1,2})(?: days)?,? (?P<head>(?:(?:were|was|are|had|with|of|the|her|his|as|counted|marked|full|true|clear|definite) ){0,4}(?:migrain\w*|migs?\b|bad (?:ones|days|headaches)))"
)
#: "Headache log shows 17, 19 and 18 days for the last three months".
_TOTALS_BEFORE = re.compile(
    rf"(?P<head>\b{KIND}(?: (?:diary|calendar|log|tracker|journal|app|record|count|tally|days?))?)(?: (?:shows?|showed|gives?|gave|has|had|records?|recorded|lists?|listed|totals?|reviewed|were|was|reports?|on|with))*:? ?(?P<counts>\d{{1,2}}(?:, \d{{1,2}})*(?:,? (?:and|then|&) |, ?)\d{{1,2}})(?: days?)?,? (?:\w+ )?(?:for|over|in|during|across|of)? ?(?:the |each of the )?(?:last|past|previous|preceding) (?:three|four|five|six|two|[2-6]) (?:calendar )?(?:months|mos?)\b"
)
#: "Headache days in each of the past three months have been 16, 18 and 17".
_TOTALS_OF_MONTHS = re.compile(
    rf"(?P<head>\b{KIND}[- ]days?|days? (?:of|with) (?:an? )?{KIND})(?: (?:in|for|over|during|across))? (?:each of )?(?:the |her |his )?(?:last |past |previous |preceding )(?:two|three|four|five|six|seven|eight|nine|ten|twelve|[2-9]|1[0-2]) (?:calendar )?(?:months|mos?)\b ?:?(?: (?:[:=]|have|has|had|been|were|was|are|ran|run|came|to|at|numbered|totall?ed|read|stood))* ?(?P<counts>\d{{1,2}}(?:, \d{{1,2}})*(?:,? (?:and|then|&) |, ?)\d{{1,2}})(?![\d/%])"
)
#: "18, 20 and 19 headache days, and 10, 12 and 9 migraine days": what a list of totals goes on with.
_TOTALS_OF = re.compile(
    rf"{KIND}[- ]days?,? (?:and|with|of which) (?P<counts>\d{{1,2}}(?:, \d{{1,2}})+,? (?:and|then) \d{{1,2}}) (?P<head>{KIND}[- ]days?\b)"
)
#: "Migraine-type (throbbing, photophobia) 10, 9 and 11 of these".
_PARTS_BEHIND = re.compile(
    r"(?P<head>\bmigrain\w*\b[^.;\d]{0,80}?) (?:on )?(?P<counts>\d{1,2}(?:, \d{1,2})*,? (?:and|then|&) \d{1,2}) (?:days )?of (?:these|those|them|which)\b"
)
#: "Headache days by week: 5, 4, 6, 5", "week 1: 5 days; week 2: 6 days".
_BY_WEEK = re.compile(
    rf"(?P<head>\b{KIND} days?(?: \([^)]*\))? (?:by|per|each|for each|a) (?:week|wk)[^:=.;\d]{{0,30}})[:=] ?(?P<counts>[0-7](?:(?:[,;/]| and|,? then) ?[0-7]){{2,11}})(?![\d./])"
)
_WEEKS_TOLD = re.compile(
    rf"(?P<head>\b{KIND}(?: days?)?(?: (?:diary|calendar|log|tracker|journal|count))?) ?[:=-]? ?(?P<counts>{WEEK} ?(?P<nth>1)\b ?[:=-]? ?[0-7](?: days?| d)?(?:[,;/]? ?(?:and )?{WEEK} ?[2-5]\b ?[:=-]? ?[0-7](?: days?| d)?){{1,4}})(?![\d./])"
)
#: Lists of months, and of weeks.
BY_MONTH = (
    _LIST,
    _LIST_BEFORE,
    _LIST_BEHIND,
    _TOTALS,
    _TOTALS_BEFORE,
    _TOTALS_OF_MONTHS,
    _TOTALS_OF,
    _PARTS_OF_TOTALS,
    _PARTS_BEHIND,
    _TOLD,
    _TOLD_IN,
    _TOLD_FIRST,
)
BY_WEEK = (_BY_WEEK, _WEEKS_TOLD)
