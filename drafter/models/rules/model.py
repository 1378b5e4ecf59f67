"""``--model rules``: the embedded model behind the one seam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.reading import read
from drafter.models.rules.complaints.patterns import read_patterns
from drafter.models.rules.complaints.symptoms import read_symptoms
from drafter.models.rules.courses.programmes import read_programmes
from drafter.models.rules.courses.treatments import read_treatments
from drafter.models.rules.observations.diagnoses import read_diagnoses
from drafter.models.rules.observations.examinations import read_examinations
from drafter.models.rules.observations.findings import read_findings
from drafter.models.rules.observations.flags import read_flags
from drafter.models.rules.observations.imaging import read_imaging
from drafter.models.rules.observations.scales import read_scales
from drafter.models.rules.sessions.procedures import read_procedures
from drafter.models.rules.writer import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.rationale import Brief, Statement
    from drafter.evidence.intake.cases import Document

_READERS = {
    FactKind.SYMPTOM: read_symptoms,
    FactKind.TREATMENT: read_treatments,
    FactKind.FINDING: read_findings,
    FactKind.DIAGNOSIS: read_diagnoses,
    FactKind.PROGRAMME: read_programmes,
    FactKind.PROCEDURE: read_procedures,
    FactKind.PATTERN: read_patterns,
    FactKind.SCALE: read_scales,
    FactKind.IMAGING: read_imaging,
    FactKind.FLAG: read_flags,
    FactKind.EXAMINATION: read_examinations,
}


class RulesModel:
    """Reads with rules and a lexicon; the same document gives the same candidates, always."""

    name = "rules"

    def propose_facts(self, document: Document, wanted: Sequence[FactKind]) -> list[Candidate]:
        """The episodes of the wanted kinds that a document tells of."""
        reading = read(document)
        return [found for kind in wanted for found in _READERS[kind](reading, document)]

    def propose_statements(self, brief: Brief) -> list[Statement]:
        """The rationale of a line."""
        return list(write(brief))
