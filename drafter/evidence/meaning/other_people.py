"""Whose a thing is when a sentence names other people: theirs, where they have it, and not where they only tell or help.

"Her father had migraine", "cares for a parent with incontinence", "his wife, who was in the car, has neck pain"; but "her son
notes that she has weakness".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.words.concepts import Mention

_REPORTER = re.compile(
    r"(?: |,)(?:also )?(?:keeps? (?:the |a |her |his |track|score|count|tabs)|kept (?:the |a |her |his |track|score|count|tabs)|tallied|tallies|counted|counts|logged|logs|marked|marks|recorded|records|tracked|tracks|wrote down|writes down|adds|added|agrees|estimates|estimated|puts it|reckons|says|said|states|stated|reports|reported|notes|noted|notices|noticed|observes|observed|saw|describes|described|relates|related|feels|confirms|drives|drove|brought|(?:takes|took|brings|gets|got|drops|dropped|picks|walks|pushes|rides|comes|came|goes|attends|exercises|stretches) (?:her|him|me|pt|the patient|with (?:her|him|me))\b|accompan\w+|helps|gave|rubs|massages|thinks|worries|is concerned|(?:is |was )?(?:calling|phoning|reporting|asking|requesting|stating|saying|wondering|texting|writing|messaging)|wants|left (?:a )?(?:message|voicemail|vm)|on (?:the )?(?:phone|line)|tells|told|called|phones|phoned|telephoned|rang|emailed|texted|messaged|wrote|asks|asked|requests|requested|present\b|at bedside|translat\w+|interpret\w+|does the (?!(?:\w+ ){0,2}?(?:programs?|programme|class|course|exercis\w*|stretch\w*|therapy|pt|pool)\b))"
)
#: What a relative has: "mother - migraine", "sister: migraine", "her aunt had migraine".
_HAS = re.compile(
    r" (?!is\b(?! (?:taking|attending|doing|getting|enrolled|going through|being treated|undergoing)\b(?! (?:her|him|the|care|notes|all|most|everything)\b)| (?:in|on) (?:(?:her|his|the|an?|our) )?(?:(?:\w+ )?(?:week|day|month)\b|botox\b|pt\b|therapy\b|rehab))|was (?:present|here|with)|and)\w| ?[-:] ?\w"
)
#: "Her father, who has weakness", "his wife, who was in the same car, has neck pain".
_WHO = re.compile(
    r",? who (?:also |still |both |all |just |recently |now )*(?:for (?:(?:the|about|over|nearly|past|last) )*[\w-]+ (?:days|weeks|months|years),? (?:now,? )?)?(?:(?:is|was|are|were) (?:an? )?(?:\w+ )?migraineurs?|has|had|have|suffers|suffered|takes|took|uses|is (?:on|in|being|taking|undergoing|recovering|dying|disabled|sick)|was (?:just |recently )?(?:diagnosed|treated)|underwent|died|got|gets|developed|failed|tried|responded|went through|could(?: not|n't) (?:tolerate|take)|[^,.;]{3,30}, (?:has|had|have|suffers|takes|took|tried|failed|responded)\b)"
)
_SINCE_THEN = re.compile(r"\b(?:since|after|when|until|before|while) (?:her|his|the) $")
_PRONOUN = re.compile(r",| (?:she|he|her|his|they)\b")
#: "Cares for a parent with incontinence".
_CARED_FOR = re.compile(
    r"\b(?:car(?:es?|ed|ing) for|care of|caretaker (?:of|for)|caregiver (?:of|for|to)|look(?:s|ed|ing)? after|helps?|nurs(?:es|ing))(?: (?:her|his|my|the|an?|two)(?: \w+)?)? $"
)
_WITH = re.compile(r" (?:with|w/|after|through|who has|who had) ?")
#: "Drives her husband to chemo for lymphoma", "the neurologist treats her daughter for migraine", "lost her father to cancer".
_DONE_FOR = re.compile(
    r"\b(?:treat(?:s|ed|ing)|takes?|took|taking|drives?|drove|driving|brings?|bringing|gets?|getting|shuttl\w+|ferr(?:y|ies|ied|ying)|escort\w*|chauffeur\w*|cart(?:s|ed|ing)|follow(?:s|ed|ing)|sees|saw|seeing|evaluat\w+|diagnosed|lost|losing|visit(?:s|ed|ing)|accompan\w+|support(?:s|ed|ing))(?: (?:her|his|my|the|an?)(?: \w+)?)? $"
)
_FOR_WHAT = re.compile(
    r"(?: to [^.;,]{2,30}?)?(?: for| through)(?! (?:her|his) )| to (?=\w+ ?(?:cancer|$|[.,;]))| to (?=(?:(?:his|her|their|all|outpatient|the|daily|weekly|cardiac|physical|occupational|speech) )*(?:pt|ot|therapy|therapist|rehab\w*|physio\w*|exercise|aquatic|chiro\w*|counsel\w*|psych\w*|treatments?|appointments?|sessions?|class\w*)\b)"
)
#: "Migraine: mother, sister", "migraines (maternal aunt)": what a relative stands behind alone is theirs.
_NOTED_OF = re.compile(r"(?:[:(=]| -{1,2}|\(\+\)|\+|\bpos(?:itive)?)[ :(-]*(?:(?:her|his|my|in|for) )?$")
_ALONE = re.compile(r" ?(?:[().;,|]|$)")
_ITEM_ENDS = re.compile(r"[,;.|]")
#: "Migraine was something her mother had".
_WHAT_THEY = re.compile(r"\b(?:something|what|a thing|an ailment|problem)(?: that| which)? (?:her|his|my|the) $")
_OF_RELATIVE = re.compile(r"\b(?:in|on|among) (?:her |his |the |a |both |her own |his own )?(?:\w+ and )?(?:\w+ )?$")
#: "Painting her sister's hallway, and that the left side of her neck has hurt": what comes is the patient's again.
_TURNS_BACK = re.compile(
    r", (?:and|but|when|while|after|since|so|because)\b| and (?:that|she|he|has|had|since|felt|now)\b"
)
#: "The daughter of the patient has migraine": whose daughter it is.
_OF_PATIENT = re.compile(r" of (?:the |this |our |my )?(?:patient|pt)\b")
_PATIENT = re.compile(r"\b(?:the |this |our )?patient\b(?!'s)")
_NOT_SUBJECT = re.compile(
    r"(?:with|by|per|from|lives|live|caring for|cares for|care of|helping|lifting|carrying|lifts|married to|accompanied by|called|husband|visiting|for|see|to|and|of two|her|his|my|the)(?: her| his| the| my| an?)?(?: (?:\w+ )?(?:elderly|young|adult|new|own|two|\d+)[- \w]{0,14})? $"
)
_POSSESSED = re.compile(r"(?:\bher|\bhis|\bmy|\bpatient's|(?:^[-*• ]*|[.;:,] ?)(?:the|an?)|^|[.,;:] ?)(?: own)? ?$")
_OPENS = re.compile(
    r"(?:[^a-z]*|[^.;]*: ?)(?:(?:her|his|my|the patient's|one|an?|both|older|younger|twin|late|identical|fraternal|eldest|oldest|youngest|elderly|adult|only|own|two|three|several|some|of|other|biological|unlike) )*"
)
#: "Her mother, a sister and two aunts": they share what is said of the last.
_AND_OTHER = re.compile(
    r" ?(?:,|and|&|or|/|as well as|plus|, and|, or) ?(?:(?:an?|her|his|my|the|one|both|two|three|several|older|younger|maternal|paternal|mat|pat|another|also|late|half|great) ?)*| "
)
#: "Daughter has sciatica, PT for 6 weeks without help, pain 8/10": a list that names nobody else goes on about the one it opened with.
_NAMES_ANOTHER = re.compile(r"\b(?:she|he|her|his|they|i|we|it|patient|pt|today|now|denies|exam|currently|no|not)\b")
_SUFFERS = re.compile(
    r"(?: (?:herself|himself|themselves)\b)?(?:, (?:(?:also|likewise|too|similarly|herself|himself) )?(?:an?|her|his|the|who is an?) [^,.;]{2,30},| \([^().;]{2,40}\))?(?: (?:at home|next door|at work|in the house|of hers|of his))?(?:,? (?:for|over) (?:(?:the|these|about|over|nearly|past|last) )*[\w-]+ (?:days|weeks|months|years)(?: now)?,?)?(?: (?:and \w+|was|were|is|are|being|also|all|both|just|once|now|still|recently|never|finally|similarly|likewise|had|has|have))* (?:has|had|have|also|suffers|suffered|with|who|diagnosed|treated|an? (?:\w+[- ]){0,2}(?:survivor|sufferer|migraineur)|sick|ill|disabled|hospitalized|recovering|in (?:physical |occupational )?therapy|in (?:pt|ot|physio|treatment|counsel\w*)\b|(?:mid|half|part)-?way (?:through|into)|in rehab\w*|in (?:cbt|psychotherapy)\b|sees (?=(?:(?:an?|the|his|her|their) )?(?:\w+ )?(?:psych\w+|counsel\w+|therapist|chiropractor|neurologist))|on|underwent|got|gets|tried|received|takes|took|uses|swears by|developed|did well|died|failed(?! to (?:wake|bring|notice|get|give|take))|responded|benefit+ed|went through|(?:could not|couldn't|can't|cannot) (?:tolerate|take|stand|stomach)"
    r"|fell|fractured|broke|injured|crashed|getting|receiving|undergo\w*|going through|fighting|battling|facing|dying|beginning|began|started|starting|finished|finishing|completed|completing|found to have|carr(?:y|ies|ied)|liv(?:e|es|ed|ing) with|deal(?:s|t|ing)? with|struggl\w+ with|battl\w+|endur\w+|surviv\w+|came down with|attend(?:s|ed|ing)?|go(?:es)? to|does (?=(?:(?:his|her|their|the|home|physical|outpatient|in-home|some) )*(?:pt|ot|therapy|rehab\w*|physio\w*|exercises|hep)\b(?! with (?:her|him)))|enrolled|in (?:the|an?|our) (?!room|car|waiting|lobby|hall|house|area|process)[\w-]+|get|need(?:s|ed)? an?|used to (?:have|get|take)|told (?:he|she) has|in hospice|in remission|home from)\b"
)
#: "Her daughter, seen by me yesterday, has trigger points".
_APPOSED = re.compile(
    r", [^,.;]{2,50}, (?:also |both |all |now )?(?:has|had|have|suffers|gets|got|takes|took|tried|failed|underwent|did|was (?:treated|diagnosed|found)|carries)\b"
)
_IS_HERE = re.compile(
    r",?(?: who)? (?:is|was) (?:also )?(?:here|present|along|with (?:her|him)|in the room)(?: today)?,?(?: and)?"
)
#: "Husband present; he says he himself did therapy", "her sister says that it did nothing for her own knee".
_THEIR_OWN = re.compile(
    r"[^.]{0,80}?\b(?:he|she|they) (?:himself|herself|themselves|too|also)\b|[^.]{0,120}?\b(?:his|her|their|my) own (?:\w+ )?(?:knees?|hips?|back|neck|shoulders?|pain|arthritis|migraines?|headaches?|sciatica|leg|disc|case|experience)\b"
)
_HISTORY_OF = re.compile(r"(?:\bin|\bof|\bby|\bfor) (?:her|his|the|a)(?: \w+)? $")
_ANOTHERS = re.compile(r"'s?\b| \w+'s")
_DASH = re.compile(r" ?- ")


def someone_else(
    person: Mention, people: Sequence[Mention], lower: str, parts: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """What a sentence says of a person who is not the patient, as a range of the view; None when it says nothing of them.

    :param people: all persons of the sentence, in order.
    """
    end = _together(person, people, lower)
    here = _IS_HERE.match(lower, end)
    # "Her husband's gave him relief" is of his; a husband gave the history.
    gave = lower.endswith("'s", person.start, person.end) and lower.startswith(" gave", end)
    if not gave and _REPORTER.match(lower, here.end() if here else end):
        own = _THEIR_OWN.match(lower, end, parts[-1][1])
        if own or not here:
            return (person.start, parts[-1][1]) if own else None
    first, _ = clause_at(parts, person.start)
    before = lower[max(first, person.start - 40) : person.start]
    return _told_aside(person, end, lower, parts, before) or _as_subject(person, end, lower, parts, before)


def _told_aside(
    person: Mention, end: int, lower: str, parts: Sequence[tuple[int, int]], before: str
) -> tuple[int, int] | None:
    """What is told of a person in passing: "her father, who has weakness", "cares for a parent with incontinence", "migraine: mother"."""
    possessive = lower.endswith("'s", person.start, person.end)
    last = _theirs_ends(person, end, lower, parts, before, possessive=possessive)
    if who := _WHO.match(lower, end, last):
        # "Cares for her father, who has weakness": whatever the patient has to do with him.
        turn = _TURNS_BACK.search(lower, who.end(), last)
        return person.start, turn.start() if turn else last
    if (_CARED_FOR.search(before) and _WITH.match(lower, end)) or (
        _DONE_FOR.search(before) and _FOR_WHAT.match(lower, end, last)
    ):
        return end, last
    if theirs := _behind(person, end, lower, parts, before):
        return theirs
    if _OPENS.fullmatch(before) and (apposed := _APPOSED.match(lower, end)):
        turn = _TURNS_BACK.search(lower, apposed.end(), parts[-1][1])
        return person.start, turn.start() if turn else parts[-1][1]
    return None


def _as_subject(
    person: Mention, end: int, lower: str, parts: Sequence[tuple[int, int]], before: str
) -> tuple[int, int] | None:
    """What is told of a person outright: "her mother had migraine", "migraine in a sister", "her aunt's headaches"."""
    first, _ = clause_at(parts, person.start)
    possessive = lower.endswith("'s", person.start, person.end)
    last = _theirs_ends(person, end, lower, parts, before, possessive=possessive)
    side = possessive and lower.startswith(" side", person.end)
    of_them = _OF_RELATIVE.search(before) and (side or not possessive)
    if of_them and not _ANOTHERS.match(lower, person.end, person.end + 3):
        return first, last
    if _OPENS.fullmatch(before) and first == parts[0][0] and _HAS.match(lower, end):
        closes = parts[-1][1]
        listed = _SUFFERS.match(lower, end, end + 60) and not _NAMES_ANOTHER.search(lower, last, closes)
        return person.start, closes if listed and lower.startswith(",", last) else last
    if possessive or _SUFFERS.match(lower, end, end + 60):
        subject = possessive or not _NOT_SUBJECT.search(before) or _POSSESSED.search(before)
        return (person.start, last) if subject else None
    if _HISTORY_OF.search(before) and "history" in lower[first : person.start]:
        return first, last
    return None


def _together(person: Mention, people: Sequence[Mention], lower: str) -> int:
    """Where the last of the people ends that a list joins to one."""
    end = person.end
    for other in people:
        if other.start >= end and _AND_OTHER.fullmatch(lower, end, other.start):
            end = other.end
    of_patient = _OF_PATIENT.match(lower, end)
    return of_patient.end() if of_patient else end


def _behind(
    person: Mention, end: int, lower: str, parts: Sequence[tuple[int, int]], before: str
) -> tuple[int, int] | None:
    """What stands before a person and is theirs: "migraine: mother", "migraine was something her mother had"."""
    first, last = clause_at(parts, person.start)
    opens, closes = parts[0][0], parts[-1][1]
    noted = _NOTED_OF.search(lower, max(opens, person.start - 24), person.start)
    if noted and _ALONE.match(lower, end, closes):
        return max([opens, *(m.end() for m in _ITEM_ENDS.finditer(lower, opens, noted.start()))]), end
    return (first, last) if _WHAT_THEY.search(before) and _SUFFERS.match(lower, end, end + 60) else None


def _theirs_ends(
    person: Mention, end: int, lower: str, parts: Sequence[tuple[int, int]], before: str, *, possessive: bool
) -> int:
    """Where what may be said of a person ends: with the clause, or where the patient comes in again."""
    _, last = clause_at(parts, end - 1)
    if _DASH.match(lower, end):
        comma = lower.find(",", end)
        last = parts[-1][1] if comma < 0 else min(comma, parts[-1][1])
    if possessive and (turn := _TURNS_BACK.search(lower, person.end, last)):
        last = turn.start()
    if patient := _PATIENT.search(lower, end, last):
        last = patient.start()
    if not possessive and _SINCE_THEN.search(before) and (back := _PRONOUN.search(lower, person.end, last)):
        last = back.start()  # "Since her father died she has had headaches"
    return last
