"""Statements that are told only to be doubted, asked or supposed: "unclear whether", "cannot verify that", "if it turns out that".

A cue of assertion reaches what is named behind it. A length, a count, an outcome or a date has no name; so the whole statement that
such words open is theirs, up to a semicolon or a "but", and a fact that any of its words carry is no more certain than they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout import frames
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_LIGHT = r"(?:(?:at all|yet|currently|entirely|really|still|fully|quite|now|today|as yet|so far|from (?:the|these|this|her|his) (?:chart|records?|notes?|file|form)|to (?:me|us)|independently|definitively) )*"
_ASKED = r"(?:whether(?: or not)?|if)\b"
_THAT = r"(?:whether(?: or not)?|if|that)\b"
_WHOM = r"(?:(?:her|him|them|the patient|patient|pt|the family|referring \w+|the (?:pcp|office|therapist|pharmacy)|again|next (?:visit|time)|at (?:the )?(?:next visit|follow-?up)|about) )*"
#: Who is asked to believe more than he knows: of what a family member tells, only what he thinks is doubted.
_FAMILY = r"(?:husband|wife|mother|father|son|daughter|sister|brother|partner|spouse|family|neighbou?r|friend|boss|employer|coach)"
_PAYER = r"(?:reviewer|insurer|insurance|plan|payer|payor|adjuster|carrier|attorney|lawyer|referral|referring (?:note|letter|office)|denial|letter)"
_FINDS_OUT = r"(?:find out|found out|determined?|clarif(?:y|ied)|ascertain(?:ed)?|establish(?:ed)?|seen|learn(?:ed)?|check(?:ed)?|verif(?:y|ied)|confirm(?:ed)?|ask(?:ed)?|know)"
_NO_FIGURE = (
    r"(?! ?(?:about |some |as many as |at least |up to |around |closer to |more like )?(?:[\d~<>]|an?\b|few\b|several\b|half\b|once\b|twice\b|thrice\b|every\b|daily\b|"
    + NUMBER
    + r"))"
)
_DOUBTED = re.compile(
    r"\b(?:"
    # "It is unclear whether", "she does not recall if".
    rf"(?:un(?:clear|known|certain|sure|determined|documented)|not {_LIGHT}(?:clear|known|certain|sure|documented|recorded|established|stated|specified|proven|told)|(?:do|does) ?n[o']t know|(?:nobody|no one|none of us) (?:knows|can (?:say|tell)|could (?:say|tell)|recalls)|(?:can(?:not|'t)|can not|could not|unable to) (?:recall|remember|say|tell|determine)|(?:does|did|do) ?n[o']t (?:recall|remember)|no way (?:to know|to tell|of knowing|of telling)|silent (?:on|as to|about)|left open) {_LIGHT}{_ASKED}"
    rf"|(?:un(?:clear|certain|sure)|not {_LIGHT}(?:been )?(?:clear|certain|sure|documented|recorded|established|proven|told)) {_LIGHT}{_THAT}"
    # "The note does not say whether".
    rf"|(?:does|do|did) ?n[o']t (?:say|state|show|tell(?: us| me)?|mention|specify|indicate|reveal|make (?:it )?clear|establish|document|prove|record) {_LIGHT}{_THAT}"
    rf"|(?:doubtful|doubts|(?:(?:i|we|she|he|they|would|do|does|seriously|strongly|some|much|considerable|is|in|reason to|now|rather|highly) )doubt) {_LIGHT}{_THAT}"
    rf"|(?:cannot|can'?t|can not|could not|couldn'?t|unable to|not able to|have not been able to|has not been able to|were unable to|was unable to) {_LIGHT}(?:confirm|verify|establish|substantiate|corroborate|determine|ascertain|validate) {_LIGHT}{_THAT}"
    rf"|no (?:record|documentation|proof|confirmation|mention|report|statement|entry|note|chart note)s? (?:(?:in|on|from) (?:the |her |his |this )?(?:chart|records?|file|notes?) )?{_THAT}"
    # "We need to find out whether", "wants to know if", "asked whether".
    rf"|(?:needs?|wants?|wanted|try|trying|have|has|hopes?|plan|remains?|(?<!this )(?<!letter )(?<!note )is|are|will|would like|wish(?:es)?|important|necessary|asked|going) to (?:be )?{_FINDS_OUT} {_WHOM}{_THAT}"
    rf"|(?:should|must|will|let us|let's|please|(?<!this is )(?<!letter is )(?<!note is )(?<!serves )(?<!writing )(?<!i write )to) (?:find out|determine|clarify|ascertain|establish|check|verify|confirm|ask|inquire|document|state|indicate|specify) {_WHOM}{_THAT}"
    rf"|(?:must|should|needs? to|has to|have to|would have to|is required to) (?:show|document|state|demonstrate|establish|prove|say|attest) that\b"
    rf"|(?:^|(?<=[.:;] ))(?:find out|determine|clarify|ascertain|check|verify|confirm|ask|document|state|indicate) {_WHOM}{_ASKED}"
    rf"|(?:question|query|wonder(?:s|ed|ing)?|ask(?:s|ed|ing)?|inquire[sd]?|the question (?:is|was|remains)|to be (?:seen|determined|decided)) {_WHOM}{_LIGHT}{_ASKED}"
    rf"|(?:is|was) it (?:true|so|the case|correct|possible) that\b"
    rf"|(?:pending|awaiting|await|requires?|needs?|requested|waiting (?:for|on)) (?:confirmation|verification|proof|clarification|documentation) {_THAT}"
    # "It may be that", "perhaps she", "the claim that", "her husband thinks that".
    rf"|(?:may|might|could) (?:well )?be that\b|(?:is|seems?|appears?|remains?) (?:\w+ )?(?:possible|conceivable|plausible|likely|probable|unlikely|improbable) that\b|been suggested that\b|(?:allegedly|supposedly|purportedly|hearsay(?: only)?:|unverified:|unconfirmed:|rumou?r has it that)"
    rf"|(?:^|(?<=[.:;] ))(?:perhaps|maybe|possibly|conceivably)\b,?{_NO_FIGURE}"
    r"|the (?:claim|idea|notion|suggestion|allegation|assertion|assumption|theory|possibility|supposition|contention|hypothesis|impression) that\b"
    rf"|{_FAMILY} (?:thinks?|thought|believes?|believed|assumes?|assumed|guess(?:es|ed)?|suspects?|suspected|wonders?|supposes?)(?: that| if| whether)?\b|{_PAYER} (?:(?:thinks?|believes?|believed|assumes?|assumed|contends?|suspects?)(?: that| if| whether)?|(?:claims?|claimed|asks?|asked) (?:that|if|whether))\b"
    r")"
)
_SUPPOSED = re.compile(
    rf"\b(?:(?:if|should|in case|provided|unless|until|once) it (?:turns?|turned|comes? to|is found|is shown|proves?|is confirmed|is established)(?: out)?(?: to be (?:so|true|the case))?(?: that)?\b|(?:would|might|could) (?:be|have been) (?:different|another (?:matter|story|thing)|otherwise|unless|enough|reasonable|indicated|met) (?:only )?{_ASKED}"
    rf"|(?:suppose|supposing|assuming|assume|imagine|(?<!to )(?<!can )(?<!must )(?<!i )say|granted|pretend) (?:for (?:a moment|the sake of argument) )?that\b|let us (?:suppose|assume|say(?!,? (?:about |around |roughly |some )?(?:\d|half|a third|two thirds|three quarters|{NUMBER}\b))|imagine)(?: that)?\b|in the event(?: that)?\b"
    r"|(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|fears?|feared|afraid|worr(?:y|ies|ied)|expect(?:s|ed)?|anticipat(?:e|es|ed)|predict(?:s|ed)?|pray(?:s|ed)?) that\b)"
)
#: "If PT fails, we will inject", "once she has had six weeks of it, call us": the case is still to come.
_CASE = re.compile(
    r"(?:^|(?<=[.;:] ))(?:if|should|unless|once|provided(?: that)?|in case|as soon as) (?P<case>[^.;]{3,160}?),? (?:then )?"
    r"(?:(?:we|i|one|dr\.? \w+) (?:can|can't|cannot|could|will|would|may|might|shall|should|plan)\b|(?:please )?(?:call|return|notify|contact|come back|go to|consider|proceed|order|schedule|repeat)\b)"
)
#: "Whether it was in August or in November she cannot say": the doubt stands behind; that there was a last one is none.
_WHETHER = re.compile(
    r"\bwhether (?:(?:the|her|his) (?:last|latest|most recent|previous|prior)\b[^.;]{0,40}? (?:was|were|came|took place|had been) )?(?P<case>[^.;]{3,160}?),? (?:(?:(?:she|he|they|i|we|the patient|patient|pt|nobody|no one) )(?:really |honestly |now |still )?(?:can(?:not|'t)|can not|could not|couldn't|can|could|(?:do|does|did)(?: not|n't)|is unable to|was unable to|is not able to) (?:\w+ )?(?:say|tell|recall|remember|know|determine|establish|confirm)|(?:is|was|remains|has been) (?:not (?:known|clear|recorded|documented|stated|certain)|un(?:known|clear|certain|documented|recorded)|left open|anyone's guess|in doubt|disputed))\b"
)
#: What is so of many, or may come to anybody.
_OF_MANY = re.compile(
    r"(?<!mri )(?<!imaging )(?<!emg )(?<!clinical )(?<!exam )(?<!radiographic )\b(?:(?:studies|research|literature|evidence|trials|guidelines?|data|textbooks?|experts?|articles?|medicare|cms) (?:show|suggest|say|state|indicate|demonstrate|support|recommend|find|hold|teach)(?:s|es)?(?: that)?\b|(?:many|most|some|other|such|typical) (?:patients|people|persons|cases)\b"
    r"|(?:expected course|natural history|risks (?:explained|discussed|reviewed)|possible (?:side effects|complications)|other household members|housemates?):)"
)
_UNTRUE = re.compile(
    r"\b(?:none of the following (?:is|are|apply|applies|was|were|has|have|holds?|pertains?)\b[^:.;]{0,50}:|the following (?:is|are|was|were|does|do|did|has|have) not\b[^:.;]{0,50}:|(?:^|(?<=[.;] ))(?:not applicable|does not apply|untrue|incorrect|erroneous)(?: to \w+(?: patient)?| here| in this case)?:"
    r"|(?:is|was) (?:not (?:true|the case|so|correct|accurate)|false|untrue|incorrect|wrong|a mistake|an error)(?: to (?:say|state))? that\b|n't (?:true|the case|so|correct) that\b|no truth (?:to|in)\b|(?:denies|denied|disputes?|disputed|refutes?|refuted) that\b(?![^.;]*\b(?:better|improv\w*|resolved|gone|help\w*|reliev\w*|relief|eased?|benefit\w*|effective|worked)\b)"
    r"|(?:incorrectly|wrongly|mistakenly|erroneously|falsely|in error|inaccurately) (?:states?|stated|says|said|records?|recorded|claims?|claimed|reports?|reported|lists?|listed|documents?|documented|notes?|noted|indicates?|indicated|carries|shows?)(?: that)?\b|(?:error|mistake)s? in (?:the |my |her |that )?(?:prior|previous|last|earlier|outside|referring|above) (?:note|record|letter|entry|report):"
    r")"
)
#: "A trigger point is a hyperirritable spot in a taut band", "I explained that trigger points are diagnosed by palpation": of nobody.
_DEFINED = re.compile(
    r"(?:[^a-z]*|[^.;]{0,60}\b(?:that|how|why) |(?:explained|education|educated|taught|definition|handout)\b[^.;:]{0,24}: ?)(?:(?:an?|the term|active|latent|myofascial|muscle|so-called) )*(?:trigger[ -]?points?|taut bands?|(?:local )?twitch(?: responses?)?) "
    r"(?:(?:is|are) (?:(?:clinically|typically|usually|classically|best|generally|often|mainly|only) )*(?:defined|diagnosed|identified|recogni[sz]ed|characteri[sz]ed|described|common|a clinical|found in (?:most|many))|(?<=point )is an?|(?<=band )is an?|(?<=response )is an?|are (?:hyperirritable|irritable|knots|tight|taut|tender|small|discrete) (?:\w+ )?(?:spots|areas|knots|bands|places|that|in)|means?)\b"
)
_OF_PATIENT = re.compile(
    r"\b(?:left|right|bilateral\w*|his|her|she|he|patient|pt|today|here|l|r|[a-z]+'s)\b(?! (?:wonder|ask|read))"
)
_FRAMES = (
    (_DOUBTED, Assertion.POSSIBLE),
    (_SUPPOSED, Assertion.CONDITIONAL),
    (_OF_MANY, Assertion.HYPOTHETICAL),
    (_UNTRUE, Assertion.ABSENT),
)
_OF_EITHER = Telling(
    " if", " that", "whether", "if ", "the following", "turn", "comes to", "let us", "in the event", "perhaps", "maybe", "possibly", "conceivably",
    "allegedly", "supposedly", "purportedly", "hearsay", "should ", "unless ", "once ", "provided", "in case", "as soon", "studies", "research", "literature", "evidence", "trials", "guideline", "data ", "textbook", "expert", "article", "medicare", "cms", " patients", " people", " persons", " cases", "course:", "history:", "risks ", "complications:", "effects:", "housemate", "household", "denie", "refute", "dispute", "unverified", "unconfirmed", "thinks", "thought", "believe", "assume", "guess", "suspect",
    "suppose", "wonder", "claim", "contend", "ask", "no truth", "correctly", "wrongly", "mistaken", "erroneous", "falsely", "in error", "accurately",
    "error", "mistake", "applicable", "not apply", "untrue",
)  # fmt: skip
_OF_POINTS = Telling(
    "trigger point is",
    "trigger points are",
    "trigger point means",
    "trigger-point is",
    "trigger-points are",
    "band is",
    "bands are",
    "twitch is",
    "response is",
    "responses are",
)
#: "When asked if it helped, she says not really": what is answered is told.
_REPLIED = re.compile(
    r",? (?:and )?(?:she|he|they|the patient|pt) (?:(?:then|just|simply|only) )?(?:states?|stated|says|said|repl\w+|answer\w*|tells|told|reports?|reported|respon\w+|shakes|shook)\b"
)
_ENDS = re.compile(r";|(?<!all),? (?:but|however|though|although|yet)\b|\. ")


def doubts(reading: Reading, sentence: Sentence) -> list[tuple[int, int, Assertion]]:
    """The parts of a sentence that are told as doubted (possible), supposed (conditional) or untrue (absent), each with its place; read once."""
    return reading.once("doubts", sentence, _read)


def _read(reading: Reading, sentence: Sentence) -> list[tuple[int, int, Assertion]]:
    lower, start, end = reading.lower, sentence.start, sentence.end
    found = []
    if ":" in lower[start:end]:
        quoted = _quoted(reading, sentence)
        found = [(*quoted, Assertion.HYPOTHETICAL)] if quoted else []
    defined = _DEFINED.match(lower, start, end) if _OF_POINTS.within(lower, start, end) else None
    if defined and not _OF_PATIENT.search(lower, defined.end(), end):
        found.append((start, end, Assertion.HYPOTHETICAL))
    if not _OF_EITHER.within(lower, start, end):
        return found
    for pattern, meant in _FRAMES:
        for match in pattern.finditer(lower, start, end):
            replied = _REPLIED.search(lower, match.end(), end) if match[0].startswith("ask") else None
            stop = replied or _ENDS.search(lower, match.end(), end)
            found.append((match.end(), stop.start() if stop else end, meant))
    found += [(*match.span("case"), Assertion.CONDITIONAL) for match in _CASE.finditer(lower, start, end)]
    found += [(*match.span("case"), Assertion.POSSIBLE) for match in _WHETHER.finditer(lower, start, end)]
    return found


def _quoted(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """The part of a sentence that is an example, a template, another patient's, or what somebody asks for."""
    lower, start, end = reading.lower, reading.begin(sentence), sentence.end
    begun = frames.nobodys(lower, start, end) or frames.asked_for(lower, start, end)
    return (begun, end) if begun is not None else None
