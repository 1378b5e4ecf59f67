"""Shares without a word for relief: what makes them those of a session."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import UNREAL
from drafter.evidence.sessions.procedure_days import past_dates
from drafter.evidence.sessions.session_standing import gave_each, status_of
from drafter.evidence.timing.times_told import lengths_told
from drafter.evidence.words.months import VERB_MAY
from drafter.evidence.words.percentages import of_former, percentages
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.quantities import Quantity

_ROWS = 4  # of a table of sessions
#: What may be better in per cent beside the pain.
_OTHER_GAINS = r"numb\w*|tingl\w*|par[ae]sthesi\w*|weak\w*|spasms?|stiff\w*|rom|range of motion|motion|mobility|flexibility|strength|sleep\w*|mood|grip|gait|balance|walking|standing|sitting|opioids?|narcotics?|pills?|medications?|meds|med use|swelling|nausea"
_BEHIND = 2  # sentences, of ratings or how it went, between a session and its share
NOT_SHARE = re.compile(
    r"^ ?(?:sc\b|service[- ]connect|(?:va )?disab(?:led|ility)|lido|bupi|ropi|marcaine|xylocaine|sensorcaine|solution|strength|dextrose|saline|of (?:the |her |his |all )?(?:(?:trigger |tender |injected )?(?:points|muscles|knots|bands)(?!'? pain)|chores|house ?work|(?:home )?exercises|tasks|duties|errands|yard ?work|laundry|stairs|nights?|shifts?|goals?|time|day|days|pain is|patients|people|planned|volume|dose|injectate|needles|visits|sessions|procedures?|injections?|blocks?|\d)|(?:of )?(?:his|her|the|its|their|my) (?:usual|baseline|former|previous|original|old|prior|customary|normal)\b|of (?:baseline|normal|what it was)|of (?:the |her |his |that |this )?(?:relief|benefit|improvement|effect)\b|(?:worse|higher|more pain|pain(?! (?:relief|reduc\w*|free|improv\w*|decreas\w*|better|gone|less|control|score|drop\w*|went|resol\w*|alleviat\w*|abat\w*))|(?:of (?:the |her |his )?(?:pain|ache|symptoms) )?(?:remain\w*|persist\w*|left|stayed|(?:(?:is|was|had|has|came|come|all|already) )*(?:back|returned|recurred)))\b|farther\b|further (?:in|along|than|for|with)\b|(?:longer|faster|more) (?:walk|stand|sit|sleep|distance|steps)|sure\b|certain\b|chance|likel|compliant|range|rom|oxygen|o2|spo2|on room|ra\b|disability|(?:\w+ ){1,2}in (?:(?:her|his|the|cervical|lumbar|neck|active) )*(?:rotation|rom|range|motion|strength|flexion|extension|flexibility|sleep|mood|grip|gait)"
    # "60 % less numbness", "50 % improvement of ROM", "70 % fewer opioids".
    rf"|(?:less|better|fewer|more|improved|improvement|reduction|decrease|drop|gain)(?: in| of)?(?: (?:her|his|the|cervical|lumbar|neck|active|daily|use of|need for)){{0,2}} (?:{_OTHER_GAINS})\b|(?:relief|better|improve\w*|reduction|decrease|less|fewer)(?: in| of| from| with)?(?: (?:her|his|the|associated|daily))* (?:headaches?|migraines?|nausea|dizz\w+|tmj|jaw)\b(?!,? (?:and|&|/) ))"
)
#: "Offered to patients with at least 80 % relief", "if it gives 80 %": no relief that was.
ASKED_FOR = re.compile(
    r"\b(?:needs?|requires?|required|must|expect\w*|aim\w*|goals?|target\w*|hop(?:e|es|ed|ing)|criteri\w+|policy|threshold|anticipat\w+|wants?)\b(?! (?:repeat|another|more|met))[^.;:,]{0,40}$"
    rf"|\b(?:(?:was|were|is|are) (?:meant |supposed |expected |going )?to|should|would|will|{VERB_MAY}|might|can|could) (?:\w+ )?(?:reduce|relieve|decrease|lower|give|provide|cut|take|help|improve|ease|bring|lessen|yield)\b[^.;:,]{{0,40}}$"
)
#: "Gave her sister 70 %".
GIVEN_ANOTHER = re.compile(
    r"\b(?:gave|given|gives|helped|for|in|bought|relieved|got) (?:her|his|their|my|a|an|the) (?:\w+ )?(?:sister|brother|mother|father|husband|wife|son|daughter|friend|neighbou?r|aunt|uncle|cousin|roommate|co-?worker)(?:'s \w+)?(?: (?:about|around|over|at least|some|nearly|almost|relief|of))* ?$"
)
#: "PT gave 80 % relief", "massage gives him 90 %": what another treatment gave.
_GAVE = re.compile(
    r",? (?:(?:since|then|also|has|had|have|alone|only|later) )*(?:gave|gives|given|provid\w+|yield\w*|brought|brings|produc\w+|offer\w*|bought)(?: (?:her|him|me|them|pt|the patient|about|around|over|at least|nearly|almost|roughly|an?|up|to))* ?[~>]?$"
)
#: "Groin pain down 80 % after the hip replacement": what an operation gave; not "with surgery avoided", "following her fusion of 2019".
_BY_SURGERY = re.compile(
    r"(?: ?(?:better|improved|improvement|relief|less|lower|reduction|down))?(?: (?:in|of) (?:(?:the|her|his) )?(?:\w+ )?pain)? (?:after|since|following|from|with|thanks to) (?:(?:the|her|his|a|an|new|recent|total|right|left|hip|knee|shoulder|back|neck|spinal|spine|lumbar|cervical) )*(?:replacement|arthroplasty|surgery(?! (?:was|is|avoided|averted|deferred|postponed|put off|not)\b)|tha|tka|thr|tkr|fusion|operation|arthroscop\w+|laminectomy|discectomy|new (?:hip|knee|shoulder))\b(?! (?:of|in) (?:19|20)\d\d)|,? (?:with|since|thanks to) (?:the|her|his) new (?:hip|knee|shoulder)\b"
)
#: Who tells a share or a length, and what takes one back: "MA wrote 90 %, pt says 50 %", "80 % by the wife's account, 30 % by his".
_TELLER = re.compile(
    r"\b(?:(?:by|per|according to|in) (?:the |her |his |my |pt'?s? |patient'?s? )?(?:own )?(?:(?P<of>wife|husband|daughter|son|nurse|spouse|mother|family)(?:'s \w+)?|(?P<by>his|hers|him|her|patient|pt|diary|log|(?:procedure )?note|chart|records?|referral|form)\b)"
    r"|(?P<who>ma|rn|nurse|pt|patient|she|he|wife|husband|daughter|son|spouse|chart|note|referral|form|tech|staff|diary|log|(?:clinic |phone |follow[- ]?up )?call)(?: (?:at|of|on) [^.;,%]{2,14})? (?:wrote|shows?|showed|reads?|lists?|reports?|reported|writes|says|said|states|stated|recorded|entered|noted|put|corrects?|insists|claims?|disagrees))\b"
)
_TAKEN_BACK = re.compile(r"\b(?:corrects?|corrected|correction|crossed out|struck out|in error|typo|mistaken\w*)\b")
_APART = 20  # points by which two accounts of a share differ
#: "75% x 5 mo", "70 % and it held six months": a bare share with its time, and nothing else that it could be of.
_BARE_HELD = re.compile(
    r",? ?(?:(?:and |which |that )?(?:it |this )?(?:held|lasted|stayed)|for|x|lasting|until|till?|thru|through)(?: (?:about|around|over|nearly|almost|at least))* ?[~>]?(?:\d|a |one|two|three|four|five|six|seven|eight|nine|ten|twelve|jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec|early|late|mid)"
)
#: "100 % for seven weeks", "70 % / 9 wk", beside a session: what it gave, and how long.
_FOR = re.compile(
    r"(?:, |,? ?(?:(?:for|(?:over|for|through) the (?:next|following|ensuing|subsequent|first)|x|lasting|that lasted|which lasted|held|sustained|sustained for|through|over) |/ ?|x))(?:(?:about|around|over|nearly|roughly|almost|some|the|at least|more than|a|good) )*"
)
#: "80 % while it lasted".
_WHILE = re.compile(r",? (?:while it|as long as it) (?:lasted|worked|held)\b")
#: "The TPIs got her about 60 %", "abolished four fifths of it".
_GOT = re.compile(
    r"\b(?:got|bought|brought|netted|won|earned|had|enjoyed|noted|felt|reported|experienced|abolished|eliminated|removed|erased|eased|pegs?|pegged|puts?|values?|reckons)(?: (?:her|him|me|them|us|it|relief|matters|things|the pain))?(?: (?:about|around|roughly|maybe|perhaps|some|an?|at|by|only|nearly))* $"
)
_WITH_SHARE = re.compile(r" (?:at|of|with)(?: (?:about|around|at least|over|some|roughly))? ")  # "nine weeks at 70 %"
_NEAR = 30  # characters
_LEAST = 10.0  # per cent: an anaesthetic is weaker
_ANSWER = re.compile(
    r"(?: ?\(?(?:on |in )?(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}/\d{2,4}|#\d)\)?,?)* ?(?:[:=]|->|--?) ?"
)
#: A day between a diagnostic block and its share: "MBB 7/13/25 85%", "on 07/13/2025 (lidocaine, 85%)".
_DAY_OF_BLOCK = re.compile(r"(?: no\.)?[^.;%]{0,70}\d{1,2}/\d{1,2}(?:/\d{2,4})?\b(?: ?[\w(),:|-]+){0,4}[ ,(:|]*")


#: "The pain was cut to two thirds", "fell to 60 %": what was left of the pain; "relief fell to 60 %" is a share of relief.
_LEFT_OVER = re.compile(
    r"\b(?:cut|cuts|fell|fallen|falls|dropp?ed|drops|down|reduced|decreased|lowered|brought|sank|shrank|shrunk|declined|diminished|eased|subsided)(?: (?:it|them|(?:the|her|his|their) (?:\w+ )?(?:pain|ache|symptoms)|pain|down|back|off|from [^.;%]{1,24}?%?))* to (?:(?:about|around|only|just|some|roughly|under|below|less than|nearly|almost|a mere|maybe|perhaps) )*$"
)
_OF_RELIEF = re.compile(r"\b(?:relief|improvement|benefit|better|response|effect|reduction|efficacy)\b[^.;,]{0,40}$")


def gave_other(reading: Reading, sentence: Sentence, share: Quantity) -> bool:
    """Whether a share is what somebody else got, or said right behind a treatment of another kind to be what that gave."""
    if GIVEN_ANOTHER.search(reading.lower, sentence.start, share.start):
        return True
    start = share.start + (reading.lower[share.start] == " ")
    if _BY_SURGERY.match(reading.lower, share.end, sentence.end):
        return True
    return any(
        t.end <= share.start and _GAVE.fullmatch(reading.lower, t.end, start) for t in reading.of(sentence, "treatment")
    )


#: "50 % for 3 months claimed on the form; patient says it did nothing".
_DID_NOTHING = re.compile(
    r"\b(?:patient|pt|she|he) (?:says?|said|states?|stated|reports?|reported|insists|denies)(?: (?:that|today|now|it|the (?:injection|shot|block)s?|they|there was|there were))* (?:did nothing|(?:did|has|had) not help\w*|didn't help|no (?:relief|benefit|help|improvement)|(?:any|having had) (?:relief|benefit)|never helped|hardly helped|little (?:relief|benefit|help)|none)\b"
)


def disputed(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of two shares, or two lengths, by two accounts that differ, or takes one of them back."""
    lower, span = reading.lower, (sentence.start, sentence.end)
    tellers = {m["of"] or m["by"] or m["who"] for m in _TELLER.finditer(lower, *span)}
    if tellers and _DID_NOTHING.search(lower, *span) and next(percentages(lower, *span), None) is not None:
        return True
    if len(tellers) < _TWO and not (tellers and _TAKEN_BACK.search(lower, *span)):
        return False
    shares = [share.value.low for share in percentages(lower, *span)]
    lengths = [lower[t.start : t.end].strip(" x") for t in lengths_told(reading, sentence)] if shares else []
    return (len(shares) >= _TWO and max(shares) - min(shares) >= _APART) or len(set(lengths)) >= _TWO


_TWO = 2  # accounts


def left_over(lower: str, sentence: Sentence, share: Quantity) -> bool:
    """Whether a share is what was left of the pain, and not what was taken of it."""
    start = share.start + (lower[share.start] == " ")
    left = None if of_former(lower, share) else _LEFT_OVER.search(lower, sentence.start, start)
    return left is not None and not _OF_RELIEF.search(lower, sentence.start, left.start() + 1)


def tied_to_session(reading: Reading, sentence: Sentence, share: Quantity, last: int) -> bool:
    """Whether a share is a session's by where it stands: as its answer, behind its day, in a column of relief, beside its time.

    :param last: where the part of the sentence ends in which the share stands.
    """
    return (
        _answers(reading, sentence, share.start)
        or _of_block(reading, sentence, share.start)
        or bool(_BARE_HELD.match(reading.lower, share.end, last))
        or _under_relief(reading, sentence)
        or _for_a_time(reading, sentence, share.start, share.end)
        or _got(reading, sentence, share.start, share.end)
        or _summed_up(reading, sentence, share.start, share.end)
        or _opens(reading, sentence, share.start, share.end)
        or _of_nothing_else(reading, sentence, share)
        or _of_each(reading, sentence, share)
    )


def _of_each(reading: Reading, sentence: Sentence, share: Quantity) -> bool:
    """Whether a share is what each of the sessions before it gave."""
    return any(
        m.end <= share.start and gave_each(reading.lower, sentence.start, m, sentence.end)
        for m in reading.of(sentence, "procedure")
    )


def bare_share(reading: Reading, sentence: Sentence, after: int) -> dict[str, Claim]:
    """The first of them, as what a session gave."""
    share = next(bare_shares(reading, sentence, after), None)
    return {} if share is None else {"relief": claim(reading, share.start, share.end)}


def bare_shares(reading: Reading, sentence: Sentence, after: int) -> Iterator[Quantity]:
    """Shares behind a place, without a word for relief: of a diagnostic block its day and "90 %" say enough."""
    lower = reading.lower
    for share in percentages(lower, after, sentence.end):
        if (
            (share.value.low >= _LEAST or share.value.high == 0)
            and not NOT_SHARE.match(lower[share.end : share.end + 44])
            and not ASKED_FOR.search(lower, sentence.start, share.start)
            and not left_over(lower, sentence, share)
            and reading.assertion(sentence, share.start, share.end) not in UNREAL
        ):
            yield share


def _answers(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a share stands as the answer to a session: "SIJ injection 8/4/25: 80 % for 10 days"."""
    return any(
        _ANSWER.fullmatch(reading.lower, m.end, start) for m in reading.of(sentence, "procedure") if m.end <= start
    )


def _of_block(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a bare share stands behind the day of a block that is judged by what it took away."""
    return any(
        (m.concept["diagnostic"] or m.id == "block")
        and m.end <= start
        and _DAY_OF_BLOCK.fullmatch(reading.lower, m.end, start)
        for m in reading.of(sentence, "procedure")
    )


#: "8 before, 1 at one hour, = 88 %", "88 % by our calculator", "20 % at best": what a share was reckoned to be.
_SUM = re.compile(
    r"(?:=|->|\b(?:works? out (?:to|at)|comes? (?:out )?(?:to|at)|amounts? to|adds up to|calculat\w+|averag\w+|equals?|that is|that's|i\.?e\.?,?)) ?(?:(?:about|around|roughly|a|an|at|as|to|~) ?)*$"
)
_RECKONED = re.compile(
    r",? ?\(?(?:by (?:our|my|the|her|his|pt'?s?|patient'?s?) (?:own )?(?:calculat\w+|reckoning|count|diary|log|estimate|account|math|numbers|scores?|report)|(?:at|on) (?:best|most|the (?:outside|diary|log))|at its (?:best|peak)|tops\b|each time|both times|on (?:both|each)(?: occasions?| blocks?)?\b|calculated|per (?:diary|log|pt|patient|her|his))"
)
#: What may stand before and behind a share that is all that a sentence says of the session named before it.
_OPENING = re.compile(
    r"[^a-z\d]*(?:(?:#\d|first|second|lido\w*|bupi\w*|ropi\w*|marcaine|about|around|roughly|approximately|approx\.?|maybe|perhaps|say|only|some|at (?:best|least|most)|barely|just|a good|got|had|gave(?: (?:her|him))?|with|(?:she|he|pt|patient|the patient) (?:had|got|says|said|reports|reported|claims|rates it|puts it at|guesses|thinks|estimates)|so|overall|total|net|peak|reports?|reported|result|diary|good for|=|->|~|≈) ?[:\"']?)*"
)
_CLOSING = re.compile(
    r" ?(?:[.,;:)\"']|$|/|x ?\d|(?:for|until|till?|thru|through|lasting|over)\b|and (?:it )?(?:held|lasted|stayed)|or (?:so|more|better)\b|(?:she|he)(?:'d| would)? sa(?:y|id|ys)\b)"
)


def _got(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a share is what somebody got of the session that the sentence names."""
    lower = reading.lower
    told = _GOT.search(lower, sentence.start, start) or _WHILE.match(lower, end, sentence.end)
    return bool(told) and bool(reading.of(sentence, "procedure")) and not reading.of(sentence, "treatment", "imaging")


def _summed_up(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a share is what the ratings of a sentence come to, or is marked as the most that a session gave."""
    if reading.of(sentence, "treatment", "imaging") or not _near_session(reading, sentence):
        return False
    if _INDEX.search(reading.lower, max(sentence.start, start - 40), start):
        return False  # "her Oswestry comes to 52 percent"
    return bool(_SUM.search(reading.lower, sentence.start, start) or _RECKONED.match(reading.lower, end, sentence.end))


_INDEX = re.compile(r"\b(?:odi|ndi|oswestry|disab\w+|index|dash|womac|koos|promis)\b")
#: What else than relief a share in per cent may measure.
_MEASURES = re.compile(
    r"\b(?:rom|range|rotation|flexion|extension|abduction|motion|strength|odi|ndi|oswestry|disab\w+|index|dash|spo2|sat\w*|o2|oxygen|a1c|ef|ejection|stenosis|height|weight|bearing|complian\w+|attend\w*|adheren\w+|discs?|tear|thickness|narrow\w+|occlu\w+|bmi|fat|visits?|goals?|capacity|sleep\w*|mood|effort|work|duty|chance|risk|likel\w+|sure|certain|lido\w*|bupi\w*|ropi\w*|marcaine|saline|dextrose|score|scale|impair\w*|function\w*|grip|balance|promis|womac|koos|time|days?|nights?|numb\w*|spasm)\b"
)


def _of_nothing_else(reading: Reading, sentence: Sentence, share: Quantity) -> bool:
    """Whether a share stands beside a session that was, and nothing near it is measured in shares but what it gave."""
    if sentence.section.kind in ("exam", "vitals", "goals", "imaging") or share.value.low < _LEAST:
        return False
    first, last = max(sentence.start, share.start - 40), min(sentence.end, share.end + 30)
    if _MEASURES.search(reading.lower, first, last) or reading.of(sentence, "treatment", "imaging", "scale"):
        return False
    return not _OF_EARLIER.search(reading.lower, sentence.start, share.start) and _near_session(reading, sentence)


#: "The first was 90 %": what one before the last gave.
_OF_EARLIER = re.compile(
    r"\b(?:the|her|his|#1|that) ?(?:very )?(?:first|earlier|previous|prior|other|initial|original|one before)?(?: (?:one|block|set|time|round))? (?:was|were|had been|gave|had given|:)[^.;]{0,12}$"
)


def _opens(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a share opens a sentence, with nothing that it could be of, right behind one that tells of a session."""
    if not _OPENING.fullmatch(reading.lower, sentence.start, start) or not _CLOSING.match(reading.lower, end):
        return False
    return not reading.of(sentence, "procedure") and _near_session(reading, sentence)


def _near_session(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence, or what it goes on about, names a session that was, and nothing else that is done."""
    for near in reversed(reading.sentences[max(0, sentence.index - _BEHIND) : sentence.index + 1]):
        if near.section.index != sentence.section.index:
            return False
        things = reading.of(near, "procedure", "treatment", "imaging")
        if things and not (near is sentence and things[0].kind != "procedure"):
            of = things[-1]
            if of.kind != "procedure" or reading.assertion(near, of.start, of.end) in UNREAL:
                return False
            return status_of(reading, near, of, past_dates(reading, near, of)) != "planned"
    return False


def _under_relief(reading: Reading, sentence: Sentence) -> bool:
    """Whether a row stands under the heading of a table that tells of relief ("Date   Pre   Post   Relief")."""
    for earlier in reversed(reading.sentences[max(0, sentence.index - _ROWS) : sentence.index]):
        text = reading.lower[earlier.start : earlier.end]
        if earlier.section.index == sentence.section.index and "%" not in text and "relief" in text and "date" in text:
            return True
    return False


def _for_a_time(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a length of time stands behind a share, in a sentence that names a session and no treatment."""
    if not reading.of(sentence, "procedure") or reading.of(sentence, "treatment"):
        return False
    return any(
        (0 <= told.start - end < _NEAR and _FOR.fullmatch(reading.lower, end, told.start))
        or (told.end < start and _WITH_SHARE.fullmatch(reading.lower, told.end, start))
        for told in lengths_told(reading, sentence)
    )
