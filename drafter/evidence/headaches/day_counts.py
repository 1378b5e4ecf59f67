"""Counts of days in words and figures: "5 days a week", "25 of the last 30 days", "12 of which", "every day".

Patterns over lower-case text, and the interval that each match means. What a count is of is for ``attacks`` to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.clear_days import (
    CLEAR,
    CLEAR_TOLD,
    CLEARS,
    NONE_CLEAR,
    OF_CLEAR,
    OF_NONE_CLEAR,
    but_clear,
)
from drafter.evidence.headaches.count_bounds import BOUND, NO_RANGE, RANGE, bounded, of_figures, with_months
from drafter.evidence.headaches.month_shares import (
    MONTHS_FIRST,
    OF_EVERY,
    PART_OF_MONTH,
    PERCENT_OF_DAYS,
    part_of_month,
    percent_of_days,
    share_of_days,
)
from drafter.evidence.headaches.turned_bounds import bound_of
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling, Tellings

if TYPE_CHECKING:
    from collections.abc import Callable

WEEKS_A_MONTH = 52 / 12
#: Times that a count is made in, and how many of them a month has; "30" is "of the last 30 days".
_EVERY_DAY = Interval(28.0, 31.0)
#: "Almost" says below, and no more (criteria library, "How to read a record").
_NEARLY_EVERY_DAY = Interval(0.0, 31.0, high_open=True)
_QUARTER_DAYS = 92
_DAYS = r"(?:(?P<noun>headaches?|ha|h/a|migraines?|migrainous|head[ -]pain|bad|severe|full(?:[ -](?:blown|fledged|on))?|sick|real|true|frank|definite|proper|outright|honest|classic|disabling|major|big|calendar|different|separate|whole|attack)[ -]+)?(?:(?P<noun2>headache|migraine|ha|attack)[ -]+)?(?P<days>days?|mornings?|d|x|times|headaches?|has|migraines?|attacks?|ones|of (?:them|those|these)|ha)?"
_OF = r"(?: (?:of|with|w/) (?:(?:an?|some|full|full-blown|true|frank|definite|outright|proper|classic|typical|clear|severe|disabling|bad|real|any|actual|her|his) )*(?P<of>headaches?|ha|migraines?|migraine features|head[ -]pain|pain))?"
_PER = r"[ ,-]*(?P<mark>/|per|a|an|each|every|q|(?:this past|last|the past|the last|this last|the previous)(?= mo)|(?:in|of|out of) (?:any|an?)(?: given| one| single)?|in (?:each|every|the)|out of (?:the|every|each)?|(?:out )?of (?:the|every|each))?[ -]?"
_COUNT = re.compile(
    rf"(?P<pre>\b{BOUND} |(?:(?<![-=])>|[<~≥≤]) ?)?(?P<between>\bbetween )?(?<![\w/.$-])(?<!from )(?P<one>(?!(?:19|20)\d\d\b){NUMBER}|once|twice)(?P<plus>\+| or more| or greater|[ -]plus|[ -]odd\b)?(?: ?(?(between)and|(?:-|to|or|–)) ?(?P<two>{NUMBER}))?(?P<so> or so\b| give or take\b)?(?:-(?=days?[- ](?:an?|per|each)[- ])| ?)(?:\(\d+\) )?{_DAYS}(?P<more> or (?:more|greater)\b)?{_OF}"
    rf"{_PER}(?P<per>one of (?:them|these|those)\b|of (?:the |these |those )?(?:last |past )?(?:two|three|four|five|six|\d) months|(?:of )?(?:these|those) months|months?|mths?|mos?|mnths?|weeks?|wks?|calendar month|average month|typical month|usual month|monthly|weekly)(?![a-z])(?! ?(?:trial|course|ago|of (?:therapy|treatment|pt)|supply|history|period|later))"
)
#: "Fell from 22 to 9 a month": the first of two counts; the second is read by itself.
_CHANGED = re.compile(
    rf"\b{NO_RANGE}from (?:about |around |some )?(?P<one>{NUMBER})(?P<pre>)(?P<two>)(?: ?(?:(?P<noun>headache|ha|migraine) )?(?P<days>days?))?{_PER}(?:month|mo|week|wk)? ?(?:(?:before|prior to|without|off|pre-?) ?(?:treatment|botox|toxin|injections?|therapy|it) |at (?:baseline|intake|the start|the outset),? |initially,? )?(?:down )?(?=to (?:about |around |some )?{NUMBER}\b[^.;]{{0,24}}(?P<per>month|mo\b|week|wk)|to {NUMBER}\b(?! ?(?:hours?|h\b|mg|%)))"
)
#: "Up from 9 days a month in the spring to 19 now": the second of two counts.
_CHANGED_TO = re.compile(
    rf"\bfrom (?:about |around |some |only |just )?{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})?(?: ?(?:headache|ha|migraine)s?)?(?: ?days?)?{_PER.replace('(?P<mark>', '(?:')}(?P<per>months?|mos?|mths?|weeks?|wks?)\b[^.;\d]{{0,40}}? to (?P<pre>{BOUND} )?(?P<one>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER}))?(?! ?(?:hours?|h\b|mg|%|/|days? (?:a|per)|a (?:week|month)|per|each|every|\d|years?|weeks?|months?))\b"
)
#: "9 days a month (was 21)".
EARLIER = re.compile(rf"\((?:was|previously|formerly) (?P<one>{NUMBER})(?P<pre>)(?P<two>)(?! ?(?:%|mg|h\b|hours))")
_OF_THIRTY = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER}))? ?(?:(?P<noun>headache|ha|migraine) )?(?:(?:days?|mornings?|evenings?|nights?|d(?= (?:of|out of|in|w/|/))) ?)?(?:/|of|out of|in|every|per) ?(?:the |its |those |her |his |every |each )?(?:last |past |previous )?(?P<per>28|29|30|31|thirty|thirty-one|7|seven)(?:(?: days?| d\b)?(?: in (?:{MONTHS}))?(?: (?:with|w/|having|of)(?: (?:an?|any|some|her|his|the|at least some))* ?(?P<of>headaches?|ha|h/a|head[ -]pain|migraines?)\b(?! (?:diar|log|calendar|journal|app|medic|med|tablet|pill|drug|free|relief)|-free))| days?| d\b| (?:with|w/) ?(?:most|half|many|some|all|nearly all|a third|the majority|\d{{1,2}}|{NUMBER}) of (?:them|these|those)| in (?:{MONTHS})\b|(?= ?[,.;)]| and\b| by\b| since\b| for (?:the|a|an|some|at|over|more|\d|two|three|four|five|six|several|years|months)\b| this (?:year|spring|summer|fall|winter|autumn)\b| now\b| (?:migrain|ha\b|headache|(?:the|she|he|they|it|there)\b)|$))"
)
#: "57 of the last 90 days", "54 headache days in the last three months": a month's share is a third.
_QUARTER = r"(?:the |her |his |those )?(?:last |past |previous |preceding )?(?:90|91|92|ninety|3|three)"
OF_NINETY = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER}))? ?(?:(?P<noun>headache|ha|migraine) days?|days? (?:with|of) (?:a |an )?(?P<of>headaches?|ha|migraines?)|days?)? ?(?:/|of|out of|in|over|during) ?{_QUARTER}(?: (?:days|months)\b|(?<=9[0-2])(?= ?[.,;)]|$))"
)
#: "18, 20 and 19 headache days in the last three months": each is a month's.
LISTED_MONTHS = re.compile(
    rf"(?<![\w/.$-])(?P<one>{NUMBER})(?P<pre>),? (?P<more>(?:{NUMBER},? )*)(?:and |& )?(?P<two>{NUMBER}) (?:(?P<noun>headache|ha|migraine)s?(?: days?)?|days? (?:with|of) (?:a |an )?(?P<of>headaches?|ha|migraines?)|days?)(?: respectively)? ?,? (?:in|over|for|during|across) (?:each of )?(?:(?:those|these) (?:(?:two|three|four|2|3|4) )?months\b|(?:the |her |his |those )?(?:last |past |previous |preceding )(?:two|three|four|2|3|4) months\b|(?:the |her |his |those )?(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?(?:,| and | & ))"
)
#: "Over the last 90 days she logged 57 days with headache".
IN_NINETY = re.compile(
    rf"\b(?:in|over|during|of|for|within) (?:the |these |those )?(?:last |past |previous |preceding )(?:90 days|ninety days|3 months|three months|quarter),? (?:[a-z]+ ){{0,4}}(?P<pre>{BOUND} )?(?P<one>{NUMBER})(?P<two>) (?:(?P<noun>headache|ha|migraine) days?|days? (?:with|of) (?:a |an )?(?P<of>headaches?|ha|migraines?))(?! ?(?:/|a|per|each|every|q|in (?:each|every|an?))\b)"
)
#: "MIDAS: A 58, B 7", "headache days in 3 months: 58".
OF_MIDAS = re.compile(
    rf"\b(?:midas\b[^;\d]{{0,40}}?(?<![\w'])(?:item )?a(?: ?\([^)]*\))?|(?P<noun>headache|ha|migraine) days? (?:in|over|per|during|for) (?:the )?(?:(?:last|past|previous) )?(?:90(?: ?d(?:ays)?)?|3 months|three months)\)?) ?[:=]? ?(?:is |was )?(?P<pre>{BOUND} )?(?P<one>\d{{1,2}})(?P<two>)(?= ?(?:days?\b|[,;.)|/]|$| b\b))(?!\.\d| ?/ ?(?:10|mo|month))"
)
#: "She marked a headache on 19 to 22 days", in a month that the sentence names.
DIARY_ON = re.compile(
    rf"\b(?P<of>headaches?|ha|h/as?|head[ -]pain|migraines?) (?:(?:\w+ )?(?:on|(?:x|for)(?=[^.;]{{1,16}} days? (?:in|of|over|during) the (?:past|last|previous) month)) |(?=[^.;,]{1, 24} days? (?:in|of|over|during|out of|last) ))(?:between )?(?P<pre>{BOUND} )?(?P<one>{NUMBER})(?:(?: ?(?:-|to|or|and) ?)(?P<two>{NUMBER}))? (?:different |separate |calendar )?days?\b(?! ?(?:/|a|per|each|every|weekly|monthly|of (?:each|every|the|a) week|in (?:a|an|the|each|every|any|one) (?:(?:last|past|previous) )?(?:week|two|three|\d|90|year|typical|given|average)|in (?:a|an|each|every|any|one) month)\b)"
)
#: "Headache days per month should read 18".
_CORRECTED = re.compile(
    rf"(?P<noun>headache|ha|migraine)s?(?: days?)?(?: (?:count|number|frequency|figure))?[^.;\d]{{0,40}}?(?:should (?:read|be|have been|have read|say)|corrected to|(?:is|was) (?:in fact|actually|really)) (?P<pre>)(?P<one>{NUMBER})(?P<two>)(?! ?(?:hours?|h\b|years?|weeks?|months?|mg))"
)
#: "HAs per wk 5", "headaches a month: 18".
_PER_FIRST = re.compile(
    rf"\b(?P<noun>headaches?|has?|h/as?|migraines?|migs?)(?: days?| d)? ?(?:/|per|a|each) ?(?P<per>months?|mos?|mths?|weeks?|wks?)(?: \([^)\d]*\))? ?(?:[:=]|is|are|at|about|now|averages?|-(?= ))? ?(?P<pre>{BOUND} ?)?(?P<one>\d{{1,2}})(?P<plus>\+)?(?: ?(?:-|to) ?(?P<two>\d{{1,2}}))?(?= ?(?:[,;.)]|$|\(|and\b))(?!\.\d)"
)
#: A diary of one month counts days without saying "a month".
DIARY = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?P<plus>\+| or more| or greater| plus)?(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER}))? ?(?:(?P<noun>headache|ha|migraine) days?|such days|days? like (?:this|that|these|those)|days? (?:with|of) (?:(?:an?|any|some|full|full-blown|full-fledged|true|frank|definite|outright|proper|classic|typical|real|actual) )*(?P<of>headaches?|ha|migraines?|head[ -]pain))(?! ?(?:/|a|per|each|every)\b| (?:in |during )?the (?:first|second|third|fourth|last) (?:week|half))"
)
#: "Mean of the last three 28-day periods: headache days 18.3".
_PLAIN_OF = (
    r"(?:(?P<noun>headache|ha|migraine) days?(?: (?:per|a|in each|each|in the|of the) (?:28|30)[- ]days?(?: (?:period|window|month|cycle|block)s?)?| ?(?:/|per|a|each) ?(?:mo|month)\b)?|(?P<noun2>headache|ha|migraine|mig) d ?/ ?mo\b"
    r"|days? (?:with|of|(?:did|do) (?:you|she|he) have|(?:you|she|he) had) (?:an? |any |some )?(?P<of>headaches?|ha|migraines?)\b(?: of any (?:kind|type|sort|severity))?"
    r"|(?P<days>(?:headaches?|ha) on)(?= (?:about |around |at least |some )?\d{1,2}(?: of them)?(?: ?[,;.]| and\b|$))|(?:(?<=days: )|(?<=month: )|(?<=30 d: )|(?<=28 d: ))(?P<noun3>headache|ha)(?= \d))"
)
PLAIN = re.compile(
    rf"\b{_PLAIN_OF}(?: (?:in |over |for |during )?(?:the )?(?:last|past|previous|this) (?:mo|month|quarter|30 ?d(?:ays)?|28 ?d(?:ays)?|90 ?d(?:ays)?|[34] (?:w(?:ee)?ks|mo(?:nth)?s)|three months|four weeks)\b)?(?: \([^)\d]*\))? ?(?:[:=]|-(?= ))? ?(?:(?:were|was|is|are|averaged|averages|numbered|totall?ed|came to|stands? at|stood at|count|of|at|mean|avg|average) )*(?P<pre>{BOUND} )?(?P<one>\d{{1,2}}(?:\.\d{{1,2}})?)(?P<plus>\+)?(?:(?: ?(?:-|to) ?)(?P<two>\d{{1,2}}(?:\.\d{{1,2}})?))?(?! ?(?:/(?! ?(?:mo|28|30))|%|h\b|hours?|hrs?|mg|years?|weeks?|months|per (?:week|wk)|a week|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|[\w/-]|\.\d|, ?\d{{1,2}}(?:,? (?:and|&) |, ?)\d)"
)
#: "19 days circled for headache", "she shaded 22 for headache": the days of a month that the sentence names.
_MARKED = r"(?:circled|marked(?: off| down| up)?|crossed(?: off| out)?|shaded|flagged|colou?red(?: in)?|logged|noted|recorded|entered|tallied|ticked(?: off)?|checked(?: off)?|x'?ed(?: out)?|highlighted|listed|starred|tagged|labell?ed|blacked out|filled in|spoil(?:ed|t)|ruined|claimed|marred|blighted|affected|consumed|disrupted|dominated|occupied|taken up|wrecked)"
MARKED = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER}))? (?:(?:of (?:the|her|his|its|those) )?(?:calendar )?(?:days?|squares?|boxes|dates?|entries) )?(?:(?:were|was|are|is|had been|have been|that were|she|he|has|had) )*{_MARKED} (?:in (?:red|blue|black|ink|pen) )?(?:for|as|with|to show|by) (?:(?:an?|any|her|his|some|having) )*(?P<of>headaches?|ha|h/a|head[ -]pain)\b(?! (?:medic|med|free|-free|tablet|pill|treat|drug|relief))"
    rf"|\b(?:{_MARKED}|(?:marks|shows?|showed|records?|lists?|logs)(?=[^.;]{{1,16}} (?:days?|squares?|boxes|dates) as )) (?P<pre2>{BOUND} )?(?P<one2>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two2>{NUMBER}))? (?:(?:calendar )?(?:days?|squares?|boxes|dates?|entries|of them) )?(?:in (?:red|blue|black|ink|pen) )?(?:for|as|with|to show|by) (?:(?:an?|any|her|his|some|having) )*(?P<of2>headaches?|ha|h/a|head[ -]pain|(?:full |true |real |definite )?migraines?)\b(?![ -]free)(?! (?:medic|med|free|-free|tablet|pill|treat|drug|relief))"
)
#: "No month has had fewer than 16 headache days", "never less than 18 headache days": a bound from below.
NEVER_FEWER = re.compile(
    rf"(?:\b(?:no|not|never|none|neither|cannot)\b|n't\b)(?:(?P<month>[^.;\d]{{0,40}}?\bmonth\b)[^.;\d]{{0,30}}?|[^.;\d]{{0,60}}?) (?:(?:fewer|less) than|under|below) (?P<one>{NUMBER})(?P<two>)(?P<pre>)(?P<plus>)(?: (?:days? (?:with|of) (?:an? )?(?P<of>headaches?|ha)|(?P<noun>headache|ha) days?|(?(month)days(?! (?:of|off|at|without|on|free|missed|absent|a|per)\b)|(?!)))|(?(month)(?=[.,;)]| (?:since|in|over|for|all|now|and|this|either|at)\b)|(?!)))\b(?! ?(?:/|a|per|each) ?w)"
)
_LABELLED = re.compile(
    rf"(?P<noun>headache|ha|migraine|mig|mhds?|mmds?)[ -]?(?:(?<=mhd)|(?<=mmd)|(?<=mhds)|(?<=mmds)|(?:with|days?|frequency))(?:,? (?:in|for|over|during)? ?(?:{MONTHS}|(?:the )?(?:last|past|previous) (?:(?:30|28)(?: ?d(?:ays)?)?\b|thirty days|calendar month|month|4 weeks|four weeks|(?P<quarter>90 days|ninety days|(?:3|three) (?:calendar )?(?:months|mos?)\b|12 weeks|quarter))))?(?: ?(?:/|per|a|each|in a)? ?(?P<per>months?|mos?|weeks?|wks?|(?:4|four) (?:weeks|wks)|(?:(?<=/)|(?<=/ )|(?<=per ))(?:30|28)(?: ?d(?:ays)?)?)(?:,? (?:over|in|for|during|across) the (?:last|past|previous) (?:(?:\d|three|two|six|four) )?(?:months?|quarter))?)?(?: \([^)]*\))?(?: ?[:=]| ?\|(?= ?\d\d?(?: days?)?(?: ?$| ?[,;.]| ?\| ?[a-z]| ?\| ?$))|(?<=mhd)|(?<=mmd)|(?<=mhds)|(?<=mmds)|(?<=[eas] days)(?= \d\d?(?:[,;.)]| -|$))) ?(?P<pre>{BOUND} ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?! ?(?:(?:headache |ha |migraine )?(?:days?|d|x|times) ?)?(?:/|per|a|each|every|out of (?:the |every )?) ?(?:w|m|30|28|7|y|q|annum)| (?:days? )?(?:out )?of (?:28|30|31)|\w| ?(?:-|to) ?\d)"
)
#: "How many days with headache in an average month: 19", "Monthly headache days 17".
_ASKED = re.compile(
    rf"(?:\bdays? (?:with|of|you had|she had|he had) (?:a |an |any )?(?P<of>headaches?|ha|migraines?)\b(?: of any (?:kind|type|sort|severity))?(?: (?:in|per|a|each|every|over|during|out of) (?:(?:an?|the|each|every|average|typical|usual|last|past|previous) )*(?P<per>month|week|30(?: days)?|28(?: days)?|four weeks|4 weeks))(?: \([^)]*\))? ?[:=?]+|"
    rf"\bmonthly (?P<noun>headache|ha|migraine)[- ](?:days?|counts?|total|tally)(?: (?:runs?|ranges?|from|between|stands?|number|have|has|been|were|are|average|averag\w+|count|total|of|at|now|about))* ?[:=]?) ?(?P<pre>{BOUND} ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?! ?(?:/|%|years?|h\b|hours?)|\w)"
)
#: "Headaches: # days/month: 20", "Days/month w/ any headache: 16-20", "HA freq (d/mo): 18".
_FIELD = re.compile(
    rf"\b(?<!free )(?<!\d )(?:# ?|number of |no\. of )?(?:days?|d(?= ?/)) ?(?:/ ?|per |an? |each |in an? )?(?:(?:average|typical|usual) )?(?P<per>month|mo|week|wk)(?:,? (?:(?:w/|with|of|having|you have|she has|he has|an?|any|some|all|full|bad|types?|kinds?|sorts?) ?)*(?P<of>headaches?|has?\b|migraines?)(?: of any \w+)?)?(?: \([^)]*\)|\))? ?(?:[:=?]|-(?= ?\d)|(?<=\) )(?=\d)) ?(?P<pre>{BOUND} ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?! ?(?:/(?! [a-z])|%|years?|h\b|hours?|mg)|\w)"
)
#: "Of 30 days in the last month 21 had headache".
_OUT_OF = re.compile(
    rf"(?:\b(?:last|past|previous) (?=[^.;]{{0,12}}:)|\b(?:out )?of (?:the |her |his |[a-z]+'s )?(?:last |past |previous )?)(?P<per>28|30|31|thirty|thirty-one) (?:days?|entries)\b[^.;\d]{{0,30}}? (?P<pre>{BOUND} )?(?P<one>{NUMBER})(?P<two>) (?:days? )?(?:had|have|were|with|brought|bring|show(?:ed)?|are|marked|carr(?:y|ied)) (?:a |an |as |days of |days with )?(?P<of>headaches?|ha|migraines?)\b"
)
#: "Out of the past 30 days she had headache on 24".
_HAD_OUT_OF = re.compile(
    rf"\bof (?:the |any |every )?(?:last |past |previous )?(?P<per>28|30|31|thirty) days?,? (?:she|he|they|the patient|patient|pt|there) (?:has|have|had|gets?|got|is|was|records?|recorded|reports?|reported|counts?|counted|suffers?) (?:a |an |some |of )*(?P<of>headaches?|ha|migraines?) on (?P<pre>{BOUND} )?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?! ?(?:%|/|mg)|\w)"
)
#: "Days per month with nausea or light sensitivity: 12".
ASKED_FEATURES = re.compile(
    rf"\b(?:days?|d) ?(?:/|per|a|each|in an?|every) ?(?:(?:average|typical|usual) )?(?P<per>month|mo|week|wk) (?:with|w/) ?(?:[a-z/-]+,? ){{0,5}}?(?:nausea|vomiting|n/v|photophobia|phonophobia|photo|light|sound|throbbing|migrain\w+)[a-z/ ]{{0,24}}(?:\([^)]*\))? ?[:=?]+ ?(?P<pre>{BOUND} ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?! ?(?:/|%|years?|h\b|hours?|mg)|\w)"
)
#: "How many of those with nausea or light sensitivity: 9".
ASKED_PART = re.compile(
    rf"\b(?P<link>(?:how many|number) of (?:those|these|them|which)\b[^.;?:\d]{{0,100}}[:?=]+) ?(?P<pre>{BOUND} ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?! ?(?:/|%|years?|h\b|hours?)|\w)"
)
DAILY = re.compile(
    r"\b(?P<pre>almost|nearly|near|practically|virtually|essentially)?[ -]?(?P<what>(?:headaches? |ha )?(?:every[ -](?:single )?day|(?:(?<=headache )|(?<=headaches )|(?<= one )|(?<=one there )|(?<= it ))every (?:single )?morning|each day|every other day|every (?:second|third|2nd|3rd|2|3|two|three) days?|alternate days|q ?day|qd|daily|everyday|cdh|ndph|(?<!of )(?<!not )all (?:\d\d )?days|7 days (?:a|per|/) ?week|seven days a week|day in,? day out)(?: of (?:the|every) month)?)\b(?! (?:dose|mg|for (?:sleep|mood)|activit|living|life|basis for|exercise|\d{1,2}\b(?! ?(?:months?|mos?|years?|yrs?|weeks?|wks?)\b)|\d+[a-z]))"
)
#: A count of some of the days that were counted before: "12 of which", "11 with migraine features", "two a week".
PART = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?P<plus>\+| or more)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?! ?(?:mg|h\b|hrs?\b|hours?|/10|%|years?|yrs?|weeks?|wks?|months?|mos?|units?|u\b|min))"
    rf"(?: (?:days?|d))?(?P<link> (?:were|was|(?:out )?of (?:which|those|these|them|the|her|his|[a-z]{3, 9}'s|(?:the |her |his |those )?(?:{MONTHS}))(?: (?:days|headache days|ones|headaches|{NUMBER}(?: headache)? days?|{NUMBER}))?|(?:out )?of {NUMBER} (?:(?:headache|ha) days?|headaches)|days?|w/(?= )(?<=/)|with|are|being|were|is|have|had|tagged|moderate|severe|disabling|bad enough|requir\w+|needed|meant|forced|drove|confin\w+|fulfil\w*|flagged|coded|label\w+|class\w+|logged|rated|recorded as|called|sends?|sent|puts?|leaves?|left|lands?|turns?|turned|becomes?|became|involv\w+|meet\w*|met|satisf\w+|bear|bore|carry|carried|show|showed|display\w*|exhibit\w*|feature[sd]?|includ\w+|brought|brings?|comes?|came|qualif\w*|count\w*|marked|circled|shaded|starred|highlighted|colou?red|ticked|checked|noted|entered|listed|scored|judged|considered|deemed|reckoned|felt|migr\w*|migs?|as|still|full|(?:bad|sick|severe) (?:days|ones))(?:\b|(?<=/)))"
)
#: "22 days a month (migraine 14, tension 8)".
IN_BRACKETS = re.compile(
    rf"(?:\(|(?<=, )(?=[^()]*\)|migrain\w+ on |of which migraine|migr\w*,? (?:{NUMBER}|[<>~≥]|\([^)\d]*\) on )|(?:incl\w* )?migs? \d)|(?<=[;:.] )|(?<=\band )(?=migraines? on ))(?P<link>(?:of which |incl\w* )?(?:migraines?|migrainous|migr?|migs)(?: days?| type| kind| sort| features?)?)(?: ?\([^)\d]*\))?(?: on| for| x)? ?[:=]? ?(?P<pre>{BOUND} ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?: (?:days?|d))?(?: of (?:these|those|them|which))?(?= ?(?:[,;)/.]|$))"
)
#: "About half of the days are migraine (15 by count)".
BRACKETED = re.compile(
    rf"\b(?:half|third|thirds|most|majority|some|many|of (?:which|these|those|them))\b[^.;()\d]{{0,40}}?\b(?P<link>migrain\w+(?: (?:days?|features?|attacks?|type))?) \((?P<pre>{BOUND} )?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?: (?:days?|d|of them))?(?: by (?:(?:her|his|my|the) )?(?:count|diary|calendar|log|tally))?\)"
)
#: "Photophobia and nausea present on 12": a part of the days counted before, its feature first.
FEATURES_ON_PART = re.compile(
    rf"\b(?<!no )(?<!any )(?<!without )(?<!or )(?P<link>(?:migraine |migrainous )?(?:features?|nausea|vomiting|photophobia|phonophobia|sensitivity|throbbing|vomits|throws up|nauseated|sick to (?:her|his) stomach)(?: (?:is|are|was|were|present|noted|recorded|marked|reported|both|occurs?))* (?:on|in|for|with)) (?P<pre>{BOUND} ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?: (?:days?|d))?(?: of (?:these|those|them|which))?(?= ?(?:[,;)/.]|$))"
)
#: "Headache on 20 days a month. On 10 she vomits".
ON_PART = re.compile(
    rf"\b(?:on|in) (?P<pre>{BOUND} )?(?P<one>{NUMBER})(?P<plus>)(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?: (?:days?|d))?(?P<link>,? (?:she|he|they|it|the (?:pain|headache)|there (?:is|was))\b|,? (?=nause|vomit|photo|phono|n/v|throb))"
)
A_MONTH = re.compile(r" (?:a|each|every|per|last|in (?:an?|any|the|each|every)(?: \w+)?) month\b")
PARTS = (PART, ASKED_PART, IN_BRACKETS, BRACKETED, FEATURES_ON_PART, ON_PART)
#: "Between 7 and 10 of the 20 days", "ranging from 7 to 10 migraine days"; "fell from 22 to 9" tells two counts.
_BETWEEN = re.compile(rf"\b(?:between|{RANGE} from) (?:about )?({NUMBER}) (?:and|to) (?:about )?$")
_TIMES = {"once": (1.0, 1.0), "twice": (2.0, 2.0)}
#: "16 headache days and 10 migraine days per month": the first shares the time of the second.
TIMELESS = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER}))? ?(?P<noun>headache|ha|migraine) days?(?= (?:and|with|,)|,| \+)"
)
_PER_DAYS = {"w": WEEKS_A_MONTH, "m": 1.0, "q": 1 / 3}

#: "Migraine days vary between 6 and 9 monthly".
_SELDOMER = re.compile(r"other|second|2nd|\btwo|\b2 |alternate|(?P<third>third|3rd|three|\b3 )")
_VARIES = re.compile(
    r"\b(?:headaches?|ha|migraines?)(?: days?)?(?: (?:vary|varies|range|ranges|run|runs|average|averages|number|are|is|at|from|now))+ $"
)
_OF_EACH = (LISTED_MONTHS, MONTHS_FIRST)
_IN_WORDS = (DAILY, *CLEARS, NEVER_FEWER, MARKED, *_OF_EACH, OF_EVERY, PART_OF_MONTH, PERCENT_OF_DAYS)
#: Counts without a time of their own: the sentence names it.
TIMED_BY_SENTENCE = (DIARY, DIARY_ON, MARKED, PLAIN, NEVER_FEWER)
#: Counts that tell their own time, in the order in which they are looked for, each with what every one has one of.
WHOLE = Tellings((
    (_LABELLED, Telling(":", "=", "|", "mhd", "mmd", "e days ", "a days ")),
    (_ASKED, Telling("day")),
    (ASKED_FEATURES, Telling(" with ", " w/")),
    (_FIELD, Telling(": ", "=", ") ")),
    (_PER_FIRST, Telling("/", " per ", "s a ", "a a ", " each ")),
    (PART_OF_MONTH, Telling("third", "quarter", "half", "fifth", "2/3", "3/4")),
    (_OUT_OF, Telling("28", "30", "31", "thirty")),
    (_HAD_OUT_OF, Telling("28", "30", "31", "thirty")),
    (CLEAR, OF_CLEAR), *((told, OF_CLEAR) for told in CLEAR_TOLD), (NONE_CLEAR, OF_NONE_CLEAR),
    (LISTED_MONTHS, Telling(" and ", " & ")), (MONTHS_FIRST, Telling(" months")),
    (OF_NINETY, Telling("90", "91", "92", "ninety", "3 months", "three months")),
    (OF_MIDAS, Telling("midas", "in 90", "90 days", "90 d", "3 months", "three months")),
    (IN_NINETY, Telling("90 ", "ninety", "3 months", "three months", "quarter")),
    (_OF_THIRTY, Telling("28", "30", "31", "thirty", "7", "seven")),
    (PERCENT_OF_DAYS, Telling("% of", "percent of", "per cent of")),
    (OF_EVERY, Telling(" out of ", "day in ", "days in ", "of every", "of each", "of any", "in every", "in each", "in any")),
    (_CHANGED, Telling("from ")),
    (_CHANGED_TO, Telling("from ")),
    (_COUNT, Telling("mo", "mth", "mnth", "week", "wk", "one of ")),
    (_CORRECTED, Telling("should ", "corrected", "in fact", "actually", "really")),
    (NEVER_FEWER, Telling("fewer than", "less than", "month under", "month below", "under 1", "below 1", "under 2", "below 2")),
    (MARKED, Telling(" as migraine", " as a migraine", " as full migraine", " as headache", "circled", "marked", "crossed", "shaded", "flagged", "colored", "coloured", "logged", "noted", "recorded", "entered", "tallied", "ticked", "checked", "x'ed", "xed ", "highlighted", "listed", "starred", "tagged", "labeled", "labelled", "blacked", "filled in", "spoil", "ruined", "claimed", "marred", "blighted", "affected", "consumed", "disrupted", "dominated", "occupied", "taken up", "wrecked")),
    (DIARY, Telling("day")),
    (PLAIN, Telling("days with", "days of", "headache day", "ha day", "migraine day", "d/mo", "d /", "have a", "had ", "ache on", "aches on", "ha on", "30 d", "28 d", "month: ", "days: ")),
    (DIARY_ON, Telling(" on ", " x ", " for ", " days in", " days of", " days last", " days over", " days out", " days during")),
    (DAILY, Telling("day", "every morning", "every single morning", "daily", "qd", "cdh", "ndph")),
))  # fmt: skip


def value_of(match: re.Match[str], pattern: re.Pattern[str]) -> Interval | None:
    """The days that a match counts: a month's, or for a part (:data:`PART`) as they are counted; None where it is no count."""
    if pattern in _IN_WORDS:
        return _in_words(match, pattern)
    first = _TIMES.get(match["one"]) or number(match["one"])
    second = number(match["two"]) if match["two"] else first
    if (
        second is first
        and first
        and (least := _BETWEEN.search(match.string, max(0, match.start() - 30), match.start()))
    ):
        first = number(least[1])
    if first is None or second is None or match["one"] in ("a", "an", "half"):
        return None
    low, high = first[0], second[1]
    if pattern is _CHANGED:
        return monthly(Interval(low, high), unit_of(match, pattern)) if high <= 31 else None
    groups = match.groupdict()
    varies = (
        groups.get("per") in ("monthly", "weekly")
        and match["two"]
        and _VARIES.search(match.string[: match.start()][-40:])
    )
    # "12 weeks" is a length of time, "12 a month" and "12 days monthly" are counts.
    if (
        low > high
        or high > (_QUARTER_DAYS if unit_of(match, pattern) == "q" else 31)
        or (pattern is _OF_THIRTY and match["per"] in ("7", "seven") and low > 7)
        or ("mark" in groups and not (groups["mark"] or groups["days"] or varies))
    ):
        return None
    low, high = with_months(match, low, high)
    before = bound_of(match) or ("about" if groups.get("so") else "")
    plain = bounded(low, high, before, plus=bool(groups.get("plus") or groups.get("more")))
    return plain if pattern in PARTS else monthly(plain, unit_of(match, pattern))


def _of_each(match: re.Match[str]) -> Interval | None:
    """The least and the most of months that are counted one by one."""
    told = [number(figure) for figure in (match["one"], *re.split(r",? ", match["more"]), match["two"]) if figure]
    figures = [figure for figure in told if figure is not None]
    if len(figures) < len(told) or any(high > 31 for _, high in figures):  # days of a month
        return None
    return Interval(min(low for low, _ in figures), max(high for _, high in figures))


#: Days told as a part of a month, each with its reader.
_SHARES_OF_MONTH: dict[re.Pattern[str], Callable[[re.Match[str]], Interval | None]] = {
    PERCENT_OF_DAYS: percent_of_days,
    PART_OF_MONTH: part_of_month,
    OF_EVERY: share_of_days,
}


def _in_words(match: re.Match[str], pattern: re.Pattern[str]) -> Interval | None:
    """What is not counted by a figure and its bound in their places."""
    if pattern is CLEAR or pattern in CLEAR_TOLD:
        return but_clear(match)
    if pattern in _SHARES_OF_MONTH:
        return _SHARES_OF_MONTH[pattern](match)
    if pattern in _OF_EACH:
        return _of_each(match)
    if pattern is NEVER_FEWER:
        return of_figures(match["one"], None, "at least")
    if pattern is MARKED:
        way = "" if match["one"] else "2"
        return of_figures(match[f"one{way}"], match[f"two{way}"], match[f"pre{way}"])
    if pattern is DAILY and (rare := _SELDOMER.search(match["what"])):
        return Interval(9.0, 10.5) if rare["third"] else Interval(14.0, 16.0)
    return _NEARLY_EVERY_DAY if pattern is DAILY and match["pre"] else _EVERY_DAY


def of_quarter(match: re.Match[str], pattern: re.Pattern[str]) -> Interval | None:
    """The days a month of a count that was made over three months ("58 headache days, June to August")."""
    way = "2" if pattern is MARKED and not match["one"] else ""
    first = number(match[f"one{way}"])
    second = number(match[f"two{way}"]) if match[f"two{way}"] else first
    if first is None or second is None or pattern is NEVER_FEWER or not first[0] <= second[1] <= _QUARTER_DAYS:
        return None
    return monthly(bounded(first[0], second[1], (match[f"pre{way}"] or "").strip(), plus=False), "q")


def unit_of(match: re.Match[str], pattern: re.Pattern[str]) -> str:
    """``m``, ``w`` or ``q`` (three months): what a match was counted in."""
    if pattern in (OF_NINETY, IN_NINETY, OF_MIDAS) or (pattern is _LABELLED and match["quarter"] and not match["per"]):
        return "q"
    if pattern in PARTS or "per" not in pattern.groupindex or match["per"] is None:
        return "m"
    return "w" if match["per"] in ("7", "seven") or (match["per"] or "month").lstrip().startswith("w") else "m"


def monthly(value: Interval, unit: str) -> Interval:
    """A count of a week or a month as one of a month."""
    scale = _PER_DAYS[unit]
    return Interval(value.low * scale, value.high * scale, value.low_open, value.high_open)
