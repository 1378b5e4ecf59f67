"""The shipped lexicon is sound, and its matcher finds the longest whole word that a guard allows."""

import re
from collections import defaultdict
from functools import cache
from itertools import combinations, pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.evidence.layout.text import View
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.guards import GUARDS
from drafter.evidence.words.lexicon import KINDS, THINGS, Lexicon, lexicon
from drafter.evidence.words.terms import MAX_READINGS, expand, parted
from drafter.settings import data

FOLDER = data("lexicon")
FILES = sorted(
    path.name for path in FOLDER.glob("*.yaml") if path.name not in ("sections.yaml", "orders.yaml", "spellings.yaml")
)
PLAIN_KEYS = {"terms", "literal", "exact", "is", "unless_medicine", *GUARDS}
#: What the reader of each kind knows, besides terms and guards.
TRAITS = {
    "assertion": {"says", "reach", "closes", "heads", "near"},
    "condition": {"areas"},
    "course": {"status", "reach", "weak", "for"},
    "diagnosis": {"icd10", "areas", "pain", "root"},
    "event": {"role"},
    "examination": set(),
    "finding": {"sided", "weak"},
    "flag": {"tells", "dated"},
    "image-finding": {"group", "weak"},
    "imaging": {"advanced"},
    "outcome": {"role", "weighed", "behind", "for"},
    "pattern": set(),
    "person": set(),
    "procedure": {"destroys", "diagnostic", "invasive", "generic"},
    "programme": {"component"},
    "region": {"areas"},
    "scale": set(),
    "symptom": {"areas"},
    "treatment": {"group", "class", "names_class", "preventive"},
}
#: Pairs of cues that may share a term, because each acts at a place of its own: a weight stands before the
#: head that it weighs, what fades stands behind it, and alone or with "despite" the same words are a whole statement.
SHARED_BY_PLACE = {
    frozenset({"slight", "fading"}),
    frozenset({"some", "fading"}),
    frozenset({"unchanged", "fading"}),
    frozenset({"unchanged", "persists"}),
    frozenset({"predicate", "slight"}),
    frozenset({"predicate", "fading"}),
    frozenset({"relapse", "fading"}),
}


class _Strict(yaml.SafeLoader):
    """A loader that refuses a key given twice: the first would be lost without a word."""


def _mapping(loader, node):
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = {str(key) for key in keys if keys.count(key) > 1}
    assert not twice, f"given twice: {sorted(twice)}"
    return loader.construct_mapping(node, deep=True)


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@cache
def content(name):
    """A file, read once: nobody changes what is read."""
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=_Strict)


def bodies(name):
    """The concepts of a file, with the traits that the file shares out."""
    whole = content(name)
    return {concept: {**whole.get("traits", {}), **body} for concept, body in whole["concepts"].items()}


def readings(body):
    """Every literal of a concept, with its exact case where that counts."""
    for term in (*body.get("terms", ()), *body.get("literal", ())):
        for literal in [term] if term in body.get("literal", ()) else expand(term):
            yield literal.lower(), None
    for term in body.get("exact", ()):
        for literal in expand(term):
            yield literal.lower(), literal


# ---- the lint ----


def test_every_spelling_that_is_a_word_is_a_short_form_of_the_lexicon():
    listed = yaml.safe_load((FOLDER / "spellings.yaml").read_text(encoding="utf-8"))["words"]
    short = {literal for name in FILES for body in bodies(name).values() for _, literal in readings(body) if literal}

    assert len(listed) == len(set(listed))
    assert sorted(set(listed) - short) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_names_its_kind_and_each_concept_once(name):
    whole = content(name)
    assert whole["kind"] in KINDS
    assert set(whole) <= {"kind", "traits", "concepts"}


@pytest.mark.parametrize("name", FILES)
def test_every_term_is_text(name):
    # YAML reads a bare no, on, off or 3 as something else.
    strange = [
        (concept, term)
        for concept, body in bodies(name).items()
        for term in (*body.get("terms", ()), *body.get("exact", ()), *body.get("literal", ()))
        if not isinstance(term, str) or not term.strip()
    ]
    assert strange == []


@pytest.mark.parametrize("name", FILES)
def test_every_term_expands_to_words_without_the_signs_of_the_notation(name):
    broken = []
    for concept, body in bodies(name).items():
        for term in (*body.get("terms", ()), *body.get("exact", ())):
            literals = expand(term) if term.count("(") == term.count(")") else []
            if not literals or any(re.search(r"[()|~]", literal) for literal in literals):
                broken.append((concept, term))
    assert broken == []


@pytest.mark.parametrize("name", FILES)
def test_no_term_is_written_as_a_regular_expression(name):
    # A term that is a sign and nothing else ("?") means that sign.
    stray = [
        (concept, term)
        for concept, body in bodies(name).items()
        for term in (*body.get("terms", ()), *body.get("exact", ()))
        if re.search(r"[?*+\\\[\]{}^$]", term) and re.search(r"\w", term)
    ]
    assert stray == []


@pytest.mark.parametrize("name", FILES)
def test_every_concept_has_terms_traits_that_are_known_and_guards_that_compile(name):
    kind = content(name)["kind"]
    for concept, body in bodies(name).items():
        assert list(readings(body)), concept
        assert set(body) - PLAIN_KEYS <= TRAITS[kind], concept
        for guard in GUARDS:
            re.compile(body.get(guard, ""))


@pytest.mark.parametrize("name", FILES)
def test_terms_under_another_name_are_of_a_concept_there_is_with_its_traits(name):
    every = bodies(name)
    for concept, body in every.items():
        if "is" in body:
            same = every[body["is"]]
            assert {t: body[t] for t in set(body) - PLAIN_KEYS} == {t: same[t] for t in set(same) - PLAIN_KEYS}, concept


def _told_apart(one, other):
    """Whether guards can keep two concepts apart: one asks for what the other must not have."""
    for side in ("before", "after"):
        for asks, must_not in ((one, other), (other, one)):
            if f"only_{side}" in asks and asks.get(f"only_{side}") != must_not.get(f"only_{side}"):
                return True
    return False


def _opposite(one, other):
    """Whether two cues say the same of what stands on different sides of them."""
    says = [{t: body[t] for t in set(body) - PLAIN_KEYS - {"reach"}} for body in (one, other)]
    return says[0] == says[1] and {one.get("reach"), other.get("reach")} == {"forward", "backward"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_two_concepts_of_a_kind_share_a_term_that_nothing_tells_apart(kind):
    found = defaultdict(dict)
    for name in FILES:
        if content(name)["kind"] == kind:
            for concept, body in bodies(name).items():
                for reading in readings(body):
                    found[reading][concept] = body
    shared = {}
    for (literal, _), concepts in found.items():
        for (one, first), (other, second) in combinations(concepts.items(), 2):
            if first.get("is", one) == second.get("is", other) or _told_apart(first, second):
                continue
            if _opposite(first, second) or frozenset({one, other}) in SHARED_BY_PLACE:
                continue
            shared[literal] = (one, other)
    assert shared == {}


def test_every_drug_has_one_class():
    assert [name for name, body in bodies("drugs.yaml").items() if not isinstance(body.get("class"), str)] == []


def test_every_drug_and_every_treatment_has_a_group():
    every = bodies("drugs.yaml") | bodies("treatments.yaml")
    assert [name for name, body in every.items() if not isinstance(body.get("group"), str)] == []


def test_no_drug_is_of_two_names():
    # One generic name is one entry; a brand stands beside it and nowhere else. What a drug is said to be for may make it another's.
    owners = defaultdict(set)
    drugs = bodies("drugs.yaml")
    told_apart = {body["not_before"] for body in drugs.values() if "not_before" in body}
    for concept, body in drugs.items():
        if body.get("only_before") in told_apart:
            continue
        for literal, _ in readings(body):
            owners[literal].add(concept)
    assert {literal: names for literal, names in owners.items() if len(names) > 1} == {}


def test_every_region_has_areas_and_every_area_is_a_region_s():
    regions = bodies("regions.yaml")
    known = {area for body in regions.values() for area in body.get("areas", ())}
    assert [name for name, body in regions.items() if not body.get("areas")] == []
    elsewhere = {
        area
        for name in ("symptoms.yaml", "diagnoses.yaml", "conditions.yaml")
        for body in bodies(name).values()
        for area in body.get("areas", ())
    }
    assert elsewhere <= known


def test_every_diagnosis_code_is_a_category_of_icd_10_cm():
    codes = [code for body in bodies("diagnoses.yaml").values() for code in body.get("icd10", ())]
    assert [code for code in codes if not re.fullmatch(r"[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?", code)] == []


def test_every_cue_of_assertion_says_something_within_a_reach():
    for name, body in bodies("assertion.yaml").items():
        assert body["says"] in {*Assertion, "stop", "none"}, name
        if body["says"] not in ("stop", "none"):
            assert body["reach"] in ("forward", "backward"), name


def test_every_outcome_has_a_role():
    roles = {"good", "bad", "neutral", "negator", "slight", "some", "strong", "fading", "same", "persists", "despite",
             "failed", "worse", "effect", "caused", "intolerant", "contraindicated", "improved", "predicate", "reaction",
             "aggravation", "provoked", "relapse", "except"}  # fmt: skip
    assert {body["role"] for body in bodies("outcomes.yaml").values()} <= roles


def test_every_cue_of_a_course_has_a_status_and_a_reach():
    for name, body in bodies("courses.yaml").items():
        assert body["status"] in {"done", "ongoing", "planned", "stopped", "declined", "untried", "idle", "aside"}, name
        assert body["reach"] in {"forward", "backward", "both"}, name


def test_every_heading_is_lower_case_and_of_one_kind():
    sections = content("sections.yaml")["sections"]
    titles = [str(title) for kind in sections.values() for title in kind]
    assert [title for title in titles if title != title.lower()] == []
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


# ---- the notation ----


@pytest.mark.parametrize(
    ("term", "literals"),
    [
        ("neck", ["neck"]),
        ("knee~", ["knee", "knees"]),
        ("(a|b) c", ["a c", "b c"]),
        ("(a |)b", ["a b", "b"]),
        ("(low|lower) back( pain|)", ["low back pain", "low back", "lower back pain", "lower back"]),
        ("a(b(c|d)|e)", ["abc", "abd", "ae"]),
        ("(home|daily)  exercise~", ["home exercise", "home exercises", "daily exercise", "daily exercises"]),
        ("a|b", ["a", "b"]),
    ],
)
def test_a_term_expands_to_its_readings(term, literals):
    assert sorted(expand(term)) == sorted(literals)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.from_regex(r"[a-z]{1,4}", fullmatch=True), min_size=1, max_size=3), min_size=1, max_size=3))
def test_every_choice_of_alternatives_is_a_reading(groups):
    term = " ".join(f"({'|'.join(group)})" for group in groups)
    expected = [""]
    for group in groups:
        expected = [f"{head} {tail}".strip() for head in expected for tail in group]
    assert set(expand(term)) == set(expected)


def _wide(groups):
    return " ".join(f"({'|'.join(group)})" for group in groups)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.from_regex(r"([a-z]{1,3}( [a-z]{1,2})?~?)?", fullmatch=True), min_size=2, max_size=6),
        min_size=3, max_size=4,
    )
)  # fmt: skip
def test_a_wide_term_is_found_by_the_same_readings_in_halves(groups):
    term = _wide(groups)
    halves = parted(term)
    whole = [f"{head} {end}" if end else head for heads, ends in halves for head in heads for end in ends or ("",)]
    assert set(whole) == set(expand(term))


def test_a_wide_term_is_kept_in_halves_and_matches_whole_words_only(tmp_path):
    left, right = [f"be{n}" for n in range(30)], [f"end{n}" for n in range(30)]
    term = _wide([[*left, ""], [*right, ""]])
    assert sum(len(literals) * max(1, len(ends)) for literals, ends in parted(term)) == 31 * 31 - 1
    assert max(len(literals) for literals, _ in parted(term)) < 100
    (tmp_path / "fruit.yaml").write_text(
        f"kind: symptom\nconcepts: {{apple: {{terms: ['{term}']}}, pear: {{terms: [end3]}}}}\n"
    )
    fruit = Lexicon(tmp_path)

    def found(text):
        return [(m.id, text[m.start : m.end]) for m in fruit.mentions(text, text.lower())]

    assert found("Be2 end3.") == [("apple", "Be2 end3")]
    assert found("be2 end31 be2") == [("apple", "be2"), ("apple", "be2")]
    assert found("be2, end4 be2 en") == [("apple", "be2"), ("apple", "end4"), ("apple", "be2")]
    assert found("end3") == [("apple", "end3"), ("pear", "end3")]
    assert fruit.terms["be2 end3"] == {"symptom"}
    assert "end29" in fruit.words


@pytest.mark.parametrize(
    ("term", "cause"),
    [
        (" ".join(["(a|b|c|d|e|f|g|h)"] * 6), f"has more than {MAX_READINGS} readings"),
        ("(" + "|".join([" ".join(["(a|b|c|d|e|f)"] * 5)] * 4) + ")", f"has more than {MAX_READINGS} readings"),
        ("(a|b", "do not pair"),
        ("a|b) c", "do not pair"),
    ],
)
def test_a_term_that_cannot_be_expanded_is_refused_by_its_entry(tmp_path, term, cause):
    (tmp_path / "fruit.yaml").write_text(f"kind: symptom\nconcepts: {{apple: {{terms: ['{term}']}}}}\n")
    with pytest.raises(InputError) as caught:
        Lexicon(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'fruit.yaml'}: concepts.apple: ")
    assert cause in str(caught.value)


def test_a_concept_that_is_not_there_is_refused_with_the_nearest_name():
    with pytest.raises(InputError, match="trigger-pont"):
        lexicon().concept("finding", "trigger-pont")
    assert lexicon().concept("treatment", "ibuprofen")["class"] == "nsaid"


def test_an_unknown_kind_is_refused(tmp_path):
    (tmp_path / "fruit.yaml").write_text("kind: fruit\nconcepts: {apple: {terms: [apple]}}\n")
    with pytest.raises(InputError, match="fruit"):
        Lexicon(tmp_path)


@pytest.mark.parametrize(
    ("guard", "text", "found"),
    [
        ("not_before: ' (?:ice|rain)'", "cold ice", []),
        ("not_before: ' (?:ice|rain)'", "cold feet", ["cold"]),
        ("not_after: '(?:very|too) '", "very cold", []),
        ("not_after: '(?:very|too) '", "not very far, cold", ["cold"]),
        ("only_before: ' feet'", "cold feet", ["cold"]),
        ("only_before: ' feet'", "cold", []),
        ("only_after: 'very '", "very cold", ["cold"]),
        ("only_after: 'very '", "cold", []),
    ],
)
def test_a_guard_looks_at_the_text_beside_a_match(tmp_path, guard, text, found):
    (tmp_path / "words.yaml").write_text(f"kind: symptom\nconcepts:\n  chill: {{terms: [cold], {guard}}}\n")
    assert [text[m.start : m.end] for m in Lexicon(tmp_path).mentions(text, text)] == found


@pytest.mark.parametrize(
    ("guard", "found"),
    [
        ("only_before: '$'", [(10, 14), (15, 19)]),
        ("not_before: '$'", [(0, 4)]),
        ("only_after: '^'", [(0, 4), (15, 19)]),
        ("not_after: '^'", [(10, 14)]),
        ("only_before: ' cold'", [(10, 14)]),  # a guard sees over the end of its sentence
    ],
)
def test_a_sentence_begins_and_ends_what_a_guard_sees(tmp_path, guard, found):
    (tmp_path / "words.yaml").write_text(f"kind: symptom\nconcepts:\n  chill: {{terms: [cold], {guard}}}\n")
    text = "cold feet cold cold"
    mentions = Lexicon(tmp_path).mentions(text, text, [(0, 14), (15, 19)])
    assert [(m.start, m.end) for m in mentions] == found


# ---- the matcher ----


def mentions(text, *kinds):
    view = View(text)
    return [(m.id, view.text[m.start : m.end]) for m in lexicon().mentions(view.text, view.lower) if m.kind in kinds]


def names(text, *kinds):
    return [name for name, _ in mentions(text, *kinds)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("trigger points", [("finding", "trigger-point")], id="finding"),
        pytest.param("trigger point injections", [("procedure", "trigger-point-injection")], id="the-injection-of-it"),
        pytest.param("occipital nerve block", [("procedure", "occipital-nerve-block")], id="no-region-in-a-block"),
        pytest.param("tension-type headache", [("diagnosis", "tension-headache")], id="no-tension-in-a-headache"),
        pytest.param("occipital neuralgia", [("diagnosis", "occipital-neuralgia")], id="no-region-in-a-diagnosis"),
        pytest.param("medication overuse headache", [("diagnosis", "other-headache")], id="no-medication-in-a-diagnosis"),
        pytest.param("manual therapy", [("treatment", "manual-therapy")], id="no-therapy-in-manual-therapy"),
        pytest.param("massage therapy", [("treatment", "massage")], id="no-therapy-in-massage-therapy"),
        pytest.param("home exercise program", [("treatment", "home-exercise")], id="home-exercise"),
        pytest.param("diclofenac gel", [("treatment", "lidocaine-topical")], id="the-gel-not-the-tablet"),
        pytest.param("taut band", [("finding", "taut-band")], id="taut-band"),
        pytest.param("rotator cuff repair", [("region", "shoulder"), ("event", "surgery")], id="operation-on-a-region"),
        pytest.param("supraorbital nerve block", [("procedure", "peripheral-nerve-block")], id="block-of-a-nerve"),
        pytest.param("lumbar epidural steroid injection", [("region", "low-back"), ("procedure", "epidural-steroid-injection")], id="region-beside-a-procedure"),
    ],
)  # fmt: skip
def test_the_longest_thing_wins(text, found):
    view = View(text)
    every = lexicon().mentions(view.text, view.lower)
    assert [(m.kind, m.id) for m in every if m.kind in THINGS] == found


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("no longer has migraine", ["no longer has"]),
        ("no change in the neck pain", ["no change"]),
        ("not only the neck", ["not only"]),
        ("negative for trigger points", ["negative for"]),
        ("cannot rule out migraine", ["cannot rule out"]),
        ("no evidence of a twitch", ["no evidence of"]),
    ],
)
def test_the_longest_cue_wins(text, cues):
    view = View(text)
    found = [m for m in lexicon().mentions(view.text, view.lower) if m.kind == "assertion"]
    assert list(dict.fromkeys(view.text[m.start : m.end] for m in found)) == cues


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            "no", "longer", "trigger", "point", "injections", "low", "back", "pain", "PT", "without", "relief", "home", "exercise", "program",
            "occipital", "nerve", "block", "migraine", "ibuprofen", "never", "tried", ",", ".", "and", "not", "tender", "points",
        ]),
        max_size=14,
    )
)  # fmt: skip
def test_mentions_of_a_layer_come_in_order_and_never_overlap(words):
    text = " ".join(words)
    layers = defaultdict(list)
    for mention in lexicon().mentions(text, text.lower()):
        layers["thing" if mention.kind in THINGS else mention.kind].append((mention.start, mention.end))
    for places in layers.values():
        apart = list(dict.fromkeys(places))
        assert apart == sorted(apart)
        assert all(before[1] <= after[0] for before, after in pairwise(apart))


@pytest.mark.parametrize(
    "text",
    ["shipment", "handle", "wheel", "straps", "trapped", "notable", "normally", "knotted", "butterfly", "somatic", "asap", "ptarmigan",
     "spainful", "heaters", "icebox", "headed north", "ibuprofenic", "migraines2", "xneck", "neckline", "painting", "achieved",
     "relived", "iffy", "nowhere", "selfish", "legal", "charmed", "chipped", "capital"],
)  # fmt: skip
def test_a_term_inside_a_word_is_not_found(text):
    assert mentions(text, *THINGS, "assertion") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("neck/shoulder", ["neck", "shoulder"]),
        ("(neck)", ["neck"]),
        ("neck, knee.", ["neck", "knee"]),
        ("neck-shoulder", ["neck", "shoulder"]),
        ("NECK", ["neck"]),
        ("Necks", ["neck"]),
    ],
)
def test_a_word_ends_where_letters_and_digits_do(text, found):
    assert names(text, "region") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TENS at home", ["tens"]),
        ("tens of visits", []),
        ("daily HA", ["headache"]),
        ("ha, she said", []),
        ("OT twice weekly", ["occupational-therapy"]),
        ("HEP daily", ["home-exercise"]),
        ("ASA 81 mg", ["aspirin"]),
        ("as a rule", []),
        ("LBP for years", ["low-back"]),
        ("TPI in May", ["trigger-point-injection"]),
        ("TrPs in the neck", ["trigger-point", "neck"]),
        ("ESI in May", ["epidural-steroid-injection"]),
        ("OMT by Dr. Vance", ["manual-therapy"]),
        ("RFA in May", ["radiofrequency-ablation"]),
        ("CBT weekly", ["behavioural"]),
        ("tpi in may", ["trigger-point-injection"]),
        ("TRPS IN THE NECK", ["trigger-point", "neck"]),
        ("rfa in may", ["radiofrequency-ablation"]),
        ("ot twice weekly", []),
        ("Cbt weekly", []),
    ],
)
def test_a_short_form_is_found_in_capitals_and_in_lower_case_unless_it_is_a_word(text, found):
    kinds = ("treatment", "procedure", "finding", "region") if "HA" not in text.upper() else ("symptom",)
    assert names(text, *kinds) == found


@pytest.mark.parametrize(
    ("text", "therapies"),
    [
        # The therapy.
        ("PT x 8 weeks without relief.", 1),
        ("She completed PT in May.", 1),
        ("Completed 12 sessions of PT.", 1),
        ("PT and ibuprofen for 8 weeks.", 1),
        ("NSAIDs, PT, chiropractic: no benefit.", 1),
        ("PT: 10 visits, no improvement.", 1),
        ("did pt for 6 weeks without relief", 1),
        ("12 visits of pt, no benefit", 1),
        ("failed pt and nsaids", 1),
        ("Home PT was no help.", 1),
        ("PT made it worse.", 1),
        ("PT was discontinued after 3 visits.", 1),
        ("PT did not help.", 1),
        ("P.T. three times a week", 1),
        ("Pt completed PT in May.", 1),
        ("pt did pt for 6 weeks", 1),
        ("low back pain. 8 wks pt w/o benefit", 1),
        ("pt x 8 wks, no relief", 1),
        ("pt: 2x/wk, ongoing", 1),
        ("she's been going to pt weekly", 1),
        ("pt | 8 weeks | no benefit", 1),
        ("pt for two months didn't help", 1),
        ("The pt has been going to PT since June.", 1),
        ("Physical therapy has not been tried.", 1),
        ("Physical therapy has failed.", 1),
        ("Physical therapy was given for 8 weeks.", 1),
        ("Physical therapy is not helping.", 1),
        # The patient.
        ("pt reports neck pain for 4 months", 0),
        ("Pt is a 45 y/o woman with neck pain.", 0),
        ("Pt. states that the pain is worse.", 0),
        ("PT STATES NECK PAIN IS WORSE", 0),
        ("PT DENIES NUMBNESS", 0),
        ("PT is a 45 y/o woman.", 0),
        ("PT's wife drove her here.", 0),
        ("pt tolerated the procedure well", 0),
        ("Advised pt to rest.", 0),
        ("Discussed the options with the pt.", 0),
        ("pt was seen in clinic today", 0),
        ("pt has had no relief with ibuprofen", 0),
        ("PT HAS A HISTORY OF MIGRAINE", 0),
        ("told pt to avoid lifting", 0),
        ("pt 8 weeks post op, no relief", 0),
        ("pt continues to hurt", 0),
        ("pt since 9/2 has had no relief", 0),
        ("gave the handout to pt", 0),
        ("in 8 weeks pt will return", 0),
        ("treating pt for 8 weeks", 0),
        ("This pt with neck pain comes for follow-up.", 0),
        ("Discussed the plan with pt.", 0),
        ("Per pt, ibuprofen gave no relief.", 0),
        ("History obtained from pt today.", 0),
        ("PT tried ibuprofen without relief.", 0),
        ("PT took naproxen for 6 weeks, no relief.", 0),
        ("PT SINCE 9/2 HAS HAD NO RELIEF", 0),
        ("PT COMPLETED 12 VISITS OF CHIROPRACTIC CARE", 0),
        # Neither.
        ("PT/INR 2.4", 0),
        ("PT/PTT normal", 0),
    ],
)
def test_pt_the_therapy_is_not_pt_the_patient(text, therapies):
    assert names(text, "treatment").count("physical-therapy") == therapies
