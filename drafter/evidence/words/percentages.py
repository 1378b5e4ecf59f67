"""Shares of a whole: "70 %", "seventy to eighty percent", "half", "three quarters", "all of it", "7 out of 10"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling, Tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOUT_POINTS = 5.0  # "about 50 %" is five points either way
_ALL_OF_IT = r"(?:an? |one )?hundred"
_TENS_WORD = r"(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?\b"
#: "Did not reach 80 %", "no 50 % relief", "no more than 40 %": below the figure.
_DENIED = r"(?:(?:\b(?:did|does|do|has|have|had|was|were|is)(?: not|n't)|\bnever|\bnot|\bdenie[sd]|\bdenying|\bno|\bwithout|\bfail(?:ed|s|ing)? to|\bunable to|\bcould(?: not|n't)|\bshort of)(?: (?:get|got|have|had|having|been|be|reach\w*|achiev\w+|attain\w*|obtain\w*|report\w*|gave|give|given|provid\w+|experienc\w+|see|note|meet|met|quite|even|full|a|an|any|the|as much as|relief of|improve\w*|by))* )"
_PERCENT = re.compile(
    rf"(?P<not>{_DENIED})?"
    rf"(?P<pre>(?:more than|greater than|over|in excess of|(?<![-=])>|at least|a minimum of|>=|≥|less than|under|<|up to|almost|nearly|about|approximately|approx\.?|roughly|around|circa|ca\.|~|maybe|some|perhaps) ?)?"
    rf"(?:(?<![\d/.])|(?<=w/))(?P<one>\d{{1,3}}(?:\.\d+)?|{_ALL_OF_IT}|{NUMBER}) ?%?(?:(?P<sep> ?- ?| to | or | and |,? (?:maybe|perhaps|or|possibly|even|or maybe) |, )(?P<two>\d{{1,3}}(?:\.\d+)?|{_ALL_OF_IT}|{NUMBER}))?(?P<plus>\+)? ?(?P<sign>%|per ?cent\b|pct\b)(?P<post>\+| or (?:more|better|greater)| plus)?"
)
#: "At least 9 out of 10 of it gone".
_OUT_OF_TEN = re.compile(
    rf"(?:(?P<pre>more than|over|at least|about|approximately|roughly|around|maybe|almost|nearly) )?(?<![\w/.])(?P<n>{NUMBER})(?:(?: parts)? out of (?:10|ten)|(?:/| of )(?:10|ten) parts)(?: parts?)? (?:of (?:it|that|them|(?:the|her|his|my) (?:\w+ )?(?:pain|ache|symptoms?|trouble|relief))\b|(?:gone|better|relieved|improved)\b)"
)
#: A field in per cent: "% relief: 80", "% relief 80"; of "50 % relief 60 days" the sign is a figure's.
_FIELD = re.compile(
    r"(?:(?<!\d)(?<!\d )%|\bper ?cent(?:age)?)(?: of)? (?:pain )?(?:relief|improvement|reduction|benefit|better|improved|less pain)(?: (?:reported|obtained|after|achieved|overall|at peak|at best|peak|total|max))?(?: (?:from|after|with|of|following)(?: (?:the|her|his|last|prior|previous|most recent|first|second|[ctls]\d\S*|lumbar|cervical|esi|tpi|siji?|mbb|rfa|epidural|injections?|blocks?|steroid|trigger|point|si|joint|facet|medial|branch|session|procedure|botox|gel|shots?))+)? ?(?:[:=]| (?=\d))[ ~]?(?P<one>\d{1,3})(?![\d/])|\b(?:relief|improvement) ?\(?%\)? ?[:=] ?(?P<two>\d{1,3})(?![\d/])"
)
#: The same where it opens a line behind another that ends with a figure.
_FIELD_FIRST = re.compile(
    r"[^a-z%\d]*%(?: of)? (?:pain )?(?:relief|improvement|reduction|benefit|better|improved|less pain)(?: (?:reported|obtained|after|achieved|overall|at peak|at best|peak|total|max))? ?(?:[:=]| (?=\d))[ ~]?(?P<one>\d{1,3})(?![\d/])(?P<two>(?!))?"
)
#: A question for a share in per cent that a bare figure answers: "How much better were you? (0-100) 60", "Percent of pain that went away: 80".
_HUNDRED = r"\(?(?:%|(?:in )?per ?cent(?:age)?|0 ?%? ?(?:-|to|–) ?100 ?%?|out of 100)\)?"
_GONE = r"(?:went away|go away|was gone|is gone|was relieved|relieved|was taken away|taken away|was better|improved|eased|was helped|got better)"
_OF_PAIN = r"(?:of )?(?:(?:your|the|her|his|their|neck|back|knee|leg|arm|usual) )*(?:pain|symptoms?)"
_ASKED_FIELD = re.compile(
    rf"(?:(?:what |which )?per ?cent(?:age)?(?: {_OF_PAIN})?(?: (?:that|which))?(?: {_GONE}| relief| better| improvement| improved| relieved)"
    rf"|(?:how much|amount of|degree of)(?: (?:better|relief|improvement|pain relief|improved|{_OF_PAIN} {_GONE}|(?:did|has) (?:it|they|this|that|the \w+) (?:help|relieve)\w*))(?: (?:were|was|are|did|do|have|has|you|she|he|get|got|gotten|feel|felt|had|obtained|from it|after it))*[ ,]*(?=[^\n\d]{{0,4}}{_HUNDRED})"
    rf"|(?:pain )?(?:relief|improvement),?(?= {_HUNDRED}))"
    rf"(?: (?:you|she|he|did|have|had|get|got|were|was|felt|obtained|after|from|the|this|that|last|injections?|shots?|blocks?))*[ ,:?]*(?:{_HUNDRED})?[\s:=?,_\"'“(]*(?P<n>\d{{1,3}}|{_TENS_WORD}|{_ALL_OF_IT})(?![\d/%-]|\.\d| ?(?:%|per|to|out|of|days?|wks?|weeks?|mos?|months?|hours?|hrs?|min))"
)
_ASKED_IN = 120  # characters
_HALF = re.compile(
    r"(?P<pre>more than|over|at least|less than|under|about|approximately|roughly|around|almost|nearly|maybe|better than)?[ ]?\b(?P<what>(?:by |cut in |in )?hal(?:f|ved)(?! the (?:dose|tablet|pill|time|day|night)|[ -](?:hour|life|dose|marathon))|two[ -]thirds|(?:a|one|two|three|four)[ -]fifths?|three[ -](?:quarters|fourths)|(?:seven|eight|nine)[ -]tenths|all but (?:a|one)[ -](?:tenth|fifth|quarter|fourth)|a third|one[ -]third|a quarter|one[ -]quarter)\b(?! (?:a |an |hour|year|day|mile|block|tablet|pill|tab|dose|month|week|dozen|way|of the (?:day|night|visit|time)))"
)
_NONE = re.compile(
    r"\b(?:no|zero|without any|without) (?:real |lasting |significant |appreciable |meaningful )?(?:relief|benefit)\b"
)
_PAIN = r"(?:(?:any|all|his|her|the|this|that|of|our|patient's|leg|back|low|buttock|arm|neck|hip|knee|si|joint|radicular|sciatic|nerve|right|left|r|l|walking) )*(?:pain|sciatica|symptoms?|ache|aching)"
#: "Complete relief", "entirely free of leg pain", "no pain whatever until November"; what is nearly so, hoped for or of a movement is not.
_ALL = re.compile(
    r"(?P<not>\b(?:no|not|n't|never|without|near|nearly|almost|virtually|practically|essentially|less than|short of|until|if|for|of|quite|goal|expect\w*|hop\w+|want\w*)[ -](?:(?:a|the|her|his|been|get|any|was|is|for|to be) )*)?"
    r"(?:\b(?:complete|total|full|entire) (?:and total )?(?:\w+ )?(?:relief|resolution|abolition|elimination|disappearance|abatement|(?:pain )?freedom)\b"
    r"|\brelief ?(?:[:=]|was) ?(?:complete|total|full)(?= ?(?:[.,;|(]|$|for\b|x\b|lasting\b))"
    r"|\b(?:completely|totally|entirely|fully|wholly|absolutely) (?:pain[- ]?free|relieved|gone|resolved|abolished|eliminated|without pain)\b"
    rf"|\b(?:(?:completely|entirely|totally|fully|wholly|absolutely|100%) )?(?:free of {_PAIN}|(?:pain|symptom)[- ]?free(?! (?:range|rom|motion|arc|days?\b|interval|walking|movement|weeks\b))|without {_PAIN} (?:at all|whatsoever|whatever))\b"
    rf"|\b(?:no|zero|not any) (?:more )?{_PAIN}(?: (?:at all|whatsoever|whatever|of any kind))?(?= (?:until|till?|for|through|thru|from|up to)\b)|\bnot a (?:bit|twinge) of pain(?= (?:for|until|till|through)\b)"
    rf"|\b(?:took|taken|takes) (?:away )?{_PAIN} (?:right )?(?:away|off)? ?(?:completely|entirely|totally|altogether)\b|\b(?:took|taken) away all (?:of )?{_PAIN}|\b(?:took|taken) all (?:of )?{_PAIN} away"
    rf"|\b(?:relieved|removed|lifted|cleared) all (?:of )?{_PAIN}|\b(?:relieved|resolved|eased|removed|lifted|settled) {_PAIN},? (?:completely|entirely|totally|fully|altogether)\b"
    rf"|\b{_PAIN},? (?:was |were |is |stayed |all )?gone(?= (?:until|till?|for|x|through|thru)\b)"
    rf"|\b(?:abolished|eliminated|erased|cured|wiped out|knocked out|got rid of) (?:all (?:of )?)?{_PAIN}|\b{_PAIN} (?:was |were |had |went )?(?:completely|entirely|totally|all) (?:gone|away|abolished|resolved|disappeared|relieved)\b"
    r"|\b(?:all|every bit) of (?:the|her|his) (?:\w+ ){0,2}pain (?:was gone|went|gone|went away|resolved|disappeared|relieved|vanished)\b)"
    r"(?! (?:(?:was |were |is )?(?:not|never)\b|rom|range|motion|rotation|flexion|extension|movement|gait|is expected))"
    r"(?! of (?!(?:(?:the|her|his|all|l|r|left|right|low|lower|mid|upper|usual|typical|axial|facet|back|neck|lumbar|cervical|thoracic|shoulder|scapular|knee|index|target|baseline|concordant|muscle|buttock|hip) )*(?:pain|aches?|symptoms|back|neck|lbp|headaches?|spasm|it)\b))"
)
# "a month and a half" is no share of relief.
_AND_A_HALF = re.compile(r"\b(?:and|one and) (?:a|one) ?$")
_BUT = {"tenth": 90.0, "fifth": 80.0, "quarter": 75.0, "fourth": 75.0}
_SHARES = {
    "half": 50.0,
    "halved": 50.0,
    "three fourths": 75.0,
    "seven tenths": 70.0,
    "eight tenths": 80.0,
    "nine tenths": 90.0,
    **{f"all but {one} {part}": share for one in ("a", "one") for part, share in _BUT.items()},
    "two thirds": 200 / 3,
    "three quarters": 75.0,
    "a third": 100 / 3,
    "one third": 100 / 3,
    "a fifth": 20.0,
    "one fifth": 20.0,
    "two fifths": 40.0,
    "three fifths": 60.0,
    "four fifths": 80.0,
    "a quarter": 25.0,
    "one quarter": 25.0,
}
ABOVE = ("more than", "greater than", "over", "in excess of", ">", "better than")
_FROM = ("at least", "a minimum of", ">=", "≥")
_BELOW = ("less than", "under", "<", "almost", "nearly")
_WHOLE = 100.0
_RATHER = re.compile(r"(?: \w+)?,? (?:but|rather|more like|only|instead)\b")
_APART = 25.0  # per cent, at most, between two guesses at one share
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |some )?$")
_LEAST_GUESS = 10.0
_TENTHS = 10
_FEW = 6  # sessions that are numbered
#: "Took away 3/4 of it", "2/3 better": a part in figures; "3/4 MBB" is a day.
_PART = re.compile(
    r"(?<![\d/.-])(?P<part>1/[2-5]|2/[35]|3/[45]|4/5|9/10)(?:ths?|rds?)?(?= (?:of (?:it|this|that|(?:the|her|his|my|their) (?!\d)(?:\w+ ){0,3}?(?:pain|ache|symptoms?|sciatica|problem|trouble))\b|better\b|relief\b|relieved\b|improve\w+|less pain|gone\b|reduction\b))"
)
_OF_ASKED = Telling("0-100", "0 - 100", "0 to 100", "0% to", "0%-", "out of 100", "percent", "per cent", "(%)", ", %")


def percentages(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Shares in per cent: "50 %", "60-70%", "more than half", "by two thirds", "no relief"."""
    for reader in _OF_SHARE.within(lower, start, end):
        for share in reader(lower, start, end):
            yield _of_what_went(lower, share)
    if _OF_ASKED.within(lower, max(0, start - _ASKED_IN), end):
        yield from _in_answers(lower, start, end)


#: "Less than half of what it was", "down to a third of its former level": what is left, of which the rest went.
_FORMER = re.compile(
    r" (?:of )?(?:what (?:it|that|the pain|they) (?:was|were|(?:had|has|have) been|used to be)|(?:its|the) (?:usual|former|previous|old|prior|original) (?:level|self|intensity|severity|strength))\b"
)
_OF_PAIN_NOW = re.compile(
    r"\b(?:pain|ache|aching|sciatica|symptoms?|discomfort|soreness|it)\b(?! (?:med|pill|drug|clinic))[^.;%]{0,40}$"
)


def _of_what_went(lower: str, share: Quantity) -> Quantity:
    """A share of what pain was turned to the share that went."""
    former = _FORMER.match(lower, share.end)
    if former is None or not _OF_PAIN_NOW.search(lower, max(0, share.start - _ASKED_IN), share.start):
        return share
    told = share.value
    rest = Interval(_WHOLE - told.high, _WHOLE - told.low, low_open=told.high_open, high_open=told.low_open)
    return Quantity(share.start, former.end(), rest)


def of_former(lower: str, share: Quantity) -> bool:
    """Whether a share is told by what was left of the pain ("half of what it was")."""
    return _FORMER.search(lower, share.start, share.end) is not None


def _in_figures(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(lower, start, end):
        first = number(match["one"])
        second = number(match["two"]) if match["two"] else first
        if first is None or second is None:
            continue
        at = match.start()
        if match["two"] and not _spans(lower, match, first, second):
            own = match.end("one") + (lower[match.end("one")] == " ") + 1
            if lower[own - 1] == "%":  # "40% and 90%"
                yield Quantity(at, own, _bounded(*first, (match["pre"] or "").strip(), None))
            at, first = match.start("two"), second  # "at L4, 85 %"
        before = (match["pre"] or "").strip() if at == match.start() else ""
        if match["not"] and at == match.start():
            if _RATHER.match(lower, match.end()):
                continue  # "not 100 % but 80 %"
            before = "at least" if before in _BELOW else "up to" if before in ABOVE else "less than"
        # "60-40 %", "from 60 % down to 40 %": between the two, whichever stands first.
        low, high = min(first[0], second[0]), max(first[1], second[1])
        yield Quantity(at, match.end(), _bounded(low, high, before, match["post"] or match["plus"]))
    opening = _FIELD_FIRST.match(lower, start, end)
    for match in (*((opening,) if opening else ()), *_FIELD.finditer(lower, start, end)):
        share = float(match["one"] or match["two"])
        yield Quantity(match.start(), match.end(), Interval(share, share))


def _in_answers(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _ASKED_FIELD.finditer(lower, max(0, start - _ASKED_IN), end):
        told = number(match["n"])
        if told is None or match.start("n") < start:
            continue
        share = told[0]
        if share <= _WHOLE:
            yield Quantity(*match.span("n"), Interval(share, share))


def _spans(lower: str, match: re.Match[str], one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether two figures before a sign are one share: its ends ("70-80 %", "between 70 and 80 percent"), or guesses at it."""
    joined = match["sep"].strip()
    if joined == "and":
        return _BETWEEN.search(lower, max(0, match.start("one") - 24), match.start("one")) is not None
    if joined == "-" and " " in match["sep"] and 0 < one[1] <= _FEW and two[0] >= _TENTHS * one[1]:
        return False  # "block 1 - 85 %", "#2 - 90 %": the number of a session
    return joined in ("-", "to") or _alternatives(lower, match, one, two)


def _alternatives(lower: str, match: re.Match[str], one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether two figures before a sign are guesses at one share ("seventy-five, eighty percent")."""
    glued = match.start("one") and lower[match.start("one") - 1] not in " \"'(~:"
    return not glued and _LEAST_GUESS <= one[0] < two[1] and two[1] - one[0] <= _APART


def _in_tenths(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _OUT_OF_TEN.finditer(lower, start, end):
        told = number(match["n"])
        if told is not None and told[0] >= 0 and told[1] <= _TENTHS:
            share = told[0] * _TENTHS
            yield Quantity(match.start(), match.end(), _bounded(share, told[1] * _TENTHS, match["pre"] or "", None))


def _of_none(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _NONE.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(0.0, 0.0))


def _in_words(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _HALF.finditer(lower, start, end):
        if _AND_A_HALF.search(lower, max(start, match.start() - 12), match.start()):
            continue
        what = re.sub(r"^(?:by |cut in |in )", "", match["what"].replace("-", " "))
        share = _SHARES[what]
        yield Quantity(match.start(), match.end(), _bounded(share, share, match["pre"] or "", None))


def _in_parts(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _PART.finditer(lower, start, end):
        over, under = match["part"].split("/")
        share = round(100 * int(over) / int(under), 1)
        yield Quantity(match.start(), match.end(), Interval(share, share))


def _of_all(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _ALL.finditer(lower, start, end):
        if not match["not"]:
            yield Quantity(match.start(), match.end(), Interval(100.0, 100.0))


def _bounded(low: float, high: float, before: str, after: str | None) -> Interval:
    if before in ABOVE:
        return Interval(low, 100.0, low_open=True)
    if before in _FROM or after:
        return Interval(low, 100.0)
    if before in _BELOW:
        return Interval(0.0, high, high_open=True)
    if before == "up to":
        return Interval(0.0, high)
    if before:
        return Interval(max(0.0, low - _ABOUT_POINTS), min(100.0, high + _ABOUT_POINTS))
    return Interval(low, high)


_OF_SHARE = Tellings((
    (_in_figures, Telling("%", "percent", "per cent", "pct")),
    (_of_none, Telling("relief", "benefit")),
    (_in_tenths, Telling(" out of 10", " out of ten", "10 parts", "ten parts")),
    (_in_words, Telling("half", "halv", "third", "fourth", "quarter", "tenth", "fifth")),
    (_in_parts, Telling("1/", "2/", "3/", "4/5", "9/10")),
    (_of_all, Telling("free", "no pain", "zero pain", "of pain", " until", "till ", "thru", "through", "whatever", "whatsoever", " at all", "complete", "total", "entire", "full", "wholly", "absolutely", " all ", "all of", "altogether", "every bit", "abolish", "eliminated", "erased", "cured", "wiped out", "knocked out", "got rid of")),
))  # fmt: skip
