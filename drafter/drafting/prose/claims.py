"""What a text claims beside the case: that the plan requires something, that studies show something, that something is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.drafting.prose.quotations import blanked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.drafting.prose.layout import Block, Sentence

_PLAN = r"(?:polic(?:y|ies)|(?:health )?plan|insurer|payer|carrier|criteri(?:on|a)|coverage (?:rules?|guidelines?|determination)|lcd|ncd|bulletin)"
PLAN_CLAIM = re.compile(
    rf"\b{_PLAN}(?:'s|s')?\b[^.;:]{{0,60}}?\b(?:requires?|required|states?|demands?|asks? for|mandates?|needs?|specif(?:y|ies)|limits?|allows?|permits?|stipulates?|calls? for|lists?|says)\b"
    rf"|\b(?:required|requires|mandated|limited) (?:by|under) (?:the |this |our |your )?(?:\w+ ){{0,3}}{_PLAN}\b|\b(?:insurer|plan|payer|policy)(?:'s)? (?:\w+ ){{0,3}}(?:criteria|requirements?)\b",
    re.IGNORECASE,
)
EVIDENCE_CLAIM = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|literature|systematic reviews?|meta-analys[ei]s|research)\b[^.;]{0,60}\b(?:shows?|showed|shown|found|finds?|suggests?|demonstrates?|demonstrated|documented|support(?:s|ed)?|reports?|reported)\b"
    r"|\b(?:has|have|had) (?:not )?been (?:shown|proven|demonstrated)\b|\bguidelines? (?:recommend|suggest|advise)s?\b|\b(?:is|are) (?:recommended|effective|beneficial|ineffective) (?:for|in|as)\b"
    r"|\b(?:evidence|literature) (?:supports?|shows?|suggests?|indicates?|is (?:limited|weak|strong|insufficient))\b|\bprovides? only (?:temporary|short)\b|\blong-(?:lasting|term) benefit\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:must|needs? to|has to|have to|should) (?:also )?(?:be |have |include |show |provide |complete |undergo |document )|\b(?:is|are) (?:also )?(?:required|mandatory|necessary|needed|a prerequisite)\b|\brequires? (?!additional|further|more (?:information|documentation))|\brequire(?:d|ment) (?:of|that|for)\b",
    re.IGNORECASE,
)
_NEEDS_LIST = re.compile(
    r"\b(?:required (?:documentation|information|records|items)|must be (?:provided|submitted|documented|met)|(?:is|are) (?:required|needed)|to establish medical necessity|please (?:submit|provide|send|forward)|"
    r"request(?:ed|ing)? (?:the following|additional|further|more)|information needed|(?:missing|needed) (?:information|documentation)|documentation (?:required|needed)|requirements?|we (?:need|ask|are requesting)|to ask\b|questions (?:for|to)|to be submitted|items requested)\b",
    re.IGNORECASE,
)
_NOT_OF_POLICY = re.compile(
    r"\b(?:appeal|exact dates? (?:is|are) required|within \d+ (?:calendar |business )?days)\b", re.IGNORECASE
)
#: What determinations ask for beyond a policy; each is looked for in the policy's own words before it is called foreign.
TOPICS = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("functional or pain scales", r"\bfunction(?:al)? (?:\w+ )?(?:measures?|assessments?|status|scores?|scales?|impact|limitations?)|\bvalidated\b[^.;]{0,40}\b(?:scales?|measures?|instruments?|tools?|scores?)|\b(?:oswestry|ODI|neck disability index|NDI|PROMIS|roland[- ]morris|numeric (?:pain )?rating|visual analog)\b|\bpain (?:scores?|scales?)\b"),
        ("a psychological evaluation", r"\bpsycholog\w+ (?:evaluation|screening|assessment|clearance)|\bbehavio(?:u)?ral health evaluation"),
        ("drug screening or an opioid agreement", r"\burine (?:drug|toxicology)|\bdrug screen\w*|\bopioid (?:agreement|contract)"),
        ("imaging", r"\b(?:MRI|CT scan|x-rays?|radiograph\w*|imaging)\b"),
        ("image guidance", r"\b(?:fluoroscop\w+|ultrasound guidance|image guidance|imaging guidance)\b"),
        ("electrodiagnostic testing", r"\b(?:EMG|NCS|NCV|electrodiagnos\w+|nerve conduction)\b"),
        ("laboratory tests", r"\b(?:blood tests?|laborator\w+|lab results?|ESR|CRP|HbA1c|A1c)\b"),
        ("weight loss or a body mass index", r"\b(?:BMI|body mass index|weight loss programme?)\b"),
        ("stopping to smoke", r"\b(?:smoking|tobacco|nicotine) (?:cessation|free|status)|\bquit smoking"),
        ("a specialist's opinion", r"\b(?:second opinion|specialist (?:consult\w*|evaluation|referral)|neurolog(?:y|ist) (?:consult\w*|evaluation)|surgical consult\w*)\b"),
        ("a diagnostic block", r"\bdiagnostic (?:nerve )?blocks?\b|\bmedial branch blocks?\b"),
        ("a share of relief from a session before", r"\b\d{2} ?(?:%|percent|per cent) (?:\w+ ){0,3}(?:relief|improvement|reduction)\b|\bprior (?:injection )?response\b"),
        ("acupuncture or massage", r"\b(?:acupuncture|massage therapy)\b"),
        ("a duration of symptoms", r"\b(?:symptom|pain)s? (?:duration|persisting|lasting|for (?:at least|more than|>)|present for)|\bduration of (?:the )?(?:symptoms?|pain)\b|\b(?:symptoms?|pain)\b[^.;]{0,40}(?:>|more than|at least|over|exceeding|lasted)[^.;]{0,12}\b(?:weeks?|months?)\b"),
        ("a trial of conservative treatment", r"\bconservative (?:treatment|care|management|therapy)\b|\bfirst-line (?:treatment|therapy)\b"),
        ("a pain programme", r"\b(?:comprehensive|multidisciplinary|interdisciplinary) (?:\w+ )?(?:pain )?(?:management )?program"),
        ("hospital or surgical clearance", r"\b(?:surgical|medical|cardiac) clearance\b"),
        ("an age limit", r"\b(?:aged?|years of age|years old)\b[^.;]{0,20}\b(?:or older|at least|minimum)\b"),
        ("work status", r"\b(?:work status|return to work|disability status)\b"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Needed:
    """Something that a text says is required or asks for.

    :param text: the words of the sentence or item.
    :param claimed: whether it is said to be the plan's requirement.
    """

    text: str
    block: Block
    line: int
    claimed: bool


def needed(body: Iterable[Block]) -> Iterator[Needed]:
    """Every requirement that a text states or asks to be shown, in order."""
    for block in body:
        if block.kind in ("quote", "heading"):
            continue
        text = blanked(block)
        listed = block.kind in ("item", "row") and any(_NEEDS_LIST.search(head) for head in block.headings[-3:])
        for sentence in block.sentences:
            said = text[sentence.start : sentence.start + len(sentence.text)]
            if _NOT_OF_POLICY.search(said):
                continue
            claimed = bool(PLAN_CLAIM.search(said))
            if listed or claimed or _NEEDED.search(said):
                yield Needed(said, block, sentence.line, claimed)


def sentences(body: Iterable[Block], pattern: re.Pattern[str]) -> Iterator[tuple[Block, Sentence, str]]:
    """The sentences whose own words a pattern finds; headings and quoted passages have none."""
    for block in body:
        if block.kind in ("quote", "heading"):
            continue
        text = blanked(block)
        for sentence in block.sentences:
            said = text[sentence.start : sentence.start + len(sentence.text)]
            if pattern.search(said):
                yield block, sentence, said
