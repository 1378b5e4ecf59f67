"""Which treatments a list joins: "ibuprofen 600 mg TID, cyclobenzaprine and PT" are one group, and share what is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.course import done_at_visits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.outcomes.course import Course

JOINED = re.compile(
    r"(?:[\s,/&+()•·:>→\[\]☒☑✓✔-]|\b(?:and|or|nor|as well as|plus|then|on|after (?:it|that|this)|afterwards?|next|subsequently|finally|lastly|also|later|followed by|along with|combined with|including|incl|e\.?g|such as|like|"
    r"both|either|by|in|during|early|late|initially|the|a|an|her|his|their|some|oral|otc|over-the-counter|generic|brand|rx|prescription|formal|outpatient|supervised|licensed|directed|guided|structured|physician|therapist|independent|regular|at|of|for|from|"
    r"x|up|to|total|per|daily|days?|weeks?|wks?|months?|mos?|nightly|nights?|bedtime|bid|tid|qid|qd|qhs|hs|q\d*h|prn|po|atc|mg|mcg|g|gm|ml|cc|gel|"
    r"patch\w*|cream|tabs?|tablets?|caps?|times|visits?|sessions?|twice|once|one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"b\.i\.d|t\.i\.d|q\.h\.s|q\.d|p\.r\.n|p\.o|morning|evening|every|other|as|needed|scheduled|trial~?|trials?|courses?|rounds?|with|through|several|multiple|"
    r"full|prior|long|short|standard|adequate|extended|eight|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|d/?c(?:'?d)?|completed|ended|ending|low[- ]dose|high[- ]dose|full[- ]dose|dose|doses|different|another|second|first|\w*\d[\w.]*|neck|back|shoulder|cervical|lumbar|program|programme|exercises?|stretch\w*|heat|ice)\b\.?)*"
)
#: "Beta blockers (heart block) or topiramate (kidney stones)": why is no end of a list.
_ASIDE = re.compile(
    r"\((?:(?:her|his|known|severe|history of|hx of|hx|prior) )*(?:asthma|copd|heart block|av block|bradycardia|long qt|prolonged qt|qtc? ?\d*|raynaud\S*|glaucoma|(?:kidney |renal )?stones|nephrolithiasis|pregnancy|childbearing age|ckd|liver disease|hypotension|bipolar|arrhythmia|heart failure)\)"
)
#: "PT with Ms. Iyer": who gave it, and the point of the title ends nothing.
_WITH_WHOM = re.compile(r"\b(?:with|by|under|w/) ?(?:dr|ms|mrs|mr|prof)\.? [a-z'-]+")
#: "PT, which ran from June to August, and gabapentin": what is told of the one between commas parts no list.
_WHICH = re.compile(
    r", (?:which|that|whom)\b(?:(?!\b(?:but|and then|pain)\b)[^.;,]){1,60}(?=, ?(?:and|plus|or|nor|then|as well as)\b)"
)
# "She does PT, and naproxen gave no relief": two things are no list with a comma before its "and".
_COMMA_AND = re.compile(r",\s*and\b")
_SUBJECT = re.compile(
    r"(?: \d+ ?mg)? (?:gave|did|does|was|were|is|has|had|helped|caused|made|makes|upset|provided|failed|worked|brought|offered|took)\b"
)


def groups_of(lower: str, named: Sequence[Course], cues: Sequence[tuple[int, int]]) -> list[list[Course]]:
    groups: list[list[Course]] = []
    for course in named:
        if groups:
            last = groups[-1][-1].treatment.end
            start = course.treatment.start
            between = _WITH_WHOM.sub(" ", _ASIDE.sub(" ", _WHICH.sub("", lower[last:start], 1)))
            another = len(groups[-1]) == 1 and _COMMA_AND.match(between) and _SUBJECT.match(lower, course.treatment.end)
            apart = another or any(last <= cue[0] < start for cue in cues)
            part = _part_of_course(groups[-1][-1], course, between) or _further_part(groups[-1], course, between)
            if len(between) < 90 and (part or JOINED.fullmatch(between)) and not apart:
                groups[-1].append(course)
                continue
        groups.append([course])
    return groups


#: "PT at Oceanside, five weeks (3/17 to 4/21), centralization exercises": a course, then what it consisted of.
_COURSE_TOLD = re.compile(
    r"\b(?:weeks?|wks?|months?|mos?|visits?|sessions?|x ?\d+)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:to|through|thru|until|into) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{1,2}/\d{1,2}(?:/\d{2,4})? ?(?:-|--|to|thru|through|until) ?\d{1,2}/\d"
    r"|\b[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)? (?:to|through|until|and) [a-z]{3,9}\.? \d"
)
_NEW_STATEMENT = re.compile(
    r"(?<!\bincl)[.;]|\b(?:then|but|and|while|now|also|later|since|currently|started|began|continu\w+|is|was|were|are|has|had|have|does|did|gave|made|she|he|who|which|plan\w*|will|no|not|without|tried|takes?|ago)\b"
)
#: "PT June through October and he has stayed on the exercises, pain is the same": the course and its exercises together.
_KEPT_ON = re.compile(
    r"[^.;]{0,80}\band (?:(?:he|she|they|pt|patient|has|have|had|since|also|still|then) )*(?:stayed|stays|kept|keeps|continu\w+|carried|carries|stuck|sticks|gone|went)"
    r"(?: (?:up|on|with|to|at|doing|her|his|the|their|all|same|a))* "
)
#: "PT 6 wks w/ SI belt + stabilization - no help".
_CONSISTED_OF = re.compile(
    r"[ ,(:x-]*(?:[\w/-]+ ){0,5}?\(?(?:w/|with|incl\w*\.?|including|consisting of|using|comprising|made up of|devoted to|directed at|to include)(?: ?(?!no\b|without\b|some\b|little\b|good\b)[\w/,&+-]+){0,6} ?"
    r"|,? on (?:[a-z-]+ ){0,3}"
    r"|[^.;]{0,60}(?:\b(?:in the course of|during|at|in|over|throughout) which|, where|, when|, whereby) (?:(?:she|he|they|pt|patient) )?(?:(?:was|were|had|has been|had been|did|received|got|learned|practi[cs]ed|worked on) )?(?:(?:taught|given|shown|treated|instructed|with|in|on|by|her|him|through|put) )*(?:(?!no\b|without\b)[\w'-]+ ){0,2}"
)


def _part_of_course(last: Course, course: Course, between: str) -> bool:
    """Whether a treatment is named as a part of the course of therapy before it."""
    whole, part = last.treatment.concept["group"], course.treatment.concept["group"]
    if whole != "physical" or part not in ("physical", "exercise", "passive"):
        return False
    if (part != "passive" and _KEPT_ON.fullmatch(between)) or _CONSISTED_OF.fullmatch(between):
        return True
    told = _COURSE_TOLD.search(between)
    opened = told is not None and _OPENS_PARTS.search(between, told.end())
    return bool(opened) and not _NEW_STATEMENT.search(between.removesuffix(" and "))


#: Behind how long a course was: "..., stretching", ": stretching", "for posture work and soft tissue release".
_OPENS_PARTS = re.compile(r",|:| (?:for|on|of|with|w/|focused on|working on|doing) ")
_LIST_ON = re.compile(r"(?:,| and\b| &| \+|/)")


def _further_part(group: Sequence[Course], course: Course, between: str) -> bool:
    """Whether a treatment goes on the list of what a course consisted of: "PT, stretching, scapular work, manual release"."""
    if len(group) == 1 or group[0].treatment.concept["group"] != "physical" or not done_at_visits(course.treatment):
        return False
    if not all(done_at_visits(part.treatment) for part in group[1:]):
        return False
    on = len(between) < _NEXT and _LIST_ON.match(between)
    return bool(on) and not _NEW_STATEMENT.search(
        between.removeprefix(" and ").removeprefix(", and ").removesuffix(" and ")
    )


_NEXT = 40  # characters between two parts of a list
