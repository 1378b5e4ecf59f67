"""Days of which what stands right behind them says that there was no session: "10/30/2025 cancelled", "MBB #2 10/30/2025 pt ill", "09/2025 requested"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence

#: What may stand before the day of a row.
_OPENS = re.compile(
    r"[^a-z\d]*(?:(?:#|no\.? ?)?\d{1,2}(?:st|nd|rd|th)?[.):]?|first|second|third|fourth|(?:mbb|block|tpi|esi|rfa|injection|session|set|round|cycle) ?#?\d{0,2})?[^a-z\d]*(?:on )?"
)
#: What may stand between the day and what became of it: the site, who, and small words.
_SITE = r"(?:[^a-z\d]|\b(?:left|right|bilat\w*|both|[lrb]|b/l|rt|lt|lumbar|cervical|thoracic|caudal|[ctls]\d{1,2}|mbbs?|blocks?|tpis?|esis?|rfa|injections?|procedure|visit|appointment|appt|session|pt|patient|the|was|were|has been|had been|had to be|but|it|she|he|dr\.? \w+|ill|sick|fever|flu|influenza|covid|had)(?!\w))*"
_UNHELD = (
    r"(?:cancel\w*|no[- ]?show\w*|(?:re-?)?schedul\w+|called to reschedule|postpon\w+|deferr?\w*|declin\w+|refus\w+|denied|denial|reject\w+|withdrawn|abort\w+|abandon\w+|missed|skipped|waived|hold|on hold|held off|put off|called off"
    r"|plan(?:ned|s)?(?! \w+ done)|request(?:ed|s)?|booked|tentative\w*|pending|await\w*|upcoming|due|proposed|ordered|submitted|tbd|to (?:be (?:done|scheduled|determined|given|confirmed|performed)|come|follow)|(?:auth\w*|pa|order|referral) (?:pending|requested|submitted|denied)"
    r"|(?:not|never)(?: yet)?(?: been)? (?:done|given|performed|held|completed|attempted|approved|authori[sz]ed|kept)|(?:did|could|does|would)(?: not|n't) (?:come|show|attend|keep|happen|take place|go|have|get|undergo|make it|proceed)|(?:consult\w*|visit|eval\w*|f/u|follow-?up|discussion|discussed|phone call|call|consent)(?: only)?(?= ?(?:$|[.;,)|])))"
)
#: "10/30/2025, planned her next visit", "requested RFA": of something else.
_OF_ELSE = r"(?! (?:her|his|the|an?|next|further|rfa|ablation|radiofrequency|mri|pt|therapy|surgery)\b)"
_OFF = re.compile(rf"{_SITE}\(?{_UNHELD}(?!\w){_OF_ELSE}")
#: Of a day that opens no row the words end there: "10/30/2025 planned." and not "10/30/2025, planned her next visit".
_OFF_ENDS = re.compile(
    rf"{_SITE}\(?{_UNHELD}(?= ?(?:$|[.;,)|]| (?:by|due|because|d/t|as|since|secondary|auth\w*|pa|approval|insurance)\b))"
)
_ANYWHERE = re.compile(rf"(?<!as )\b{_UNHELD}(?!\w){_OF_ELSE}")
#: What is told behind it is of another session: "3/1/25 ESI, repeat requested", "MBB 6/3/25, second MBB 7/1/25 not done".
_ANOTHER = re.compile(
    r"\b(?:second|2nd|third|3rd|confirmatory|repeat|another|next|further|again|now|rfa|ablation|radiofreq\w*)\b|\d{1,2}/\d{1,2}"
)
#: What is told only of what was done.
_HELD = re.compile(
    r"%|\b(?:relief|relieved|gave|helped|better|lasted|tolerated|well|had|got|received|underwent)\b|(?<!not )(?<!never )(?<!be )(?<!been )(?<!yet )\b(?:done|given|performed|completed|injected|administered|went ahead|took place)\b"
)


def unheld(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a day, in view positions, is told right behind it to be of no session.

    What became of it stands right behind the day and the site; farther behind, in a row that the day opens, it counts only where nothing tells of a session.
    """
    row = _OPENS.fullmatch(lower, sentence.start, start)
    off = (_OFF if row else _OFF_ENDS).match(lower, end, sentence.end)
    if off is not None:
        return not re.search(
            r"\b(?:done|given|performed|completed|injected|went ahead)\b", lower[off.end() : sentence.end]
        )
    another = _ANOTHER.search(lower, end, sentence.end)
    last = sentence.end if another is None else another.start()
    return bool(row) and bool(_ANYWHERE.search(lower, end, last)) and not _HELD.search(lower, end, sentence.end)
