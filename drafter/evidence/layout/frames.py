"""Words that are not the record's own: a policy's, a form's example, what a plan asks for.

A line that opens such words ("Your policy requires:", "Example:", "Please submit:") says of what stands behind it, and of the list
below it, that it tells nothing of the patient. Its list ends at a blank line, at a heading, and where the patient is spoken of.
"""

from __future__ import annotations

import re

_WHOSE = r"(?:(?:the|your|our|their|this|its|medical|clinical|coverage|health|plan'?s?|payer'?s?|payor'?s?|insurer'?s?|insurance|medicare'?s?|cms|carrier'?s?|current|applicable|specific|relevant|following|above|local|national) )*"
#: What a policy or a plan says, asks for or has not found.
_OPENS = re.compile(
    r"\W{0,4}(?:"
    rf"(?:per |under |according to |from |see |re:? )?{_WHOSE}(?:polic(?:y|ies)(?! (?:holder|number|no\b|id\b|type|effective|group|#))|lcd|ncd|(?:coverage|medical necessity|approval|authorization|inclusion|eligibility|selection|candidacy|payment|policy) (?:criteria|requirements?|guidelines?|determination)|criteria for (?:coverage|approval|authorization|payment)|requirements(?: for (?:coverage|approval|authorization))?|denial(?: letter| notice| reason)?)\b[^.:;]{{0,70}}"
    r"|criteria(?: (?:for|of|from|per|in|required|listed|text)\b[^.:;]{0,40})?"
    r"|(?:the )?(?:insurer|payer|payor|plan|carrier|reviewer|health plan|peer reviewer)(?:'s)? (?:letter |notice |policy )?(?:asks?|asked|requires?|required|wants?|wanted|requests?|requested|states?|stated|says|said|needs?|needed)\b[^.:;]{0,50}"
    r"|(?:the following|these|all of the following|both of the following)(?: \w+){0,3} (?:must|needs? to|should|has to|have to|are required|is required)\b[^.:;]{0,50}"
    r"|(?:for|in order for) (?:approval|coverage|authorization|payment|reimbursement)\b[^.:;]{0,60}"
    r"|(?:please|kindly) (?:document|submit|provide|send|clarify|confirm|address|include|indicate|state|attach|specify)\b[^.:;]{0,60}"
    r"|(?:sample|example|suggested|acceptable|model|boilerplate|template)(?: (?:of|for) (?:\w+ ){1,3}\w+|(?: \w+){0,2} (?:documentation|wording|language|text|note|entry|answer|statement|phrase|letter))?(?: \([^)]{0,30}\))?"
    r"|(?:not (?:yet )?(?:documented|provided|submitted|received|included|addressed)|missing|still (?:needed|missing|required|outstanding)|outstanding|lacking|(?:information|documentation|records?) (?:needed|required|requested|missing|outstanding)|(?:required|needed|requested|additional) (?:documentation|information|records?))(?: (?:from|in|for|by) (?:\w+ ){0,3}\w+)?"
    r"|(?:general |usual |common |accepted )?indications(?: (?:for|of) (?:\w+ ){1,5}?(?:in general|generally))"
    r"|hypothetical(?:ly| case| patient| example)\b[^.:;]{0,40}|teaching (?:case|point|file)\b[^.:;]{0,40}"
    r"|(?:an? |one |this )?(?:published |recent )*(?:case (?:report|series|study|vignette)|vignette)\b[^.:;]{0,40}"
    r")[\"'”’)]{0,2} ?:"
)
#: What is nobody's, or somebody else's, whatever it says: "[Example: ...]", "Template text, delete before signing:", "Entered for another patient:".
_NOBODYS = re.compile(
    r"\W{0,4}(?:(?:the following|this|below) (?:is|was) )?(?:an? |the |our |my )?(?:"
    r"(?:sample|example|template|boilerplate|macro|smart ?phrase|dot ?phrase|placeholder|dummy|mock|training|teaching|hypothetical|fictitious|illustrative|suggested|model|canned|auto-?text|pre-?filled|e\.g\.)"
    r"(?:[ -](?:text|wording|language|note|entry|record|answers?|statement|phrases?|documentation|case|patient|letter|paragraph|line|only|data|charts?|report|content|history|hpi))?(?:,? (?:for|of|from|to|in|by|not|delete|remove|do not|edit|please|replace|only|on how)\b[^.:;]{0,50})?"
    r"|[^.:;,]{0,50}\b(?:(?:belongs?|belonging|filled(?: in| out)?|written|entered|meant|intended|documented|scanned|filed|charted|recorded|dictated) (?:\w+ ){0,2}(?:for|on|to|under|by mistake for|in error for) |from |of |copied from )?(?:another|other|a different|the wrong|some other) (?:patient|pt|person|chart)(?:'s)?\b[^.:;]{0,40}"
    r")[\"'”’)]{0,2} ?:"
)
#: A policy that the patient meets tells of the patient; so does a plan of treatment.
_OWN = re.compile(
    r"\b(?:met|meets|meeting|satisf\w+|fulfil\w*|patient has|she|he|her|his|checklist|diagnostic|checked|for this patient)\b|\bplan ?:$"
)
#: What an item answers, dates or tells of the patient is the record's own again.
_ANSWERED = re.compile(
    r"\b(?:yes|met|she|he|her|his|has been|patient (?:has|had|is|did|completed|reports|meets|was)|pt (?:has|had|is|did|completed|reports|was)|documented|attached|enclosed|see (?:note|page|above|below|attached)|as above|confirmed|completed on)\b"
    r"|\[ ?[x✓] ?\]|[☒☑✓✔]|\(\+\)|→|->|\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_OF_PATIENT = re.compile(
    r"\W{0,3}(?:(?:this|the|our|my) (?:patient|gentleman|lady|woman|man)|patient|pt|m(?:r|s|rs|iss)\b\.? ?\w+|s?he|her|his|in (?:this|her|his|my patient's) case|i |we |today)\b(?! (?:must|should|has to|have to|needs? to|is required|who|with|must have))"
)


def opens(lower: str, start: int, end: int) -> int | None:
    """Where, in a sentence, words that are not the record's own begin; None where it opens none."""
    found = _OPENS.match(lower, start, end)
    return None if found is None or _OWN.search(lower, start, found.end()) else found.end()


def nobodys(lower: str, start: int, end: int) -> int | None:
    """Where, in a sentence, words begin that are an example, a template or another patient's; None where none do."""
    found = _NOBODYS.match(lower, start, end)
    return found.end() if found is not None and found.end() < end else None


def asked_for(lower: str, start: int, end: int) -> int | None:
    """Where, in a sentence, words begin that a policy, a form or a plan asks for, and that nothing answers; None where none do."""
    found = opens(lower, start, end)
    return found if found is not None and found < end and not is_own(lower, found, end) else None


def is_own(lower: str, start: int, end: int) -> bool:
    """Whether an item below such an opening tells of the patient all the same."""
    return _ANSWERED.search(lower, start, end) is not None


def of_patient(lower: str, start: int, end: int) -> bool:
    """Whether a sentence turns from such words to the patient."""
    return _OF_PATIENT.match(lower, start, end) is not None
