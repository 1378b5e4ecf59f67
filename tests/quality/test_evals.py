"""A run: three outcomes apart, a folder that a run goes on from, and what is held against it."""

import json
from dataclasses import replace

import pytest

from drafter import settings
from drafter.errors import CredentialError, InputError, ModelError
from drafter.models.rules.model import RulesModel
from drafter.quality import evals
from drafter.quality.evaluation import Plan, compare_runs, evaluate
from drafter.quality.runs import read_run, read_samples
from drafter.quality.samples import Trial

NOTE = "Neck pain for 5 months. Trigger points in the trapezius on palpation.\n"
RIGHT = {"lines": {1: {"criteria": {"symptom-duration": "met", "trigger-points-palpated": "met"}}}}


@pytest.fixture(autouse=True)
def _home(tmp_path_factory, monkeypatch, library):
    """The index of these tests, opened once."""
    monkeypatch.setattr(evals.Library, "open", classmethod(lambda *_: library))


@pytest.fixture
def plan(write_gold, tmp_path):
    for name in ("a", "b", "c"):
        write_gold(name, NOTE, RIGHT)

    def make(**more):
        return Plan(
            **{"gold": tmp_path / "gold", "folder": tmp_path / "run", "settings": settings.read(), "jobs": 1} | more
        )

    return make


def through(samples, total):
    return samples


def failing(monkeypatch, errors):
    """Drafting that fails for some cases."""
    real = evals.draft

    def draft(case, *args):
        if case.id in errors:
            raise errors[case.id]
        return real(case, *args)

    monkeypatch.setattr(evals, "draft", draft)


def test_a_run_leaves_its_record_its_samples_and_its_figures(plan):
    evaluation = evaluate(plan(), through)
    folder = plan().folder

    assert [s.case for s in read_samples(folder)] == ["a", "b", "c"]
    run = json.loads((folder / "run.json").read_text())
    assert {"model", "prompts", "policies", "corpus", "code", "version", "seed", "gold_digest"} <= set(run)
    summary = json.loads((folder / "summary.json").read_text())
    assert summary["outcomes"] == {"drafted": 3, "refused": 0, "crashed": 0}
    assert summary["safety"]["wrong_met"] == 0
    assert evaluation.misses is None
    assert evaluation.exit_code == 0


def test_a_refusal_a_crash_and_a_draft_are_three_outcomes(plan, monkeypatch):
    failing(monkeypatch, {"a": ModelError("no answer", retryable=True, hint="Later"), "b": KeyError("Neck pain")})

    evaluation = evaluate(plan(), through)
    samples = {s.case: s for s in evaluation.samples}

    assert [samples[n].outcome.value for n in "abc"] == ["refused", "crashed", "drafted"]
    assert samples["a"].error == "no answer. Later"
    assert samples["a"].retryable
    assert samples["b"].error.startswith("KeyError at test_evals.py:")
    assert "Neck" not in samples["b"].error
    assert evaluation.summary.figure("state_accuracy").of == 2
    assert evaluation.exit_code == 5


def test_a_draft_that_the_model_read_nothing_for_is_a_refusal_and_not_a_wrong_draft(plan, monkeypatch):
    class Silent(RulesModel):
        name = "silent"

        def propose_facts(self, document, wanted):
            raise ModelError("the answer is pending", retryable=True)

    monkeypatch.setattr(evals, "open_model", lambda *_: Silent())

    evaluation = evaluate(plan(), through)

    assert evaluation.summary.outcomes == {"drafted": 0, "refused": 3, "crashed": 0}
    assert "the answer is pending" in evaluation.samples[0].error
    assert evaluation.exit_code == 5


def test_a_crash_alone_is_exit_1(plan, monkeypatch):
    failing(monkeypatch, {"b": KeyError("x")})

    assert evaluate(plan(), through).exit_code == 1


def test_a_missing_credential_stops_the_run(plan, monkeypatch):
    failing(monkeypatch, {"a": CredentialError("no key")})

    with pytest.raises(CredentialError):
        evaluate(plan(), through)


def interrupted(after):
    def progress(samples, total):
        for number, sample in enumerate(samples):
            if number == after:
                raise KeyboardInterrupt
            yield sample

    return progress


def test_an_interrupted_run_goes_on_where_it_stopped(plan):
    with pytest.raises(KeyboardInterrupt):
        evaluate(plan(), interrupted(2))
    kept = (plan().folder / "samples.jsonl").read_text().splitlines()

    evaluation = evaluate(plan(), through)

    assert len(kept) == 2
    assert evaluation.drafted_now == 1
    assert [s.case for s in evaluation.samples] == ["a", "b", "c"]
    assert (plan().folder / "samples.jsonl").read_text().splitlines()[:2] == kept


def test_a_line_that_was_cut_off_is_drafted_again(plan):
    evaluate(plan(), through)
    file = plan().folder / "samples.jsonl"
    file.write_text(file.read_text()[:-40])

    assert evaluate(plan(), through).drafted_now == 1


def test_a_case_without_a_draft_is_tried_again(plan, monkeypatch):
    with monkeypatch.context() as patched:
        failing(patched, {"a": ModelError("pending", retryable=True)})
        assert evaluate(plan(), through).exit_code == 5

    evaluation = evaluate(plan(), through)

    assert evaluation.drafted_now == 1
    assert evaluation.summary.outcomes["drafted"] == 3


def test_another_run_is_not_mixed_into_a_folder(plan, write_gold):
    evaluate(plan(), through)
    write_gold("d", NOTE, RIGHT)

    with pytest.raises(InputError, match=r"another run \(gold_digest, cases differ\)"):
        evaluate(plan(), through)
    assert evaluate(plan(fresh=True), through).drafted_now == 4


def test_repeats_are_runs_of_the_same_case(plan):
    evaluation = evaluate(plan(repeats=2), through)

    assert [(s.case, s.repeat) for s in evaluation.samples] == [(n, r) for n in "abc" for r in (0, 1)]
    assert evaluation.summary.agreement["all"] == 1


def test_two_processes_give_what_one_gives(plan, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    one = evaluate(plan(), through)
    two = evaluate(plan(folder=tmp_path / "two", jobs=2), through)

    assert [s.score for s in one.samples] == [s.score for s in two.samples]
    assert (one.crew, two.crew) == ("1 process", "2 processes")


def test_processes_are_started_where_they_pay_off(monkeypatch):
    monkeypatch.setattr(evals.os, "cpu_count", lambda: 2)

    def at_once(asked, count, **environment):
        return evals.Crew(settings.read(environment), asked, count).at_once

    assert at_once(None, 10) == 1
    assert at_once(None, 200) == 2
    assert at_once(8, 3) == 3
    assert at_once(None, 200, DRAFTER_JOBS="4") == 4
    assert at_once(None, 0) == 1


def test_a_recorded_run_without_answers_is_pending_and_asks_the_same_once(plan, tmp_path):
    replayed = plan(
        settings=settings.read({"DRAFTER_MODEL": f"replay:{tmp_path / 'queue'}", "DRAFTER_SYNTHETIC": "1"}), jobs=None
    )

    evaluation = evaluate(replayed, through)

    assert evaluation.summary.outcomes == {"drafted": 0, "refused": 3, "crashed": 0}
    assert (tmp_path / "queue/requests.jsonl").read_text().count("\n") == 1
    assert evaluation.pending
    assert evaluation.exit_code == 5


def test_metamorphic_checks_are_made_of_the_first_run_of_each_case(plan):
    evaluation = evaluate(plan(metamorphic=True, repeats=2), through)

    assert all(bool(s.trials) is (s.repeat == 0) for s in evaluation.samples)
    assert {row.check for row in evaluation.summary.checks} >= {"unrelated", "deletion", "version"}


def test_a_changed_case_that_breaks_the_program_is_a_check_that_did_not_hold(plan, monkeypatch):
    def breaking(*_):
        yield Trial(check="shuffle", held=True)
        raise KeyError("Neck pain")

    monkeypatch.setattr(evals, "trials", breaking)

    evaluation = evaluate(plan(metamorphic=True), through)

    assert evaluation.summary.outcomes["drafted"] == 3
    assert [(row.check, row.held, row.of) for row in evaluation.summary.checks] == [("shuffle", 3, 3), ("broken", 0, 3)]
    assert "Neck" not in evaluation.samples[0].trials[1].detail


def test_without_text_the_folder_holds_no_word_of_a_record(plan):
    evaluate(plan(text=False), through)
    written = (plan().folder / "samples.jsonl").read_text()

    assert "trapezius" not in written
    assert "5 months" not in written
    assert read_run(plan().folder).text is False


def test_tokens_are_counted_for_each_case_where_the_model_counts_them(plan, monkeypatch):
    class Counting(RulesModel):
        concurrency = 1

        def __init__(self):
            self.prompts, self.usage = {}, {"input": 0}

        def propose_facts(self, document, wanted):
            self.usage["input"] += 7
            return super().propose_facts(document, wanted)

    class Service:
        name, concurrency, pending = "service", 2, ""

        def for_case(self, case):
            return Counting()

    monkeypatch.setattr(evals, "open_model", lambda *_: Service())

    evaluation = evaluate(plan(jobs=None), through)

    assert [s.tokens for s in evaluation.samples] == [{"input": 7}] * 3
    assert evaluation.summary.tokens == {"input": 21}
    assert evaluation.crew == "2 threads"


def test_a_fall_below_the_baseline_is_exit_1(plan, tmp_path, write_gold):
    evaluate(plan(folder=tmp_path / "before"), through)
    (tmp_path / "gold/a/note.txt").write_text("Neck pain. Trigger points in the trapezius on palpation.\n")

    evaluation = evaluate(plan(baseline=tmp_path / "before"), through)

    assert [(c.case, c.criterion, c.verdict) for c in evaluation.comparison.changes] == [
        ("a", "symptom-duration", "broken")
    ]
    assert "state_accuracy" in [miss.name for miss in evaluation.misses]
    assert evaluation.exit_code == 1
    assert evaluate(plan(folder=tmp_path / "again", baseline=tmp_path / "run"), through).exit_code == 0


def test_thresholds_beside_the_gold_cases_are_held(plan, tmp_path):
    (tmp_path / "thresholds.yaml").write_text("at_least: {state_accuracy: 1.0}\n")
    assert evaluate(plan(), through).misses == []

    (tmp_path / "thresholds.yaml").write_text("at_most: {state_accuracy: 0.5}\n")
    assert [miss.name for miss in evaluate(plan(), through).misses] == ["state_accuracy"]


def test_a_wrong_gold_case_stops_the_run_before_anything_is_drafted(plan, tmp_path):
    (tmp_path / "gold/b/expected.yaml").write_text("recommendation: deny\n")

    with pytest.raises(InputError, match=r"b/expected\.yaml"):
        evaluate(plan(), through)
    assert not plan().folder.exists()


def test_two_finished_runs_are_compared(plan, tmp_path):
    evaluate(plan(folder=tmp_path / "before"), through)
    evaluate(plan(folder=tmp_path / "after"), through)

    evaluation = compare_runs(tmp_path / "before", tmp_path / "after", None)

    assert evaluation.comparison.changes == ()
    assert evaluation.misses is None
    with pytest.raises(InputError, match=r"there is no run\.json"):
        compare_runs(tmp_path / "before", tmp_path, None)


def test_without_the_guideline_index_nothing_is_measured(plan, library, monkeypatch):
    without = replace(library, index=None, problem="the Chroma server cannot be used")
    monkeypatch.setattr(evals.Library, "open", classmethod(lambda *_: without))

    evaluation = evaluate(plan(), through)

    assert evaluation.summary.outcomes == {"drafted": 0, "refused": 3, "crashed": 0}
    assert {sample.error for sample in evaluation.samples} == {"the Chroma server cannot be used"}
    assert evaluation.exit_code == 5
