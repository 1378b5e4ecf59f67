"""Settings: read once, each with its origin; what is unknown or impossible is refused by name."""

from pathlib import Path

import pytest

from drafter import settings
from drafter.errors import InputError


def test_what_is_not_given_has_its_default():
    read = settings.read({})

    assert {s.variable: read[s.variable] for s in settings.TABLE} == {s.variable: s.default for s in settings.TABLE}
    assert set(read.origins.values()) == {"default"}


def test_what_is_given_is_used_and_says_so():
    read = settings.read({"DRAFTER_MODEL": "other", "PATH": "/bin", "DRAFTER_JOBS": ""})

    assert (read["DRAFTER_MODEL"], read.origins["DRAFTER_MODEL"]) == ("other", "environment")
    assert (read["DRAFTER_JOBS"], read.origins["DRAFTER_JOBS"]) == ("0", "default")


@pytest.mark.parametrize(("name", "nearest"), [("DRAFTER_MODLE", "DRAFTER_MODEL"), ("DRAFTER_JOB", "DRAFTER_JOBS")])
def test_an_unknown_variable_names_the_nearest(name, nearest):
    with pytest.raises(InputError) as caught:
        settings.read({name: "secret value"})
    assert (caught.value.place, caught.value.remedy) == (name, f"Did you mean {nearest!r}?")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("value", ["-1", "two", "1.5", "²"])
def test_jobs_are_a_whole_number(value):
    with pytest.raises(InputError, match="DRAFTER_JOBS"):
        settings.read({"DRAFTER_JOBS": value}).jobs  # noqa: B018 - it is computed when it is asked for
    assert settings.read({"DRAFTER_JOBS": "3"}).jobs == 3


@pytest.mark.parametrize(
    ("variable", "value"),
    [("DRAFTER_SYNTHETIC", "maybe"), ("DRAFTER_REAL_DATES", "yes"), ("DRAFTER_TIMEOUT", "0"), ("DRAFTER_REASKS", "-1")],
)
def test_a_switch_or_number_that_is_none_is_refused_whatever_is_done(variable, value):
    with pytest.raises(InputError, match=variable):
        settings.read({variable: value})


def test_a_folder_is_the_one_given_else_the_shipped_one(tmp_path):
    assert settings.read({"DRAFTER_CRITERIA": str(tmp_path)}).folder("DRAFTER_CRITERIA", "criteria") == tmp_path
    assert settings.read({}).folder("DRAFTER_CRITERIA", "criteria") == settings.data("criteria")
    with pytest.raises(InputError, match=r"DRAFTER_CRITERIA: .*nowhere is not a folder"):
        settings.read({"DRAFTER_CRITERIA": str(tmp_path / "nowhere")}).folder("DRAFTER_CRITERIA", "criteria")


def test_the_home_is_the_one_given_else_the_user_s_cache():
    assert settings.read({"DRAFTER_HOME": "/x/y"}).home == Path("/x/y")
    assert settings.read({}).home.name == "drafter"


@pytest.mark.parametrize("name", ["criteria", "guidelines_corpus", "lexicon", "prompts", "rulesets", "demo"])
def test_shipped_data_is_found_by_name(name):
    assert any(settings.data(name).iterdir())


def test_data_that_is_not_there_is_a_broken_installation():
    with pytest.raises(InputError, match="the installation lacks its 'nothing' folder"):
        settings.data("nothing")


def test_nothing_else_computes_a_path_to_shipped_data():
    package = Path(settings.__file__).parent
    guilty = [
        p.name for p in package.rglob("*.py") if "__file__" in p.read_text(encoding="utf-8") and p.name != "settings.py"
    ]

    assert guilty == []


def test_secrets_are_told_to_be_there_and_never_shown():
    read = settings.read({"DRAFTER_OIDC_SECRET": "hush", "DRAFTER_DATABASE": "postgresql://drafter:hush@db/drafter"})
    assert read.shown("DRAFTER_OIDC_SECRET") == "set"
    assert read.shown("DRAFTER_DATABASE") == "postgresql://drafter:***@db/drafter"
    assert settings.read({}).shown("DRAFTER_OIDC_SECRET") == ""
