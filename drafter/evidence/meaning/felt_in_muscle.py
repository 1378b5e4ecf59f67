"""Lumps and cords that an examiner's hand finds in a muscle: "a cord as thick as a pencil with a pea in it; when I roll it he winces".

The words are those of other matters as well (of a gland, of a vein, of the spine, of what a patient says of himself), so that
they name a finding only where a hand is told of, and no other tissue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.words.concepts import Mention

_MUSCLE = re.compile(
    r"\b(?:muscles?|muscular|mm|(?:upper |mid |lower )?trap(?:s|ezi\w+)?|ut|levators?|rhomboids?|spleni\w+|scalenes?|scm|sternocleido\w*|para-?spinals?"
    r"|erectors?|ql|quadratus|longissimus|iliocostalis|multifid\w*|glut\w*|piriformis|infraspinatus|supraspinatus|teres|deltoids?|semispinalis"
    r"|sub-?occipitals?|lats?|latissimus|psoas|pectoral\w*|masseters?|temporalis|scapulae)\b"
)
#: What else a lump or a cord may be of. "Spinal cord" and the like are terms of their own.
_OTHER = re.compile(
    r"\b(?:thyroid|lobes?|goit\w+|pulmonary|lungs?|breasts?|areola\w*|skin|subcutaneous|under the (?:skin|surface)|in the fat|lipomas?|cysts?|cystic|hernias?|inguinal|testic\w+|scrot\w+"
    r"|prostate|livers?|adrenal|renal|kidneys?|lymph|nodes?|axilla\w*|(?:sub|supra)?-?(?:mandibular|clavicular)|parotid|veins?|varic\w+|thrombo\w+|phlebitis|arter\w+|scars?|incisions?|keloid"
    r"|abscess\w*|moles?|warts?|heberden\w*|bouchard\w*|rheumatoid|gout\w*|toph\w+|joints?|palms?|palmar|dupuytren\w*|fingers? joints?|tendons?|achilles|heels?|plantar|stomach|throat|vocal"
    r"|umbilical|spermatic|spinal|conus|it bands?|iliotibial|resist\w+|rubber|elastic|thera-?bands?|exercis\w+|mri|ct|x-?rays?|ultrasound|films?|biops\w+|stable|movable|mobile|fluctuant|masseuse|massage)\b"
)
#: An examiner's hand, and what answers it.
_HAND = re.compile(
    r"\b(?:palpa\w+|palp|(?:is|are|was|were|when|if|once|firmly|thumb|finger|each) (?:\w+ )?(?:pressed|rolled|squeezed|pinched|felt|touched|flicked|strummed|compressed|pushed)"
    r"|(?:pressing|pressure|leaning|rolling|flicking|strumming|plucking|snapping|squeezing|pinching|compressing|compression)\b(?! (?:the |a )?(?:gas|pedal))|press it|press ->|push on"
    r"|i (?:(?:can|could|also|then|do|still|firmly) )*(?:feel|felt|find|found|press\w*|push\w*|roll\w*|flick\w*|strum\w*|squeeze\w*|pinch\w*|lean\w*|hold|held|touch\w*|examined|trace[sd]?|pluck\w*|snap\w*)"
    r"|(?:(?:my|the) (?:fingers?|thumbs?|fingertips?|hand)|examiner)\b|to (?:the )?touch|let me touch|hyperirritable)\b"
)
_ON_IT = re.compile(_HAND.pattern + r" (?:on |of )?(?:it|this|them)\b")
_ANSWER = re.compile(r"\b(?:winc\w+|flinch\w*|gasp\w*|jump\w*|twitch\w*|tender|sore)\b")
#: "A strip of tape", "the pull cord", "rope climbing": things that no body has.
_THING = re.compile(
    r" (?:of (?!muscle|tissue|fib|knots|beads|lumps|tight|taut|tender|hard)|climb\w+|skipp\w+|jump(?:ing)?\b|tape|trimmer|instrument\w*|quartet)"
)
#: "She says that she gets knots", "a trigger point is a knot": of what is told or explained, no hand has found anything.
_TOLD = re.compile(
    r"\b(?:she|he|they|pt|patient|husband|wife|mother|client|who)\b[^.;:]{0,24}\b(?:says?|said|tells?|told|reports?|complain\w*|describes?|gets?|feels?|noti\w+|states?|thinks?|calls?|massag\w+|rubs?|works?|rolls?)\b[^.;:]{0,50}$|\bpoints? (?:is|are|means?) (?:\w+ )?an? (?:\w+ )?$"
)
#: "Press a ball into the knots": what a patient is taught.
_TAUGHT = re.compile(r"\b(?:balls?|rollers?|instruct\w*|massage\w*|taught|teach\w*|showed (?:her|him))\b")
#: "Lipoma, a soft nodule over the trapezius".
_GROWTH = re.compile(r"\b(?:lipomas?|sebaceous|epidermoid|cysts?|cystic|neurofibroma\w*|lymph nodes?)\b")
_REACH = 2  # sentences
_BESIDE = 14  # characters
#: Words that a complaint does not use; what else is only like a lump must be in a muscle.
_NODULE = re.compile(r"(?:(?:tender|palpable|discrete|firm|focal) )*nodules?")
_OWN = re.compile(r"(?:knot|cord|strand|rope|cable|band)s?")


def not_in_muscle(
    lower: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], sentence: Sentence
) -> list[Mention]:
    """The mentions of a sentence that are named by their shape alone, and that no hand found in a muscle."""
    return [
        mention
        for mention in mentions[sentence.index]
        if mention.concept["shape"] and not _is_felt(lower, sentences, sentence, mention)
    ]


def _is_felt(lower: str, sentences: Sequence[Sentence], sentence: Sentence, mention: Mention) -> bool:
    muscle = _MUSCLE.search(lower, sentence.start, sentence.end)
    if muscle is None and _OTHER.search(lower, sentence.start, sentence.end):
        return False
    if _OTHER.search(lower, max(sentence.start, mention.start - _BESIDE), mention.start):
        return False
    if _GROWTH.search(lower, sentence.start, sentence.end):
        return False
    if _NODULE.fullmatch(lower, mention.start, mention.end):
        return True
    if (
        _TOLD.search(lower, sentence.start, mention.start)
        or _THING.match(lower, mention.end, sentence.end)
        or _TAUGHT.search(lower, sentence.start, sentence.end)
    ):
        return False
    near = [
        each
        for each in sentences[max(0, sentence.index - _REACH) : sentence.index + _REACH]
        if each.section.index == sentence.section.index
    ]
    first, last = near[0].start, near[-1].end
    exam = sentence.section.kind == "exam"
    if muscle is None and _MUSCLE.search(lower, first, sentence.start) is None:
        if not _OWN.fullmatch(lower, mention.start, mention.end) or _OTHER.search(lower, first, last):
            return False
        within = last if exam else sentence.end
        return bool(_HAND.search(lower, sentence.start, within) or _ON_IT.search(lower, within, last))
    end = sentence.end if muscle is None else last
    return exam or any(told.search(lower, sentence.start, end) is not None for told in (_HAND, _ANSWER))
