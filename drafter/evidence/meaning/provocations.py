"""What a test that provokes pain answered: a test that is only named has none.

"FABER and thigh thrust painful, Gaenslen and compression were each done and each was painless." Tests that a list
joins share an answer. It stands behind them, or before them ("positive FABER"), or is given for all in the line above
("Positive on the right:") or below ("All three brought on her pain."). A test whose answer is not told is ``POSSIBLE``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.layout.boxes import by_legend
from drafter.evidence.meaning import few_positive
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.finding_tables import on_sides
from drafter.evidence.meaning.test_lists import Group, is_test, lists_of, tested
from drafter.evidence.meaning.ticked_tests import boxed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: A statement about other tests begins here.
_PARTED = re.compile(
    r"(?<!so)(?<!too),|[;.]|\b(?:and|but|while|whereas|with|although|yet)\b|\b(?=as (?:did|do|does|was|were)\b)"
)
_ASIDE = re.compile(r"\bso, [^,;.]{2,24}, ")  # "and so, face down, was Yeoman's"
_TURNS = re.compile(r"[;.](?!\d)|\b(?:but|whereas|although)\b")
_FOUND = (
    r"positive|pos|painful|hurts?|hurting|reproduc\w+|provok\w+|provocative(?! (?:tests?|testing|maneuvers?|manoeuvres?|signs?))|elicit\w*|evok\w+|recreat\w+|replicat\w+|"
    r"br(?:ings?|ought|inging) (?:on|out|back|up)|br(?:ings?|ought) (?:(?:the|her|his|their|it|this|that|usual|familiar|same|very) ){0,3}(?:pain|ache|it|symptoms)\b|set off|sets off|light(?:s|ed)? up|lit (?:(?:it|this|that|her|him|the \w+) )?up|the worst|(?:makes|made|making) (?:her|him|the patient|pt) (?:jump|wince|cry|yelp|groan|flinch|gasp|shout|holler)|"
    r"jump(?:s|ed)\b(?! sign)|(?:comes?|came) off the (?:table|bed|couch)|cried out|cries out|yelped|winc\w+|grimac\w+|flinch\w*|worsen\w*|exacerbat\w*|increas\w+|[2-9]/10|10/10|(?<=: )y(?=[ ,;.]|$)|"
    r"concordant|familiar|sore|symptomatic|tender|aggravat\w+|produc\w+|caus\w+|gives?|gave|yes|present|pain|discomfort|aching|ache"
)
_NOTHING = (
    r"(?<!than )no(?:ne|thing)?\b(?! (?:other|groin|radiat\w+|leg)\b)|not\b(?! only| (?:in|into|at|to|down) (?:(?:the|her|his|either) )?(?:groins?|front|hip|thigh|leg|knee)\b)|n't\b|never|neither|nor|without|negative|neg|painless\w*|pain[- ]?free|non-?(?:painful|provocative|tender)|unprovocative|normal|unremarkable|"
    r"comfortabl[ey]|benign|asymptomatic|tolerated|absent|fail\w*|unable to (?:provoke|reproduce|elicit|bring)|quiet|silent|clear|fine|ok|okay|wnl|nil|free of|nothing|unchanged|[01]/10|(?<=: )n(?=[ ,;.]|$)"
)
_UNTOLD = (
    r"reportedly|allegedly|supposedly|(?:may|might|could|would|should|can)(?: well)? be \w+|(?:will|shall|to) be (?:done|performed|tested|checked|assessed|repeated|examined)|equivocal|borderline|(?:in )?too (?:much|painful|sore|guarded)|inconclusive|indeterminate|questionable|possibl[ey]|doubtful|deferred|declined|refused|omitted|"
    r"(?:not|n't|never)(?: (?:been|be))? (?:done|tested|performed|assessed|attempted|examined|checked|tried|possible|completed|tolerated|recorded)|unable to (?:perform|do|test|assess|complete|tolerate|get|assume|lie)|n/?t\b|n/a"
)
_SIGN = r"\(\+\)|\(-\)|(?<![\d/+])\++(?![\d/])|(?<=[ (][lr])\++(?=/ ?[lr]\b)|(?<![\w)-])[-–−]+(?= ?(?:[,;.)|]|/ ?\+|$)| [lr]\b)|(?<=[ /(][lr])[-–−](?!\w)|(?<![\d/+])[1-4]\+(?![\d/])|(?<=[a-z] )0(?= ?[,;.]|$)|\[x\]|[☒☑✓✔]|\[ ?\]|☐"
_ANSWER = re.compile(
    rf"(?P<untold>\b(?:{_UNTOLD}))|(?P<nothing>(?:\b|(?=n't))(?:{_NOTHING})(?!\w))|(?P<found>\b(?:{_FOUND})\b)|(?P<sign>{_SIGN})"
)
#: "Pain with", "reproduced by": what leads to a test that does it; a pain by itself does not.
_LEADS = re.compile(
    r"\b(?:with|on|during|by|from|in|to|using|when|for)(?: (?:the|her|his|all|both|each|following|a))*(?: (?:left|right|bilateral|l|r))?[ :(]*$|^:[ (]*$"
)
_PLAIN_PAIN = re.compile(
    r"pain|discomfort|ache|aching|present|tender|sore|familiar|concordant|gives?|gave|produc\w+|caus\w+|symptomatic"
)
_SIDE = re.compile(r"\b(?:left|right|l|r)\b")
_ALL = re.compile(
    r"(?:(?:all|each|every|they|these|those|none|neither|no)\b|both (?:tests |of |were|are|reproduc|provok|hurt|caus|brought|gave|elicit|painful|positive))"
)
#: "FABER? A: positive".
_REPLY = re.compile(
    r"(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:(?P<yes>yes|positive|pos|painful|\+)|no|none|negative|neg|painless|-)(?=\W*$|[ ,;.])"
)
_TICKED, _UNTICKED = re.compile(r"\[[x✓✔]\]|[☒☑✓✔]"), re.compile(r"(?:\[ *\]|☐) ?[a-z]+")
_OF_SIDE = r"(?:(?:left|right|lt|rt|l|r|b/l|bilateral(?:ly)?|bilat|both|the|a)\.? )*"
#: "(+) Patrick", "positive left FABER", "(+) B/L thigh thrust".
_ADJACENT = re.compile(rf"(?:\(\+\)|\+|\b(?:positive|pos|painful))[ .]?{_OF_SIDE}$")
_SIDED = re.compile(rf"[ (:]*{_OF_SIDE}")
_LIKEWISE = re.compile(
    r"[ ,]*(?:(?:and )?(?:as|so|likewise|just as|equally(?: so)?|similarly|the same (?:may be said|can be said|is true|was true|holds|held|was so|was found|happened))(?:,? (?:too|also),?)?(?: (?:do|does|did|is|are|was|were|has|had|with|on|to|by|under|during|of|for))?(?: (?:the|her|his|left|right|forceful|firm|gentle|manual|passive|anterior|posterior|lateral|deep|simple|a|test of))*) ?"
)
_OBJECT = re.compile(r" (?:only |in (?:her|him) )?")
_STATED = re.compile(r"[.;](?!\d)")
#: Answers in columns whose heads stand elsewhere.
_COLUMNS = re.compile(rf"[ |:,/]*(?:(?:{_SIGN}|pos(?:itive)?|neg(?:ative)?|yes|no|\d/10|not done|n/?t)[ |,/.]*)+")
_SAME = re.compile(
    r"[ ,:]*(?:(?:is|was|were|are|did|does) )?(?:likewise|the same|ditto|similarly|as well|also(?= ?(?:[.,;)]|$)|(?: so| strongly| clearly| markedly| sharply)\b)|equally|too|so too|(?:(?:even|far|much|still) more|(?:strongly|clearly|markedly|sharply|distinctly|definitely|very much)) so\b|so\b(?! (?:much|little|slight|far|not|only|just))|(?:does|did|do) it)\b"
)
_SIGN_FOUND = frozenset("+xX☒☑✓✔")
_HEDGED = re.compile(
    r"\b(?:possibl[ey]|questionabl[ey]|equivocal(?:ly)?|borderline|(?:may|might|could|would|should) (?:have|be)|probably|likely|suspected) (?:an? )?(?:positive|pos)\b"
)
_LINES_ABOVE = 8


def provoked(reading: Reading, sentence: Sentence, mention: Mention) -> Assertion:
    """How a test's result is meant: found, denied, or left open where no answer is told."""
    meant = reading.assertion(sentence, mention.start, mention.end)
    if (told_by := boxed(reading, sentence, mention)) is not None:
        return told_by
    if meant not in (Assertion.PRESENT, Assertion.ABSENT, Assertion.POSSIBLE) and not (
        meant is Assertion.HYPOTHETICAL and on_sides(reading, sentence, mention)
    ):
        return meant  # "+/-" is a choice to be made, unless sides stand above it
    if sides := {said for said, _ in on_sides(reading, sentence, mention)}:
        # "R neg, L pos": found on the left
        return next(said for said in (Assertion.PRESENT, Assertion.POSSIBLE, Assertion.ABSENT) if said in sides)
    if meant is Assertion.PRESENT and reading.marked(sentence):
        return meant
    if legend := by_legend(reading.lower, sentence.start, sentence.end):
        given = next((answer for first, last, answer in legend if first <= mention.start < last), "open")
        return {"yes": Assertion.PRESENT, "no": Assertion.ABSENT}.get(given, Assertion.POSSIBLE)
    answers = reading.once("provocations", sentence, _answers)
    told = next((said for group, said in answers if group.start <= mention.start < group.end), None)
    if told is None:
        told = _of_all(reading, sentence)
    if told is None:
        return meant if meant is Assertion.ABSENT else Assertion.POSSIBLE
    return Assertion.POSSIBLE if told is Assertion.PRESENT and _doubted(reading, sentence) else told


def _doubted(reading: Reading, sentence: Sentence) -> bool:
    """Whether more tests share an answer than are said to have been positive, or it is one of a year gone by."""
    tests = [m for m in reading.of(sentence, "finding") if is_test(m)]
    most = max(sum(g.start <= m.start < g.end for m in tests) for g in lists_of(reading.lower, tests))
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    end = sentence.end if not following or tested(reading, following[0]) else following[0].end
    return few_positive.fewer_positive(reading.lower, sentence.start, end, most) or few_positive.long_ago(
        reading, sentence, end
    )


def _answers(reading: Reading, sentence: Sentence) -> list[tuple[Group, Assertion | None]]:
    """The groups of tests of a sentence, each with its answer."""
    lower = reading.lower
    groups = lists_of(lower, [m for m in reading.of(sentence, "finding") if is_test(m)])
    if not groups:
        return []
    first, last = lower[sentence.start : groups[0].start], lower[groups[-1].end : sentence.end]
    leading = _before(first) is not None and _behind(last) is None
    fores, behinds = [first], []
    for left, right in pairwise(groups):
        between = lower[left.end : right.start]
        behind, fore = _split(between, leading=leading)
        behinds.append(behind)
        fores.append(fore)
    behinds.append(last)
    found: list[tuple[Group, Assertion | None]] = []
    for group, fore, behind in zip(groups, fores, behinds, strict=True):
        likewise = _LIKEWISE.fullmatch(fore)
        told = _behind(behind) if likewise else _told(fore, behind)
        if told is None and (likewise or _SAME.match(behind)):
            told = found[-1][1] if found else _last_before(reading, sentence)
        found.append((group, told))
    return found


def _last_before(reading: Reading, sentence: Sentence) -> Assertion | None:
    """The last answer of the sentence before."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    told = reading.once("provocations", before, _answers) if before and before.section is sentence.section else []
    return told[-1][1] if told else None


def _split(between: str, *, leading: bool) -> tuple[str, str]:
    """What stands between two groups: what is said of the first, and what leads to the second."""
    between = _ASIDE.sub("so ", between)
    parts = list(_PARTED.finditer(between))
    if not parts:
        return ("", between) if leading else (between, "")
    # "Pain with FABER; no pain with compression": what a turn begins is of the tests behind it.
    turn = _TURNS.search(between)
    if turn and (leading or _ANSWER.search(between, 0, turn.start())):
        return between[: turn.start()], between[turn.end() :]
    # "positive and with": the joining words go together.
    cut = parts[-1]
    for earlier in reversed(parts[:-1]):
        if between[earlier.end() : cut.start()].strip():
            break
        cut = earlier
    return between[: cut.start()], between[cut.end() :]


def _told(fore: str, behind: str) -> Assertion | None:
    before = _before(fore)
    if before is Assertion.ABSENT or (
        before is not None and (_ADJACENT.search(fore) or few_positive.TO_BE_TESTED.search(fore))
    ):
        return before
    after = _behind(behind)
    return after if after is not None else before


def _before(fore: str) -> Assertion | None:
    """The answer that leads to tests: the last one that no other statement parts from them."""
    fore = few_positive.NAMELY.sub(" ", fore)
    fore = fore[max(fore.rfind(mark) for mark in ",;.") + 1 :]
    # A dash that stands off leads a list ("- FABER", "Positive - FABER"); a minus stands at the test.
    answers = [a for a in _ANSWER.finditer(fore) if not (a["sign"] and a[0][0] in "-–−" and a.end() < len(fore))]
    kinds = [_kind(a) for a in answers]
    for answer, kind in zip(reversed(answers), reversed(kinds), strict=True):
        tail = fore[answer.end() :]
        if kind == "found" and _PLAIN_PAIN.fullmatch(answer[0]) and not _LEADS.search(tail):
            continue
        if answer["sign"] and not _SIDED.fullmatch(tail):
            continue
        if kind == "untold" or _HEDGED.search(fore):
            return Assertion.POSSIBLE
        return Assertion.ABSENT if "nothing" in kinds else Assertion.PRESENT
    return None


def _behind(text: str) -> Assertion | None:
    """The answer that follows tests: the first one, unless each side has its own."""
    text = few_positive.today(few_positive.sides_apart(text))
    if _TICKED.search(text):
        text = _UNTICKED.sub("", text)  # "[x] pos [ ] neg"
    answers = list(_ANSWER.finditer(text))
    kinds = [_kind(a) for a in answers]
    if not kinds:
        return None
    if {"found", "nothing"} <= set(kinds) and _COLUMNS.fullmatch(text):
        return Assertion.POSSIBLE
    if kinds[:2] == ["found", "nothing"] and _OBJECT.fullmatch(text, answers[0].end(), answers[1].start()):
        return Assertion.ABSENT  # "elicited none", "produced no pain"
    if kinds[0] == "found" and ("nothing" in kinds or "untold" in kinds) and few_positive.no_more(text):
        return Assertion.ABSENT
    if kinds[0] == "found" or (kinds[0] == "nothing" and "found" in kinds and _side_of(text, answers, kinds)):
        return Assertion.POSSIBLE if few_positive.of_another_place(text) else Assertion.PRESENT
    return Assertion.ABSENT if kinds[0] == "nothing" else Assertion.POSSIBLE


def _side_of(text: str, answers: Sequence[re.Match[str]], kinds: Sequence[str]) -> tuple[int, int] | None:
    """Where the side stands that was found, where the other was not ("negative left, positive right", "R + L -")."""
    plain = [(a, k) for a, k in zip(answers, kinds, strict=True) if k in ("found", "nothing")]
    plain = [each for at, each in enumerate(plain) if not at or each[1] != plain[at - 1][1]]
    sides = list(_SIDE.finditer(text))
    if len(plain) != 2 or not sides or plain[0][1] == plain[1][1]:
        return None
    first, second = plain[0][0], plain[1][0]
    if _PLAIN_PAIN.fullmatch((first if plain[0][1] == "found" else second)[0]):
        return None
    found, edge = (first, second.start()) if plain[0][1] == "found" else (second, len(text))
    if sides[0].end() <= first.start():  # "R + L -": each side before its answer
        before = [s for s in sides if s.end() <= found.start()]
        return before[-1].span() if before else None
    behind = [s for s in sides if found.end() <= s.start() < edge]
    return behind[0].span() if len(behind) == 1 else None


def side_found(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """The one side that a test was found on where it was denied on the other, in view positions."""
    lower = reading.lower
    tests = [m for m in reading.of(sentence, "finding") if is_test(m)]
    groups = lists_of(lower, tests)
    at = next((n for n, g in enumerate(groups) if g.start <= mention.start < g.end), None)
    if at is None:
        return None
    end = groups[at + 1].start if at + 1 < len(groups) else sentence.end
    stop = _STATED.search(lower, groups[at].end, end)
    text = lower[groups[at].end : stop.start() if stop else end]
    answers = list(_ANSWER.finditer(text))
    told = _side_of(text, answers, [_kind(a) for a in answers])
    return (told[0] + groups[at].end, told[1] + groups[at].end) if told else None


def _kind(answer: re.Match[str]) -> str:
    if answer["sign"]:
        return "found" if _SIGN_FOUND & set(answer[0]) else "untold" if answer[0][0] in "[☐" else "nothing"
    return str(answer.lastgroup)


def _of_all(reading: Reading, sentence: Sentence) -> Assertion | None:
    """The answer that the next sentence gives of all tests, or the line above them."""
    lower = reading.lower
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if following and following[0].section is sentence.section and not tested(reading, following[0]):
        text = lower[following[0].start : following[0].end]
        if lower[sentence.end - 1] == "?" and (answer := _REPLY.match(text)):
            return Assertion.PRESENT if answer["yes"] else Assertion.ABSENT
        if _ALL.match(text):
            return Assertion.ABSENT if re.match(r"n(?:one|either|o)\b", text) else _behind(text)
    for earlier in reversed(reading.sentences[max(0, sentence.index - _LINES_ABOVE) : sentence.index]):
        if earlier.section is not sentence.section:
            break
        text = lower[earlier.start : earlier.end]
        if text.endswith(":") and not tested(reading, earlier):
            return _before(text)
        if not tested(reading, earlier) or _ANSWER.search(text):
            break
    return _before(sentence.section.title + ":") if sentence.section.title else None
