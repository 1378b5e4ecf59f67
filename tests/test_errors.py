"""Errors: one hierarchy, one message with file, place, cause and remedy, one exit code each."""

import pickle

import pytest

from drafter.errors import CredentialError, DrafterError, InputError, ModelError, nearest


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("x"), 2),
        (CredentialError("x"), 4),
        (ModelError("x", retryable=True), 5),
    ],
)
def test_each_kind_has_its_exit_code(error, code):
    assert isinstance(error, DrafterError)
    assert error.exit_code == code


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "it is wrong"),
        ({"file": "f.yaml"}, "f.yaml: it is wrong"),
        ({"place": "a.b"}, "a.b: it is wrong"),
        ({"file": "f.yaml", "place": "a.b", "remedy": "Mend it."}, "f.yaml: a.b: it is wrong. Mend it."),
    ],
)
def test_a_message_is_file_place_cause_and_remedy(fields, message):
    assert str(InputError("it is wrong", **fields)) == message


def test_a_model_error_has_its_hint():
    error = ModelError("the server is gone", retryable=True, hint="Try later.")

    assert (str(error), error.retryable, error.hint) == ("the server is gone. Try later.", True, "Try later.")


@pytest.mark.parametrize(
    "error",
    [
        InputError("it is wrong", file="f", place="p", remedy="Mend it."),
        ModelError("gone", retryable=False, hint="Try later."),
        CredentialError("no key"),
    ],
)
def test_an_error_survives_the_way_between_processes(error):
    again = pickle.loads(pickle.dumps(error))

    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_the_nearest_name_is_offered_else_all():
    assert nearest("payr", ["payer", "code"]) == "Did you mean 'payer'?"
    assert nearest("zzz", ["payer", "code"]) == "Known: code, payer"
