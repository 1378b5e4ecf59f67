"""That a block was the only one, or that there was none: "her only block to date", "MBB: none so far"."""

from __future__ import annotations

import re

from drafter.evidence.sessions.unheld import CAME_TO_NOTHING
from drafter.evidence.words.tellings import Telling

#: "Her only block to date", "a single MBB", "has not had a second block", "no other blocks": there was one.
SOLE = re.compile(
    r"\b(?:only|sole|single|just(?: the)? one|but one)(?: one| the one| (?:set|round|series) of)?(?: (?:prior|previous|earlier|diagnostic|test|medial|branch|nerve|facet|such|lumbar|cervical|thoracic|left|right))* (?:blocks?|mbbs?|one(?= (?:to date|so far|done|thus far|ever|(?:that )?(?:she|he|they|pt|the patient|patient)(?: has| had| have)?(?: ever)? had|on (?:record|file)|in (?:the|her|his) (?:chart|record))|[.,;]|$))\b(?! (?:with|of|that|for|level))"
    r"|\b(?:only|just) (?:ever )?(?:had|has had|undergone|received|gotten|got|done|completed) (?:the )?(?:one|1|a single)(?: (?:prior|previous|diagnostic|lumbar|cervical|thoracic|left|right|l|r|facet|medial|branch|nerve))* (?:blocks?|mbbs?)\b"
    r"|\b(?:one|1|a single|#1)(?: (?:prior|previous|diagnostic|medial|branch|nerve|facet|lumbar|cervical|thoracic|left|right|l|r))* (?:block|mbb) (?:so far|to date|thus far|as yet|until now)\b"
    r"|\b(?:no|not|n't|never)(?: (?:yet|been|had|done|undergone|received|have|a|an|any|the|her|his|there|has))* (?:other|second|confirmatory|comparative|additional)(?: (?:diagnostic|medial|branch|nerve|facet|confirmatory|such|lumbar|cervical))* (?:blocks?|mbbs?)\b(?! (?:planned|needed|required|will|scheduled|requested|is|are))"
    r"|\b(?:no (?:others?|more|further (?:ones?|blocks?|mbbs?))|none (?:else|other)|nothing (?:else|further|more))(?: (?:done|given|performed|had|was|were|has been|have been))* (?:so far|to date|thus far|yet|as yet|until now|since)\b"
    r"|\b(?:nothing|none|no (?:(?:other|further|more|additional) )?(?:(?:spine|spinal|facet) )?(?:injections?|procedures?|interventions?|blocks?|ones?|others?))(?: (?:else|whatever|at all|was|were|done|given|in|to|on|the|her|his|spine|area|region|there|either))* before (?:or|nor|and) since\b"
    r"|\b(?:a |the |#)?(?:second|2nd|2)(?: (?:one|block|mbb|set))?:? (?:(?:was|has|is) )?(?:not|never)(?: yet)? (?:been )?(?:done|performed|given|carried out|obtained|had)\b"
    r"|\b(?:declin\w+|refus\w+|(?:does|did|would)(?: not|n't) (?:want|wish)|skip\w*|forgo\w*|waiv\w+)(?: (?:to|have|come|in|back|return|for|undergo|do|get|the|a|any|having))* (?:second|2nd|confirmatory)(?: (?:test|diagnostic|medial|branch|nerve|facet))*(?: (?:block|mbb|one|set))?\b(?! opinion)"
    r"|\b(?:done|performed|given|blocked) (?:only |just )?once\b(?! (?:an?|per|every|each|before|more|again|she|he|the|it|in)\b)"
    r"|\b(?:only|just)(?: the)? (?:first|1st) of (?:(?:the|her|his|these|those) )*(?:two|2)(?: (?:planned|required|diagnostic|medial|branch|nerve|facet|lumbar|cervical))* (?:blocks|mbbs)\b(?! (?:gave|helped|was|worked|provided))"
    r"|\b(?:1|one) (?:of|out of) (?:the )?(?:2|two)(?: (?:planned|required|diagnostic|needed|ordered|scheduled|medial|branch))* (?:blocks|mbbs)\b(?! (?:gave|helped|worked|was|were|provided|took|relieved))"
    # "One lumbar MBB 9/3/25, no others", "one test block of the medial branches and no more", "#2 cancelled".
    r"|\b(?:one|1|an?|a single|single)(?: (?:prior|previous|earlier|diagnostic|test|medial|branch|nerve|facet|lumbar|cervical|thoracic|left|right|l|r))* (?:block|mbb)\b[^.;]{0,60}?(?:,|;| and| but| with)+ (?:no (?:others?|more|second(?: one)?)|none (?:other|else|after|since)|nothing (?:else|more|since))(?= ?(?:[.;,)]|$))"
    r"|(?:#2|\b(?:second|2nd|confirmatory))(?: (?:one|block|mbb|set))?:? (?:(?:was|is|has been) )?(?:cancel+ed|called off|declined|refused|(?:a )?no[- ]?show\w*|postponed)\b"
    # "She never had another anywhere", "no others, here or elsewhere".
    r"|\b(?:never|(?:has|have|had)(?: not|n't))(?: ever)? (?:had|undergone|received|gotten) another(?: (?:one|block|mbb|set))?(?: (?:of any kind|anywhere|elsewhere|since|before|here|ever|to date|so far|or))*(?= ?(?:[.,;)]|$))"
    r"|\bno (?:others?|other ones?)(?:,? (?:here|or|nor|elsewhere|anywhere|ever|at all))+(?= ?(?:[.,;)]|$))"
    rf"|{CAME_TO_NOTHING.pattern}"
)
_BLOCK = r"(?:(?:prior|previous|earlier|diagnostic|prognostic|comparative|medial|branch|nerve|facet|joint|lumbar|cervical|thoracic|test|left|right) )*(?:blocks?|mbbs?|facet (?:joint )?injections?)\b"
_OF_BLOCK = rf" {_BLOCK}"
#: "No blocks done on the neck so far": where none was done, both sides alike.
_PLACE = r"(?: (?:in|on|of|to|at|for)(?: (?:the|her|his|these|those|this|any|cervical|lumbar|thoracic|neck|low|lower|back|spine|levels?|area|region))+)?"
#: "She has never had a medial branch block", "no prior MBBs", "no diagnostic block has been done at any time".
NEVER_DONE = re.compile(
    rf"\b(?:never|(?:has|have|had)(?: not|n't))(?: yet)? (?:had|has|undergone|received|been given|gotten|tried|been through)(?: (?:a|an|any|her|his|the))?{_OF_BLOCK}(?! (?:at|on|of|with|since|today|by|after|in|that|from)\b)"
    rf"|\b(?:has|have|had) (?:had |undergone |received )no{_OF_BLOCK}(?! (?:at|on|of|with|since|today|by|after|from|that)\b)"
    rf"|\bno{_OF_BLOCK}{_PLACE} (?:has|have|had|was|were)(?: ever| yet)?(?: been)?(?: ever)? (?:done|performed|given|carried out|undertaken|tried|had)\b{_PLACE}(?! (?:on(?! (?:her|him|them|this patient|the patient|me)\b)|since|today|this|last|here (?:today|yet)|at (?!any)|in|by)\b)"
    rf"|\bno{_OF_BLOCK}{_PLACE}(?: (?:done|performed|given|had|received|obtained|completed)\b{_PLACE})? (?:yet|so far|to date|thus far|until now|ever|in the past)\b"
    # "MBB: none so far", "Prior facet injections? No", "diagnostic blocks not yet done".
    rf"|\b{_BLOCK}(?: (?:to date|so far|before|ever|in the past|done|performed))*(?: ?[:?-] ?(?:none|no|never|nil|zero|0)| ?:? ?(?:have |has )?(?:not|never)(?: yet)?(?: been)? (?:done|performed|given|had|tried))(?: (?:so far|to date|yet|ever|prior|previous|before|in the past|done|performed|given|had|on (?:record|file)|documented))*(?= ?(?:$|[.;,|)]))"
    # "No MBB on file", "without diagnostic blocks; none were done", "skipped the test blocks".
    rf"|\bno(?: (?:prior|previous))?{_OF_BLOCK}{_PLACE} (?:on (?:file|record)|documented|in (?:the|her|his|our) (?:chart|records?|file))\b"
    rf"|\b{_BLOCK}[^.;]{{0,30}}[;,.] (?:none|nothing)(?: (?:of them|ever))? (?:(?:was|were|has been|have been)(?: ever)? (?:done|performed|given|had|undertaken)|(?:on|in) (?:record|file|the chart|her chart|his chart))\b(?! (?:since|after|this|last|in|at|by|before \w))"
    rf"|\b(?:skipp?ed|bypassed|forwent|waived|went without)(?: (?:the|her|his|all|any|both))*{_OF_BLOCK}"
    rf"|\bdenies (?:any )?(?:prior|previous|past|earlier|(?:ever )?(?:having )?had)(?: any)?{_OF_BLOCK}(?! (?:at|on|of|with|since|today|by|after|from|that|relief|complic)\b)"
    rf"|\bno (?:prior|previous|earlier){_OF_BLOCK}(?! (?:at|on|of|with|since|today|by|after|from|that|relief|helped|gave)\b)"
)
#: What every statement that there was one block has one of.
SOLE_TOLD = Telling("block", "mbb", "facet injection", "facet joint injection", "only one", "only the one", "another", "no others", "sole one", "single one", "second", "2nd", "confirmatory", "comparative", "#2", "2 not", "2: not", "no other", "no more ", "no further", "none else", "none other", "nothing else", "nothing further", "nothing more", "no more", "since", "cancel", "no show", "no-show", "done once", "performed once", "given once", "only once", "just once", "before or since", "before nor since", "before and since")  # fmt: skip
