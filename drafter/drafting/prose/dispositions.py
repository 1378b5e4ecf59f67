"""What a text decides: each place that approves, denies, asks for information, refers, or decides in part.

Conditions, possibilities, earlier decisions, rights of appeal and quoted words decide nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.drafting.prose.quotations import blanked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.drafting.prose.layout import Block
    from drafter.drafting.prose.services import Lines, Services


class Verdict(StrEnum):
    """A disposition as people write it."""

    APPROVE = "approve"
    REQUEST_INFORMATION = "request information"
    REFER = "refer to a physician"
    PARTIAL = "approve in part"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class Disposition:
    """A verdict at a place.

    :param lines: the service lines that it is said of; none for the whole request.
    """

    verdict: Verdict
    lines: Lines
    block: Block
    line: int


_SUBJECT = r"(?:final |our |medical necessity |coverage |utilization |review |clinical |prior authorization |initial |case |overall )*"
_LABEL = re.compile(
    rf"(?:^|[.;|(]\s*|\b){_SUBJECT}(?:determination|decision|disposition|outcome|recommendation|recommends?|recommended action|action|status|result|conclusion|verdict)"
    r"(?: (?:is|for|on)(?: [\w-]+){0,6})?\s*(?:[:=–—-]|\bis\b|\|)+\s*(?:to |that (?:the|this) request (?:be|is) )?",
    re.IGNORECASE,
)
_CASE = re.compile(r"^\s*(?:case|line) [\w-]+[^:]{0,80}: |^\s*recommends\s+", re.IGNORECASE)
_VERDICTS = (
    (Verdict.PARTIAL, r"partial(?:ly)?\b[ -]*(?:approv\w*|den\w*|certif\w*|authori[sz]\w*|favou?rable)|approved? in part|split decision|modified approval"),
    (
        Verdict.DENY,
        r"(?:recommend(?:ed|ing)? )?(?:denied|deny|denial|den(?:y|ied) as|not approved?|non-?certif\w*|not certif\w*|not authori[sz]ed|not medically necessary|adverse(?: benefit)?(?: determination| decision)?|disapproved?|reject(?:ed|ion)?|uph(?:o|e)ld)",
    ),
    (
        Verdict.REQUEST_INFORMATION,
        r"(?:request(?:ing|ed)?(?: for)?(?: the| an?)?(?: \w+){0,3} (?:information|documentation|records)|information (?:is )?(?:requested|needed|required)|pend(?:ed|ing)?\b|(?:more|additional|further)(?: clinical)? (?:information|documentation)|rfi\b|unable to (?:determine|render)|cannot be determined|incomplete|insufficient information)",
    ),
    (
        Verdict.REFER,
        r"(?:refer(?:red|ral)?\b[^.;]{0,40}?\b(?:physician|medical director|peer|doctor|md)|physician review|escalate\w*|(?:to|for) (?:a )?(?:physician|medical director|peer)[ -](?:level )?review)",
    ),
    (Verdict.APPROVE, r"(?:approved?|approval|approve as \w+|certif(?:y|ied)|authori[sz](?:e|ed)|medically necessary|meets? (?:all )?(?:coverage |policy |medical necessity )?criteria|favou?rable)\b"),
)  # fmt: skip
_LABELLED = tuple((verdict, re.compile(rf"(?:{words})", re.IGNORECASE)) for verdict, words in _VERDICTS)
_BE = r"(?:is|are|was|were|be|been|being|stands?|remains?)"
_STATED = tuple(
    (verdict, re.compile(words, re.IGNORECASE))
    for verdict, words in (
        (Verdict.PARTIAL, rf"\b{_BE} (?:hereby )?(?:partially (?:approved|denied|certified)|approved in part)\b|\bpartial (?:approval|denial)\b"),
        (
            Verdict.DENY,
            (rf"\b{_BE} (?:hereby |therefore |being )*denied\b|\bwe (?:are |have |must |hereby |therefore |will )*(?:deny|denied|denying|declined? to (?:cover|approve))\b|"
            r"\b(?:cannot|can not|could not|unable to|not able to|(?:do|does|did|will) not) (?:be )?(?:currently )?(?:certif(?:y|ied)|approved?|authori[sz]ed?|covered?)\b|"
            rf"\b{_BE} not (?:be )?(?:being )?(?:certified|approved|authori[sz]ed|covered)\b|\b{_BE} (?:therefore )?not (?:considered |deemed |found to be |felt to be )?(?:to be )?medically necessary\b|"
            rf"\b{_BE} (?:therefore |hereby |considered |deemed )*(?:not medically necessary|non-?certified)\b|\bdo(?:es)? not meet (?:the )?(?:plan's |policy's )?(?:definition of |criteria for |standard for )?medical necessity\b|"
            rf"\bmedical necessity (?:{_BE}|has) not (?:been )?(?:met|established|demonstrated|supported|shown)\b|\brecommend(?:ed|ing|ation (?:is|of)|s)?(?: for| a| is)* denial\b|\bdenial is recommended\b|"
            r"\b(?:denial|adverse (?:benefit )?determination) (?:is|was|has been) (?:upheld|issued)\b|\b(?:this|an) (?:is an )?adverse (?:benefit )?determination\b|\buphold the (?:original |initial )?denial\b"),
        ),
        (
            Verdict.REQUEST_INFORMATION,
            (r"\b(?:request(?:ing|s)?|requires?|needs?|ask(?:ing|s)? for|awaiting|pend(?:ing|ed)? for)\b(?: \w+){0,3} (?:additional|further|more|the following|missing)\b(?: \w+){0,2} (?:information|documentation|records|notes|items)\b|"
            r"\bplease (?:send|submit|provide|forward|supply)\b[^.;]{0,60}\b(?:records?|documentation|notes?|information|dates?|following|results?|logs?|list|reports?)\b|\b(?:is|are|was|were|has been|be) pended\b|\b(?:additional|further|more)(?: clinical)? (?:information|documentation|records) (?:is|are) (?:needed|required|requested|necessary)\b|\b(?:cannot|can not|unable to|not able to) (?:yet )?(?:make|render|reach|complete) (?:a |the |our )?(?:final )?(?:determination|decision|review)\b|"
            r"\bbefore (?:rendering|making|issuing) (?:a |the )?(?:final )?(?:determination|decision)\b|\bwe (?:are )?(?:request(?:ing)?|need|asking for)\b"),
        ),
        (
            Verdict.REFER,
            rf"\b(?:{_BE}|we|will be|has been|have been|recommend) (?:hereby |therefore |now |also )*(?:refer(?:red|ring)?|escalat\w+|forward(?:ed|ing)?|rout(?:ed|ing)|sent)\b[^.;]{{0,60}}\b(?:physician|medical director|peer|doctor)\b|\brefer (?:this|the)\b[^.;]{{0,60}}\b(?:physician|medical director|peer)",
        ),
        (
            Verdict.APPROVE,
            (rf"\b{_BE} (?:hereby |therefore |being |fully )*(?:approved|certified|authori[sz]ed)\b|\bwe (?:are |have |hereby |therefore |can )*(?:approv(?:e|ed|ing)|certif(?:y|ied)|authori[sz]ed?)\b|"
            rf"\b{_BE} (?:therefore |considered |deemed |found to be |felt to be )*(?:to be )?medically necessary\b|\bmeets? (?:the )?(?:plan's |policy's )?(?:definition of |criteria for )?medical necessity\b|"
            rf"\bmedical necessity (?:is|has been|was) (?:met|established|demonstrated|supported)\b|\brecommend(?:ed|ing|s)? (?:for )?approval\b|\bapproval is recommended\b|\b(?:denial|decision) (?:is|was|has been) overturned\b|\boverturn the\b"),
        ),
    )
)  # fmt: skip
#: Orders and bare participles decide where they open a sentence.
_OPENING = tuple(
    (verdict, re.compile(rf"\W*(?:(?:the )?requests? )?(?:{words})", re.IGNORECASE))
    for verdict, words in (
        (Verdict.PARTIAL, r"partial(?:ly)? (?:approv|den|certif|authori)\w*"),
        (Verdict.DENY, r"(?:deny|denied|non-?certified|not certified|not approved|not authori[sz]ed)\b(?! (?:claims?|any|numbness))"),
        (Verdict.REQUEST_INFORMATION, r"(?:request (?:additional|more|further|the following)\b|pend(?:ed)?\b)"),
        (
            Verdict.REFER,
            r"(?:refer(?:red)?|escalated?|forward(?:ed)?|routed?|send|sent) (?:(?:this|the) )?(?:case |request |line \d )?(?:to|for) (?:\w+ ){0,3}(?:physician|medical director|peer)\b",
        ),
        (Verdict.APPROVE, r"(?:approved?|certif(?:y|ied)|authori[sz]ed?)(?: as (?:requested|submitted)| (?:line|the|both|all|for)\b|[.;]|$)"),
    )
)  # fmt: skip
_OF_PATIENT = re.compile(r"\b(?:patient|she|he|claimant|who|pcp)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|would|could|might|may|unless|until|whether|in order to|in the event|should you|once|when|prior to|previous(?:ly)?|earlier|initial(?:ly)? (?:request|denial|denied)|history of|right to|likely|possibl[ey]|potentially|for approval|"
    r"to be (?:approved|certified|considered)|considered medically necessary when|are considered|not yet been|nurse (?:may|can)|never|tells? its reader|fda)\b",
    re.IGNORECASE,
)
_PLAN_SAYS = re.compile(
    r"\b(?:policy|plan|insurer|payer|criteria|guidelines?|lcd) (?:considers?|states?|regards?|requires?|lists?|allows?|says)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"\b(?:appeal|reconsideration|grievance|complaint|external review|fair hearing|disagree|your rights|disclaimer|peer-to-peer|peer to peer|timeframe|time frame|days? (?:from|of|after))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?\s*$")
_NOT = re.compile(r"n['’]t\b")
_TOOL = re.compile(r"^\s*\[?[A-Z]{3}\d{3}\b")


def dispositions(body: Iterable[Block], services: Services) -> Iterator[Disposition]:
    """Every place of a text that decides, in order."""
    for block in body:
        if (
            block.kind == "quote"
            or _TOOL.match(block.text)
            or any(_OTHER_MATTER.search(head) for head in block.headings)
        ):
            continue
        text = blanked(block)
        for sentence in block.sentences:
            said = _NOT.sub(
                " not",
                text[sentence.start : sentence.start + len(sentence.text)]
                .replace("can’t", "cannot")
                .replace("can't", "cannot"),
            )
            if _ASKS.search(said) or _TOOL.match(said):
                continue
            verdict = _verdict(said, block)
            if verdict is not None:
                yield Disposition(verdict, services.scope(block, said), block, sentence.line)


def _verdict(said: str, block: Block) -> Verdict | None:
    found = _labelled(said, block) or _opening(said)
    return found if found or block.kind == "heading" else _stated(said)


def _labelled(said: str, block: Block) -> Verdict | None:
    """A verdict behind a label ("Determination: DENIED"), as a whole cell of a table, or as a whole heading."""
    leads = [0] if _announced(block) else []
    leads += [match.end() for lead in (_LABEL, _CASE) for match in lead.finditer(said)]
    for at in leads:
        for verdict, words in _LABELLED:
            if words.match(said, at):
                return verdict
    whole = said.split(" | ") if block.kind == "row" else [said] if block.kind == "heading" else []
    cells = [cell.strip(" .:!") for cell in whole]
    return next((verdict for cell in cells for verdict, words in _LABELLED if words.fullmatch(cell)), None)


def _opening(said: str) -> Verdict | None:
    for verdict, words in _OPENING:
        opening = words.match(said)
        if opening and not _OPEN.search(said[: opening.end()]) and not _OTHER_MATTER.search(said):
            return verdict
    return None


def _stated(said: str) -> Verdict | None:
    for verdict, words in _STATED:
        for match in words.finditer(said):
            clause = _clause(said, match.start(), match.end())
            if verdict is Verdict.REFER and _OF_PATIENT.search(said[: match.start()]):
                continue
            if not (_OPEN.search(clause) or _OTHER_MATTER.search(clause) or _PLAN_SAYS.search(said[: match.start()])):
                return verdict
    return None


def _announced(block: Block) -> bool:
    """Whether the heading above asks for nothing but a verdict ("Decision:")."""
    above = block.above[-1] if block.above else None
    return above is not None and above.kind == "heading" and bool(_LABEL.fullmatch(above.text.rstrip(": ") + ":"))


def _clause(said: str, start: int, end: int) -> str:
    """The clause around a match; an "if" anywhere before it reaches it."""
    first = max((m.end() for m in re.finditer(r"; |, (?:but|however|and|so) |: ", said[:start])), default=0)
    last = next((m.start() for m in re.finditer(r"; |, (?:but|however|although|so) ", said[end:])), len(said) - end)
    condition = "if " if re.search(r"\b(?:if|unless|once|until|whether|when)\b", said[:start], re.IGNORECASE) else ""
    return condition + said[first : end + last]


_OUTLOOK = re.compile(
    r"\b(?:might|may|could|would|should|likely|appears? to|seems? to) (?:\w+ ){0,2}(?:meet|satisf\w+|be (?:approved|certified|covered|medically necessary)|qualify)\b",
    re.IGNORECASE,
)


def outlooks(body: Iterable[Block], services: Services) -> Iterator[tuple[Lines, int]]:
    """Where a text says of some lines that they could be approved: the lines and the place."""
    for block in body:
        text = blanked(block)
        for sentence in block.sentences:
            match = _OUTLOOK.search(text, sentence.start, sentence.start + len(sentence.text))
            if match:
                clause = re.split(r", (?:but|however|while|whereas) ", text[sentence.start : match.end()])[-1]
                named = services.named(clause)
                if named:
                    yield named, sentence.line
