"""Days on which a complaint came back: none of them is its first beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: Where a pain is, behind its word: "the ache in the left buttock is back".
PLACE = r"(?: (?:on|in|at|of|over|down|across|along|around|into|the|her|his|left|right|both|l|r|sides?|low|lower|mid|upper|back(?! (?:in|on|at|since|for|over|to|up|after|again)\b)|neck|leg|arm|hip|buttock|shoulder|knee|thigh|calf|calves|foot|groin)\b){0,6}"
_THE_PAIN = rf"(?:(?:the|her|his|same|old|usual|left|right|l|r|low|lower|upper|mid|back|neck|hip|leg|arm|knee|shoulder|buttock|deep|dull) )*(?:pain|ache|aching|symptoms?|discomfort|trouble|sciatica){PLACE}"
_HAS = r"(?:has|have|had|is|was|been|begun|began|started|to|keeps|kept|slowly|gradually|then|just|all|fully|quite|completely)"
_NOT_BACK = r"\b(?! (?:pain|ache|of\b|spasm|strain|sore|to (?:normal|work|baseline)))"
_COMES_BACK = rf"(?:com(?:e|es|ing)|came|cr(?:ept|eep|eeps|eeping)) back{_NOT_BACK}"
#: "From late September it came on again", "since New Year the pain has been returning": a day of coming back, none of the first beginning.
_CAME_AGAIN = re.compile(
    rf"[ ,]*(?:and )?(?:(?:she|he|they) (?:has|had|finds|feels|felt|noticed|notices) )?(?:it|this|they|{_THE_PAIN})(?: {_HAS})* (?:(?:came|come|crept|started|began|begun|set|built|flared|worked)(?: (?:on|in|up|back|to|hurting|hurt|ache|aching|bothering|bother|her|him))* again|{_COMES_BACK}|(?:(?<=been )|(?<=was )|(?<=is )|(?<=fully )|(?<=all )|(?<=quite )|(?<=completely ))back{_NOT_BACK}|(?:made|making) a comeback|return(?:ed|ing|s)?\b|recurred|resurfaced|re-?emerged)\b"
)
_AGAIN_SINCE = re.compile(
    r"\b(?:came|come|crept|started|began|begun|set|built|flared|hurts?|hurting|aches?|aching|painful|sore|bothered|bothering|climb(?:ed|ing)|risen|rising|building|grow(?:n|ing)|increas(?:ed|ing)|act(?:ed|ing)|kick(?:ed|ing)|up)(?: (?:on|in|up|back|to|hurting|hurt|ache|aching|bothering|bother|her|him))* (?:(?:once )?again|once more|anew)(?: (?:since|in|around|about|from|by|early|late|mid|last|this|at|the|beginning|end|start|middle|of|on|starting|beginning))* ?$"
    # "Buttock pain, back since mid January"; "pain in her back since" is of the back.
    r"|\b(?:pain|ache|aching|discomfort|symptoms?|sx|sciatica|trouble|soreness|it)(?:,| (?:is|are|was|has been|came|has come|have come|all)|(?= once more| back up)) (?:now |all |fully |right )?(?:back (?:again |up )?|once more )since(?: (?:about|around|the|early|late|mid|last|beginning|end|middle|start|of))* ?$"
)


#: "The old ache reappeared five weeks ago".
_REAPPEARED = re.compile(
    rf"\b(?:pain|ache|aching|discomfort|symptoms?|sx|sciatica|trouble|soreness|stiffness|it|this){PLACE}(?: (?:{_HAS[3:-1]}|only|since))* (?:reappeared|return(?:ed|ing)?|resumed|recurred|relapsed|resurfaced|re-?emerged|(?:came|crept|come|coming|creeping) back|(?:made|making) a comeback)(?: (?:since|in|around|about|from|by|early|late|mid|last|this|at|the|beginning|end|start|middle|of|on|only|just|some))* ?$"
)
_TELLS_AGAIN = Telling(
    "again",
    "once more",
    "anew",
    " back ",
    "appeared",
    "return",
    "resum",
    "recur",
    "relaps",
    "surfaced",
    "emerged",
    "comeback",
)


#: "Locked up the last 2 weeks. Same neck pain she has had since January", "x 1 wk on top of the back pain she's had since winter".
_OLD_ONE = re.compile(
    r"[^\n]{0,110}?\b(?:(?<!not )(?<!n't )(?<!not the )(?<!n't the )(?<!unlike )(?:the |this |her |his |that )?same (?!as\b|for\b|of\b)(?:[\w-]+ ){0,3}?(?:pain|ache|aching|trouble|problem|complaint|stiffness|spasms?|thing) (?:that |which )?(?:(?:she|he|pt|they|the patient|patient|i)(?:'s| has|'ve| have) (?:\w+ )?(?:had|been having|felt|complained of)(?: now)? (?:since|for)\b(?! [^.;]{0,30}\b(?:as a|in (?:19|20)\d\d|years ago|back then|before)\b)|since (?:last|the|early|late|mid|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter))"
    r"|on top of (?:the|her|his|an?|my) (?:[\w-]+ ){0,4}?(?:pain|ache|aching|trouble|stiffness)\b[^.;\n]{0,30}\b(?:since|for|of)\b|(?:the )?(?:pain|ache|trouble|problem) itself (?:goes|dates|began|started|has been|is of|went)\b)"
)
_SHORT = 92.0  # days


def inside_an_old_one(lower: str, end: int, days: float) -> bool:
    """Whether a length is that of a bout inside a complaint which the words behind it say has been there longer."""
    if days >= _SHORT:
        return False
    told = _OLD_ONE.match(lower, end, end + 220)
    return told is not None


#: "Neck pain after a fall in July; that settled", "which went away with PT": the bout was over; what only eased, or for a while, was not.
_WAS_OVER = re.compile(
    r"(?:[^.;,(]{0,40}?[.;,(]? ?(?:-+ )?(?:and |but )?(?:it|this|that|which|(?:the|this|that|her|his) (?:neck |back |low back |leg |first |earlier |old )?(?:pain|ache|episode|bout|spell|symptoms?|one))|[^.;,(]{0,16}?[;,(] ?(?:and |but )?|[^.;,(]{0,16}? (?:and|but))(?: (?:then|had|has|have|all|fully|completely|entirely|eventually|finally|since|soon|later|quickly|slowly|gradually))*"
    r" (?:settled(?: down)?|cleared(?: up)?|resolved|healed(?: up)?|went away|gone away|disappeared|vanished|passed(?= ?(?:[.;,)]|$)| (?:and|but|by|within|after|with|in)\b)|abated|subsided|(?:was|were) (?:gone|over|cured|fine|healed|resolved)|got (?:all |completely |fully )better|recovered)\b(?! (?:in(?!\b (?:a|two|three|four|five|six|\d|jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec)|side)|into|to|on|over|down|at|for|partly|partially|incompletely|somewhat|mostly|briefly|a (?:bit|little)|only|until|except|but (?:not|never)|and (?:comes|returns)|each|every|whenever|when|some|temporarily|slightly))"
)


#: "Then came back in 2020 and has been constant since": of what year the bout is that followed and stayed, where nothing later is told.
_CAME_BACK_IN = re.compile(
    r"[^.;]{0,30}?\b(?:(?:came|come|was|is|crept) back|returned|recurred|flared(?: up)?(?: again)?|started again|began again|relapsed|until|till) ?(?:in |since |around |late |early |mid )*(?P<year>(?:19|20)\d\d)\b(?=[^\n]{0,60}\b(?:constant|continuous|persist\w*|daily|steady|present|unchanged|ongoing|there|never (?:left|stopped|gone))(?: ever)?,? since(?: then)?(?= ?(?:[.;,)\n]|$)))(?![^\n]{0,160}\b(?:resolved|settled|cleared|went away|gone|new|pain[- ]free|recover\w+)\b)(?![^.]*\b(?:this|last|ago|weeks?|months?|today|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|\d{1,2}/\d{1,2}|(?:19|20)\d\d)\b)"
)
_OLD = 2  # calendar years


def long_back(lower: str, end: int, year: int | None) -> bool:
    """Whether the words behind an old bout's end tell that it came again, and that this, too, is more than two years ago."""
    back = _CAME_BACK_IN.match(lower, end)
    return back is not None and year is not None and int(back["year"]) <= year - _OLD


def was_over(lower: str, end: int, year: int | None = None) -> bool:
    """Whether the words behind a beginning tell that the bout which began then was over.

    :param year: the year of the note; a bout that came again more than two years before it goes on from there.
    """
    over = _WAS_OVER.match(lower, end, end + 110)
    return over is not None and not long_back(lower, over.end(), year)


#: "Started back around the new year", "it has started back up at".
_STARTED_BACK = re.compile(
    r"(?:^|[.;,] ?|\b(?:it|this|pain|has|had) )started back(?: up)?(?: (?:in|at|on|around|about|since|early|late|mid|the|last|this))* ?$"
)


def came_again(left: str, right: str, *, ago: bool) -> bool:
    """Whether a date, or a length ago, is that of a complaint's coming back.

    "Is back since 12 days ago" may be said of a new episode, "reappeared" of none.
    """
    told = _TELLS_AGAIN.within(left)
    if told and _REAPPEARED.search(left):
        return True
    return not ago and bool(
        (told and _AGAIN_SINCE.search(left)) or _CAME_AGAIN.match(right) or _STARTED_BACK.search(left)
    )


#: "Since then it is back at 7", "since then sitting in the boat is a problem once more".
_SINCE_THEN = re.compile(r"\bsince\b")
_ONCE_MORE = re.compile(
    r"\b(?:once more|once again|again|anew|(?:is|was|are|were|been|come|came|crept|got) (?:right |all |now |slowly )?back(?! (?:pain|ache|spasm|sore|stiff))|returned|recurred|worn off|wore off|(?:as|where) (?:it|they|she|he) (?:was|were)(?: before)?(?= ?(?:[.;,]|$)))\b"
)


def came_back(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells since when a complaint is there again."""
    since = _SINCE_THEN.search(reading.lower, sentence.start, sentence.end)
    return since is not None and _ONCE_MORE.search(reading.lower, since.end(), sentence.end) is not None


_IT = r"(?:it|this|that|which|(?:(?:the|her|his|same|old|right|left|r|l|buttock|low|lower|back|neck|hip|leg|knee|shoulder) )*(?:pain|pn|ache|aching|symptoms?|sx|discomfort|trouble|sciatica))"
#: "The pain, of which she had complained for years, came back at the beginning of", "it returned in".
_CAME_BACK = re.compile(
    rf"\b{_IT}(?: [^.;]{{0,80}},)?(?: (?:has|have|had|then|slowly|gradually|only|just|all|since|began to|started to))* (?:came back|come back|comes back|crept back|creep back|returned|return|recurred|recur|resurfaced|re-?emerged|was back|is back|(?:back|again)(?= ?(?:x|for|now|now for|about|since)? ?$)|worn off|wore off)\b[^.;]{{0,40}}$"
)
#: "Pain 7 again yesterday", "pain was 8 last night": a rating of a day.
_RATED_ON = re.compile(
    rf"\b{_IT}(?: (?:was|is|at|up|back|to|rated|again|about|an?))* \d{{1,2}}(?:/10| out of (?:10|ten))?(?: (?:again|on|in|at))* ?$"
)


#: "It was September before any of it came back", "it was New Year's before she felt it creeping back".
BEFORE_RETURN = re.compile(
    r",? (?:before|when|until) (?:(?:she|he|pt|(?:the )?patient) (?:(?:first|really|again) )?(?:noticed|felt|knew|saw|noted) )?(?:(?:any|much|all|most) of )?(?:it|(?:the|her|his|that) (?:\w+ )?(?:pain|ache|symptoms?|leg|arm|neck|back|shoulder|hip|buttock|knee|sciatica))(?: (?:slowly|gradually|first|really|even|all|had|was|to))* (?:came back|come back|return(?:ed|ing)?|recur(?:red|ring)?|was back|crept back|(?:com|creep|slipp)ing back|(?:began|started|begun)(?: (?:up|in|to (?:hurt|ache|bother (?:her|him))|hurting|aching|to return|to come back))* ?(?:again|back)\b|(?:began|started|begun) to (?:return|come back|recur|creep back)|(?:troubled|bothered|hurt|plagued)(?: (?:her|him|me))? again)(?! to (?:normal|work|baseline))"
)


#: "Pain recurred 10 days ago ... orig onset 6/2024": a note that tells of the first time too, wherever it does.
_FIRST_TIME = re.compile(
    r"\b(?:orig(?:inal(?:ly)?)?\.? (?:onset|start\w*|beg[au]n|episode|came on)|(?:first|initial(?:ly)?) (?:onset|beg[au]n|started|episode|came on|noticed|bout)|1st (?:episode|onset|bout)|(?:chronic|on and off|off and on|(?:hx|history) of (?:the )?same) since|(?:on and off|off and on|it) (?:for |some |about )*[\w-]+ years|years (?:all told|in all))\b"
)


def tells_first_time(reading: Reading) -> bool:
    """Whether a note tells when a complaint began at first, besides when it came back."""
    told: bool | None = reading.kept.get("first time")
    if told is None:
        told = reading.kept["first time"] = _FIRST_TIME.search(reading.lower) is not None
    return told


def no_first_beginning(before: str, *, told: bool) -> bool:
    """Whether the words before a time tell how bad a complaint was on a day or, where its length is told, that it came back."""
    back = told and _CAME_BACK.search(before) is not None and not _FIRST_TIME.search(before, max(0, len(before) - 40))
    return back or _RATED_ON.search(before) is not None
