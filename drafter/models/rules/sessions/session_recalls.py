"""Days of sessions that a sentence tells without naming the procedure again: "He had these on 1/14/2025 and 5/6/2025"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.session_gaps import told_as_gap
from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.sessions.procedure_days import frames
from drafter.evidence.sessions.year_counts import before_own
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.bare_shares import bare_share
from drafter.models.rules.sessions.meant_procedures import self_injected
from drafter.models.rules.sessions.questions_on import asks_on, had_before_field, nth_round
from drafter.models.rules.sessions.reliefs import response
from drafter.models.rules.sessions.session_again import done_again
from drafter.models.rules.sessions.session_logs import under_others

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

_TELLING = Telling("had ", "given ", "received ", "so far", "to date", "sets ", "only", "single", "these", "those", "them", "they ", "this", " it ", "it was", "both", "last", "recent", "first", "1st", "original", "#", "cycle", "rounds ", "sets ", "prev", "no. 1", "initial", "prior", "previous", "earlier", "before", "one ", "once", "joint", "side", "knee", "level", "muscle", "treatment", "session", "?", "done", "two", "three", "repeat", "again", "redone", "another", "second", "third", "confirmatory", "comparative", "number", "no. 2", "interval", "between", "day ", "week ", "injected", "treated")  # fmt: skip
_OFTEN = r"(?:(?:last|first|previously|already|both|once|twice|most recently|recently|before|here|together|again|(?:for )?(?:a|the) (?:second|third|first) time|on (?:a|the) (?:second|third|first) occasion|once more|in the past|two times|three times) ?,? ?)*"
_THIS = r"(?:(?:before|prior to|previous to|preceding|other than|besides) (?:this|that|it|today|now)(?: (?:one|set|session|visit|time))?)"
_SET = r"(?:sets?|sessions?|rounds?|injections?|ones?|series|cycles?|treatments?|blocks?)"
_UNTIL_NOW = rf"(?:so far|thus far|to date|up to today|as of today|through today|up to now|until now|already|before|prior|previous(?:ly)?|earlier|other|others|this year|in all|done|given|here|elsewhere|of (?:these|those|them)|{_THIS})"
_THEM = rf"(?:(?:these|those|them|it|this|the same)(?: (?:done|injected|before|here|twice|once|just|only))*|(?:one|two|three|four|five|six|seven|eight|\d)(?: (?:{_UNTIL_NOW}|sets?|rounds?|of (?:these|those|them)|such|prior|previous|before|so far|earlier|already|this year|last year))+)"
#: "One treatment with us, both joints on March 20", "we did both knees on May 3": a session of what the note is about.
_SESSION = r"(?:(?:an?|one|two|three|only one|one other|1|2|3) (?:(?:prior|previous|earlier|such|other) )?(?:treatment|session|procedure|set|round|injection|visit)s?(?: (?:with us|here|so far|by (?:me|us|dr\.? \w+)|in (?:this|our) (?:office|clinic)|before|to date))*(?: ?[,:;(-]+ ?(?:(?:of )?(?:both|the|her|his|left|right|bilateral) ?)+(?:joints?|sides?|knees?|levels?|muscles?)?)?|(?:both|the same|the left|the right|her|his)(?: (?:left|right|two|same|sacroiliac|si|knee))* (?:joints?|sides?|knees?|levels?|muscles?))"
#: "#2 same levels 3/25/26", "the confirmatory, left L4-5, 7/8/25": where it was done, before its day.
_SITE = r"(?:(?:(?:same|levels?|sides?|sites?|at|the|both|left|right|bilat\w*|lumbar|cervical|thoracic|[lrb]|b/l|rt|lt|[ctls]\d{1,2}(?:[-/,][ctls]?\d{1,2})*|set|mbb|block|one|done|given|pos|positive)\b)[ ,:;(]*)*"
#: "Was carried out at this office on", "given by my partner in": where and by whom, before the day.
_WHERE = r"(?: (?:here|elsewhere|with us|by (?:me|us|dr\.? [\w-]+)|(?:at|in|by|with) (?:this|our|my|the|another|an outside|a different|the same|his|her)(?: (?!last\b|early\b|late\b)[\w'-]+){1,2}))*"
#: "The last time I did this was on July 8": who did it, where it is told of by no name.
_WHO_DID = r"(?: (?:that |which |when )?(?:i|we|she|he|they|dr\.? [\w-]+) (?:had |last )?(?:did|had|gave|performed|got|received|injected|needled|blocked|treated|saw)(?: (?:this|it|them|these|those|that|any|the (?:same|injections?|shots?)|her|him|for|to))*(?: (?:was|were))?)?"
#: "Since moving over to us he had them on July 25", "with us she had them in May": where it was, before what is told.
_FRAME = r"(?:(?:(?:since|after|before|upon|on) (?:moving|coming|transferring|changing|switching|joining|establishing|starting)(?: [\w'-]+){0,5}?|since (?:then|that time)|after that|(?:in|over|during|within) (?:the )?(?:past|last|preceding|this) (?:(?:12|twelve) months|year|calendar year)|this year|so far this year|here|elsewhere|with us|with (?:dr\.? )?\w+|(?:at|in|under|through) (?:our|this|the|my|their|her|his|that|another|an outside)(?: [\w'-]+){1,4}?),? )?"
#: "Here for next round; last was 6/18".
_HERE = r"(?:(?:here|back|in|returns?|due|seen|presents?)(?: today| now)? for (?:(?:her|his|the|a|an) )?(?:next|another|repeat|usual|quarterly|more)(?: (?:one|round|cycle|set|session|series|injections?|shots?|treatment))?[;,.:-]+ )?"
#: "Has had three this past year: 1/10", "had one on the left already, 4/2": when and where they were, before their days.
_FRAMED = r"(?: (?:already|so far|elsewhere|before|here|on the (?:left|right)|(?:(?:over|in|during|within) )?(?:(?:the|this) (?:past|last|calendar) (?:year|12 months|twelve months)|this year)))*"
#: What is told of: somebody had them, they were done, or "the last" and its day.
_RECALLS = re.compile(
    rf"[^a-z\d]*(?:and |but |if (?:yes|so),? )?{_HERE}{_FRAME}(?:(?:she|he|pt|patient|the patient|mom|mother|daughter|husband|wife) (?:thinks|believes|says|said|states|stated|reports|reported|recalls|guesses|estimates|notes|noted)(?: that)? )?(?:"
    rf"(?:(?:she|he|the patient|patient|pt|we|i)(?:'s|'ve)? )?(?:has |have )?{_OFTEN}(?:had|received|got|underwent|gave (?:her|him)|did|performed|injected|treated|blocked|repeated|redid) (?:{_THEM}|(?P<session>{_SESSION}))"
    # "Since then he has had just one, on June 30", "in the past year she has had four: 1/6, 3/4, 6/1 and 9/2".
    rf"|(?:(?:she|he|the patient|patient|pt|we|i|there)(?:'s|'ve)? |(?P<bare>(?=ha[sd] )))(?:has |have |had |been |gave (?:her|him) |did |received |got |underwent |given |performed )+(?:just |only |exactly |another |a further )?(?:one|two|three|four|five|six|seven|eight|[1-8])(?: (?:more|others?|{_SET}))?{_FRAMED}(?=[,:( -]+(?:(?:on|in|dated|these were|they were) )?(?:early |late |mid )?$)"
    r"|(?:she|he|pt|patient|the patient) (?:was|were|had been|has been) (?:last|most recently) (?:done|injected|re-?injected|treated|given (?:it|them|these|this))(?: (?:here|by (?:me|us|dr\.? [\w-]+)|in (?:this|our) (?:office|clinic)))*"
    rf"|(?:they|these|those|it|this|both)(?: (?:was|were|has been|have been|had been))* {_OFTEN}(?:done|given|performed|repeated|administered|blocked|injected|treated|an[ae]?esthetized|numbed|infiltrated)"
    rf"|(?:they|these|those|both|it|this|all)? ?(?:(?:was|were|then|has been|have been) )*{_OFTEN}(?:done|given|performed|repeated|redone)"
    # "Sets so far: 5/13 and 8/5", "one prior, 5/13", "there have been two before this one, on".
    rf"|(?:{_THIS},? )?(?:there (?:has|have|had|was|were)(?: been)? |she's had |he's had )?(?:(?:(?:the |her |his )?(?:one|only|single|two|three|four|\d|an?|both)(?: (?:single|only))?(?: {_SET})?|{_SET})(?: {_UNTIL_NOW})+|(?:(?:the |her |his )?(?:one|only|single|two|three|four|\d))(?: {_UNTIL_NOW})+ {_SET})"
    rf"|(?:dates? of )?(?:(?:the|her|his|our) )?(?:(?:only|one|single|sole) )?(?:last|most recent|previous|prior|earlier|first|second|third|repeat|2nd|3rd|other|initial|original|confirmatory|comparative|1st|# ?1|no\. ?[12]|number (?:one|two)|(?:(?:first|one) and )?(?:so far )?only (?:set|session|round|time|one))(?: (?:one|ones|set|sets|session|sessions|block|mbb|time|times|two|three|round|rounds|were|was|was done|were done|done|given|received|injected|administered|carried out|performed|held|undertaken|took place|occurred|happened|before (?:it|this|that|today)))*{_WHO_DID}{_WHERE}"
    # "One set has been done to the neck, in April 2025".
    rf"|(?:only |just )?(?:one|(?:a single|two|three|four|five|[1-5]) {_SET}|one {_SET}) (?:has|have|had|was|were)(?: already| now)?(?: been)? (?:done|given|performed|carried out)(?: (?:to|in|of|on|for) (?:the|her|his) (?:[\w-]+ ){{0,2}}?[\w-]+)?{_WHERE}"
    # "His one and only set was on", "the one session took place".
    rf"|(?:the|her|his|their) (?:one and only|first and only|only|one|sole|single)(?: (?:prior|previous|earlier|such|other))? {_SET}(?: (?:was|were|done|given|performed|carried out|took place|held))*"
    # "The one before was done", "session two was on".
    # "Session before that was 1/16", "before that, 1/16".
    r"|(?P<only>before (?:that|then))(?: (?:it was|one|another))?|(?:the (?:ones?|(?=set|session|round|inj|treat|proc))|(?=set|session|round|inj|treat|proc))(?:set|session|round|injections?|treatment|procedure)? ?(?:before|prior|preceding)(?: (?:it|this|that|today))?(?: (?:one|was|were|done|given|performed|on|carried out|held|took place))*|(?:session|set|round|cycle) (?:one|two|three|four)(?: (?:was|done|given|took place|on))*"
    # "Rounds one and two were March 12 and July 30".
    r"|(?:the )?(?:(?:sessions|sets|rounds|cycles|treatments|series|injections) #?(?:one|1|i)|first) ?(?:,|and|&|through|to|-) ?#?(?:two|2|ii|second)(?:(?:,? ?(?:and|&)|,) ?#?(?:three|3|iii|third))?(?: (?:sessions|sets|rounds|cycles|treatments|series|injections))?(?: (?:was|were|done|given|took place|on|fell|came))*"
    # "Date of #5: 08/29", "Cycle 3 date: 8/29", "Prev tx date: 8/29".
    r"|(?:dates? (?:of )?)?(?:(?:cycle|treatment|tx|session|round|set|injection|procedure)s? ?#? ?|#|(?<=#))\d{1,2}(?: (?:date|was|were|given|done|performed|injected|on))*"
    r"|(?:dates? of )?(?:(?:the|her|his|my|our|your) )?(?:(?:last|most recent|previous|prev\.?|prior) )+(?:cycle|treatment|tx|session|round|set|injections?|injs?|procedure|dose|one|(?=#))s?(?: ?\(?#? ?\d{1,2}\)?)?(?: (?:date|was|were|given|done|administered|on|took place|occurred|happened))*"
    r"|dates? of (?:the |her |his |your |my )?(?:last|most recent)(?: (?:time|shots?|blocks?))?"
    rf")[ ,:;(=]*{_SITE}{_OFTEN}(?:(?:on|in|back in|dated|since) )?(?:early |late |mid )?$"
)
_LISTED = re.compile(
    r"(?:[\s,;&()/]|\b(?:and|then|again|on|in|before that|the other|another|most recently|the last|first|second|earlier|also|ago|back)\b)*"
)
#: "Cycles so far: 06/25 and 10/08": of nothing that is swallowed, whatever medicine was named last.
_NEEDLED = re.compile(r"\b(?:cycles?|rounds?|injections?|inj|blocks?|shots?|botox)\b")
#: "Had one before this, 5/6/25": of what the note is about.
_OF_THIS = re.compile(
    r"\b(?:before|prior to|other than|besides) (?:this|that|today|now)\b|\b(?:so far|to date)\b|^[^a-z]*(?:here|back|in|returns?|due|seen|presents?)\b[^;,.:-]* for (?:\w+ )?(?:next|another|repeat|usual|quarterly|more)\b"
)
#: "On February 4 I repeated it", "then on 2/4 she had another": the day first.
_DAY_FIRST = re.compile(r"[^a-z\d]*(?:(?:and|then|again|next|later|finally|after that|on|in|back) ?,? ?)*")
_DID_IT = re.compile(
    r",? (?:i|we|she|he|they|the patient|patient|pt|dr\.? [\w-]+)(?: (?:then|again|also|last|had))? (?:repeated|redid|re-did|did|performed|gave (?:her|him)|had|received|underwent|got|was given|came (?:back )?for)"
    r" (?:(?:it|this|that|them|these|those|the same|all of it)(?: (?:over|again|once more|a second time|another time|thing|procedure|levels?|on the (?:left|right|other) side|with \w+))*|(?:another|a (?:second|third|fourth|further)|the (?:second|third|fourth)|one more)(?: (?:one|set|round|session|injection|block|shot))?)\b(?! (?:opinion|visit|fall|flare|mri|x-?ray|scan|appointment|course of (?:therapy|prednisone)|child|baby|job))"
)
_SINCE = re.compile(r"\bsince (?:early |late |mid )?$")
_REACH = 4  # sentences that the name may lie before


def _told_before(lower: str, sentence: Sentence, times: Sequence[Timing]) -> re.Match[str] | None:
    """What is told of before the first day of a sentence; "before that" only where nothing but days is told behind it."""
    told = _RECALLS.fullmatch(lower, sentence.start, times[0].start) if times else None
    if told is not None and told["only"] and lower[times[-1].end : sentence.end].strip(" .;,"):
        return None  # "Before that, in March, a fall"
    return told


def recalled(
    reading: Reading, document: Document, sentence: Sentence, main: Mention, *, row: bool = False
) -> Iterator[Candidate]:
    """A candidate for each past day of a session that a sentence tells of by a pronoun or by "the last".

    :param row: whether the sentence opens as a row of a log, which only answers a question or a key for the last one.
    """
    lower = reading.lower
    asked = sentence.index > 0 and lower[reading.sentences[sentence.index - 1].end - 1] == "?"
    last = sentence.index > 0 and _asks_last(reading, reading.sentences[sentence.index - 1], sentence)
    if (row and not last) or (
        lower.startswith(("#", "- #", "* #", "• #"), sentence.start) and under_others(reading, sentence)
    ):
        return
    if not (asked or last) and not _TELLING.within(lower, sentence.start, sentence.end):
        return
    if reading.of(sentence, "treatment", "imaging") or any(before_own(lower, sentence.start, sentence.end)):
        return  # "one prior this year" has no day
    # "Last Botox? 13 weeks ago."
    times = [
        t
        for t in timings(reading, sentence)
        if t.days is not None and (last or t.length is None or _ago(lower, t) or _gap(lower, sentence, t))
    ]
    if last and (
        len(times) < len(timings(reading, sentence)) or lower.count(" ago", sentence.start, sentence.end) > len(times)
    ):
        return  # "5 months ago, and again three weeks ago": not every day is told
    times = [t for t in times if not frames(lower, t, times)]  # "last April (2025)"
    told = _told_before(lower, sentence, times)
    first = told is None and bool(times) and _did_it_on(lower, sentence, times[0])
    gap = next((t for t in times if _gap(lower, sentence, t)), None) or done_again(lower, sentence, times)
    times = times if gap is None else [gap]
    if not times or not (told or first or gap or _answers(reading, sentence, times[0].start, last=last)):
        return
    name = _named_before(reading, sentence, main, told, by_itself=gap is not None)
    last_end = times[0].start
    for time in (times[:1] if first else times) if name is not None else ():
        past = time.days is not None and reading.anchor is not None and time.days.first < reading.anchor
        if not past or not _LISTED.fullmatch(lower, last_end, time.start):
            return
        last_end = time.end
        claims = {
            "name": named(reading, name),  # type: ignore[arg-type]  # there is one
            **_on(reading, sentence, time),
            "status": claim(reading, time.start, time.end, "prior"),
        }
        places = [m for m in reading.of(sentence, "region") if last and m.end <= time.start]
        if places:
            claims["region"] = claim(reading, places[0].start, places[-1].end)
        gave = response(reading, sentence)
        if "relief" not in gave and name.concept["diagnostic"]:  # type: ignore[union-attr]  # there is one
            gave |= bare_share(reading, sentence, time.end)
        yield candidate(FactKind.PROCEDURE, document, {**claims, **gave})


def by_field(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """The session before that a field without a name is answered with yes to, on a form for the toxin alone."""
    field = had_before_field(reading.lower, sentence) or nth_round(reading, sentence)
    if field is not None and names_only(reading, main):
        claims = {"name": named(reading, main), "status": claim(reading, *field, "prior")}
        yield candidate(FactKind.PROCEDURE, document, claims)


def _on(reading: Reading, sentence: Sentence, time: Timing) -> dict[str, Claim]:
    """The day of a session; "has had four of these since January" gives none of theirs."""
    since = _SINCE.search(reading.lower[sentence.start : time.start])
    return {} if since else {"date": claim(reading, time.start, time.end)}


#: "Last inj 13 wks ago".
_AGO = re.compile(r" (?:ago|back)\b")


def _ago(lower: str, time: Timing) -> bool:
    return _AGO.match(lower, time.end) is not None


def _gap(lower: str, sentence: Sentence, time: Timing) -> bool:
    """Whether a length is how long ago the last session was ("it has been 100 days since cycle 5")."""
    return time.length is not None and told_as_gap(lower, sentence.start, time.start, time.end, sentence.end)


def _did_it_on(lower: str, sentence: Sentence, day: Timing) -> bool:
    """Whether a sentence opens with a day on which it says that the same was done."""
    opens = _DAY_FIRST.fullmatch(lower, sentence.start, day.start)
    return opens is not None and _DID_IT.match(lower, day.end, sentence.end) is not None


#: "Had before?", "Previous ones?", "First time?".
_ASKS = re.compile(
    r"(?:\b(?:(?:ever )?had (?:(?:it|this|these|one|them|any|that|such|an?) ?(?:(?:one|kind|type|same|injections?|shots?|blocks?|procedures?|sessions?|treatments?|epidurals?|done) ?)*)?(?:before|in the past|previously|done)|ever had (?:it|this|one|these|them)|(?:previous|prior|earlier|past) (?:ones?|injections?|shots?|procedures?|sessions?|blocks?|treatments?|sets?)|done before)\b|(?P<first>\bfirst (?:time|one|ever|injection|shot|block|procedure|treatment|set)\b))[^?.]*$"
)
_ANSWER = re.compile(
    r"[^a-z\d]*(?P<no>no\b|n\b|nope)?(?:[ ,:;()-]|\b(?:yes|yep|y|once|twice|one|two|three|\d|times?|on|in|both|the|last|was|were|had (?:it|one|this|them)|it was|done|before|back|most recently|here)\b)*"
)


#: "Last Botox?", "When did you last have it?", "Date of the most recent block?", "How long since your last Botox?", "Prior TPI?".
_LAST_ASKED = re.compile(
    r"\W*(?:(?:q ?\d{0,2}|interviewer|dr|md|doctor|provider|nurse|rn|ma) ?[:.)-] ?)?(?:\d{1,2}[.)] )?(?:and )?(?:(?:about|approximately|roughly) )?"
    r"(?:(?:(?:when (?:was|were|did)|what (?:was|is) the (?:date|day) of|dates? (?:of|for)|how (?:long|many (?:days|weeks|wks|months)) (?:since|ago was|has it been since)) )?(?:(?:you|she|he|the patient|pt|they|the|your|her|his) )*(?:last|most recent(?:ly)?|previous|prior)\b"
    r"|when (?:was|were|did)\b[^?]{3,60}\b(?:last|most recently)\b)"
)
#: What such a question may have besides the procedure and its place.
_OF_SESSION = re.compile(
    r"(?:[ ,:?()/'\"-]|\b(?:have|had|get|got|gotten|receive[ds]?|undergo|undergone|getting|your|you|her|his|she|he|the|an?|of|in|on|for|to|at|with|time|both|left|right|sessions?|injections?|injected|shots?|treatments?|tx|cycles?|rounds?|sets?|series|doses?|given|done|performed|date|day|was|were|did|here|us|me|this|our|office|clinic|practice)(?!\w))*"
)
#: What may stand about the day of such an answer.
_AROUND = re.compile(
    r"(?:[ ,:;()\"'-]|\b(?:a(?:ns(?:wer)?)?[:.)]|(?:she|he|pt|patient)(?: (?:says|said|states|reports|thinks|believes))?:?|yes|yep|y|yeah|it was|that was|they were|i think|i believe|oh|well|back|in|on|the|this|past|last|early|mid|late|about|around|approximately|roughly|just|some|only|over|nearly|almost|maybe|probably|both|left|right|sides?)(?!\w))*"
)


def _asks_last(reading: Reading, asked: Sentence, sentence: Sentence) -> bool:
    """Whether a question, or a key on a line of its own, is for the day of the last session, and names nothing else that is done on a day."""
    if reading.of(asked, "treatment", "imaging", "programme"):
        return False
    if not reading.of(asked, "procedure"):
        return asks_on(reading, asked)
    asks = _LAST_ASKED.match(reading.lower, asked.start, asked.end)
    if asks is not None:
        words = list(reading.lower[asks.end() : asked.end])
        for place in reading.of(asked, "region", "procedure", "diagnosis", "symptom"):
            first = max(0, place.start - asks.end())
            words[first : max(first, place.end - asks.end())] = " " * max(0, place.end - asks.end() - first)
        if _OF_SESSION.fullmatch("".join(words)) is None:
            return False  # "Last Botox request?"
    if asks is None or reading.lower[asked.end - 1] == "?":
        return asks is not None
    # "Last Botox" over "7/1/2025"
    named = reading.of(asked, "procedure", "region")
    key = asked.end - max(m.end for m in named) <= 1 and min(m.start for m in named) - asks.end() <= 1
    days = [t for t in timings(reading, sentence) if t.days is not None]
    return key and bool(days) and not reading.lower[sentence.start : days[0].start].strip(" -*•")


def _answers(reading: Reading, sentence: Sentence, until: int, *, last: bool = False) -> bool:
    """Whether the words before a day answer that the procedure was done before: "Had before? Y, once, 02/17", "First time? No, 2/17"."""
    if last:
        words = list(reading.lower[sentence.start : until])
        for place in reading.of(sentence, "region"):
            if place.end <= until:  # "Yes, neck, five months ago"
                words[place.start - sentence.start : place.end - sentence.start] = " " * (place.end - place.start)
        return _AROUND.fullmatch("".join(words)) is not None
    question, mark, answer = reading.lower[sentence.start : until].rpartition("?")
    if not mark and sentence.index:
        before = reading.sentences[sentence.index - 1]
        question = reading.lower[before.start : before.end].removesuffix("?")
    asks, told = _ASKS.search(question), _ANSWER.fullmatch(answer)
    return asks is not None and told is not None and bool(asks["first"]) == bool(told["no"])


#: Cycles are those of the toxin, in a note that names no other procedure; so is what a gap up to now is counted from.
_CYCLES = re.compile(r"\bcycles?\b|\brounds #?(?:one|1)\b")


def names_only(reading: Reading, main: Mention) -> bool:
    """Whether a note is of the toxin, and names no other procedure, nor a drug that patients inject themselves."""
    if main.id != "botulinum" or any(self_injected(reading, each) for each in reading.sentences):
        return False
    every = (m for s in reading.sentences for m in reading.of(s, "procedure"))
    return all(m.id == main.id or m.concept["generic"] for m in every)


def _named_before(
    reading: Reading, sentence: Sentence, main: Mention, told: re.Match[str] | None, *, by_itself: bool = False
) -> Mention | None:
    """The procedure that was spoken of last, where nothing else that is done on a day was.

    :param told: the words before the day; they may say themselves that a session of what the note is about was done.
    :param by_itself: whether the day is told as a gap up to now, which says so too.
    """
    alone = bool(told and (told["session"] or _OF_THIS.search(told[0])))
    of_cycles = by_itself or (told is not None and _CYCLES.search(told[0]) is not None)
    alone = alone or (of_cycles and names_only(reading, main))
    needled = told is not None and _NEEDLED.search(told[0]) is not None
    # "Plan ESI. Colonoscopy is due. Had one in 2019": who had what is told by nothing but the sentence before.
    reach = 1 if told is not None and told["bare"] is not None else _REACH
    for before in reversed(reading.sentences[max(0, sentence.index - reach) : sentence.index]):
        if before.section.index != sentence.section.index:
            return main if alone else None
        things = reading.of(before, "procedure", *(() if needled else ("treatment", "programme", "imaging")))
        if needled and self_injected(reading, before):
            return None  # "Takes Ajovy. Last inj 14 weeks ago."
        if things:
            last = things[-1]
            if last.kind != "procedure" or reading.assertion(before, last.start, last.end) is Assertion.SOMEONE_ELSE:
                return None
            return main if last.concept["generic"] else last
    return main if alone else None
