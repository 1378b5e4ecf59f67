"""The registry of finding codes: the contract's codes with the contract's severities, each explained."""

import re

import pytest

from drafter.drafting.findings import RULES, Severity, family, finding, rule
from drafter.errors import InputError

CONTRACT = {
    "blocking": "CIT001 CIT002 CIT003 CIT005 EVD001 EVD002 EVD003 EVD005 EVD006 CRT001 CRT002 CRT003 DSP001 DSP002 DSP003 LIN001 SRC001 SRC002 PHI001",
    "warning": "CIT004 EVD004 TIM001 LIN002 LIN003 SRC003 UNC001 INJ001",
}  # fmt: skip


@pytest.mark.parametrize(("severity", "codes"), CONTRACT.items())
def test_the_codes_of_the_contract_have_its_severities(severity, codes):
    assert {code: RULES[code].severity.value for code in codes.split()} == dict.fromkeys(codes.split(), severity)


@pytest.mark.parametrize("code", RULES)
def test_every_code_has_a_family_and_ends_its_sentences(code):
    entry = RULES[code]

    assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
    assert family(code)
    assert entry.what.endswith(".")
    assert entry.why.endswith(".")


def test_a_code_is_found_in_any_case_and_an_unknown_one_names_the_nearest():
    assert rule("lin003").code == "LIN003"
    with pytest.raises(InputError, match=r"there is no finding code 'LIN03'\. Did you mean 'LIN003'\?"):
        rule("LIN03")


def test_a_finding_takes_severity_and_fix_from_the_registry():
    made = finding("LIN003", "/lines/0", "two units")

    assert (made.severity, made.fix) == (Severity.WARNING, RULES["LIN003"].fix)
    assert finding("LIN003", "/lines/0", "two units", fix="Ask.").fix == "Ask."
