"""A term expands to its readings, and the matcher finds the longest whole word that a guard allows."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.evidence.layout.text import View
from drafter.evidence.words.concepts import THINGS
from drafter.evidence.words.lexicon import Lexicon, lexicon
from drafter.evidence.words.terms import MAX_READINGS, expand, parted

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


def test_no_term_is_found_across_the_end_of_a_sentence():
    text = "Diagnosis: migraine\nHeadache days: 18"
    view = View(text)
    ends = text.index("\n")
    found = {m.concept.id for m in lexicon().mentions(view.text, view.lower, [(0, ends), (ends + 1, len(text))])}

    assert {"migraine", "headache"} <= found
