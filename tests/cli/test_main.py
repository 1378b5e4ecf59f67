"""What every command has in common: help, exit codes, streams, and no text of a record in an error."""

import json
import os
import signal
import subprocess
import sys

import pytest
from typer.main import get_command

from drafter import __version__, cli, settings
from drafter.cli import draft, options
from drafter.errors import CredentialError, ModelError

COMMANDS = ["check", "demo", "doctor", "draft", "index", "policy", "rule"]


def test_help_lists_the_commands_and_the_first_two_to_try(run):
    ended = run("--help")

    assert ended.code == 0
    assert all(command in ended.out for command in COMMANDS)
    assert "drafter demo" in ended.out
    assert "drafter draft CASE" in ended.out
    assert ended.err == ""


def leaves(command, path=()):
    for name, sub in getattr(command, "commands", {}).items():
        yield from leaves(sub, (*path, name))
    if path and not getattr(command, "commands", None):
        yield path, command


def every_command():
    from drafter.cli import check, demo, doctor, draft, index, policy, rule  # noqa: F401, PLC0415

    return list(leaves(get_command(cli.app)))


@pytest.mark.parametrize("path", [path for path, _ in every_command()], ids=" ".join)
def test_every_command_explains_itself_with_all_its_options(run, path):
    command = dict(every_command())[path]

    ended = run(*path, "--help")

    assert ended.code == 0
    assert command.help
    for parameter in command.params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert option in ended.out


def test_without_a_command_the_help_is_shown_and_it_was_wrong_use(run):
    ended = run()

    assert ended.code == 2
    assert "drafter demo" in ended.out + ended.err


def test_the_version_is_told(run):
    assert run("--version") == (0, f"drafter {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "No such command"),
        (["draft"], "Missing argument"),
        (["draft", "x", "--format", "pdf"], "'pdf' is not one of"),
        (["draft", "x", "--jobs", "0"], "--jobs"),
        (["draft", "x", "--nothing"], "--nothing"),
        (["draft", "/nowhere"], "/nowhere: there is no such file or folder"),
        (["draft", "/nowhere", "--model", "gtp"], "there is no model 'gtp'"),
        (["draft", "/nowhere", "--policy", "comercial-occipital-nerve-block"], "Did you mean 'commercial-occipital-nerve-block'?"),
        (["rule", "LIN03"], "Did you mean 'LIN003'?"),
        (["policy", "show", "x"], "there is no policy 'x'"),
        (["policy", "test", "x"], "there is no policy 'x'"),
        (["policy", "lint", "/nowhere"], "/nowhere: it cannot be read"),
        (["index", "search", "x", "--mode", "y"], "unknown mode 'y'"),
        (["index", "search", "x", "--code", "1"], "not codes"),
        (["check", "/nowhere"], "/nowhere: it cannot be read"),
    ],
)  # fmt: skip
def test_wrong_use_and_bad_input_are_2_with_one_message_on_stderr(run, arguments, said):
    ended = run(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    "command",
    [["rule"], ["demo"], ["doctor"], ["policy", "list"], ["index", "search", "x"], ["draft", "x"], ["check", "x"]],
)
def test_an_unknown_variable_is_refused_by_every_command_with_the_nearest_name(run, command):
    ended = run(*command, DRAFTER_MODLE="rules")

    assert ended == (2, "", "error: DRAFTER_MODLE: unknown setting. Did you mean 'DRAFTER_MODEL'?\n")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DRAFTER_JOBS", "many"),
        ("DRAFTER_JOBS", "-1"),
        ("DRAFTER_CRITERIA", "/nowhere"),
        ("DRAFTER_CORPUS", "/nowhere"),
        ("DRAFTER_EMBEDDING", "x"),
    ],
)
def test_a_variable_that_cannot_be_is_2_and_names_itself(run, sample_folder, variable, value):
    ended = run("draft", sample_folder, **{variable: value})

    assert (ended.code, ended.out) == (2, "")
    assert variable in ended.err


def test_a_missing_credential_is_4(run, sample_folder):
    ended = run("draft", sample_folder, DRAFTER_EMBEDDING="openai")

    assert (ended.code, ended.out) == (4, "")
    assert "OPENAI_API_KEY" in ended.err


@pytest.mark.parametrize(
    ("error", "code"),
    [(CredentialError("no key"), 4), (ModelError("no answer", retryable=True), 5), (KeyboardInterrupt(), 130)],
)
def test_a_credential_a_service_and_an_interruption_have_their_codes(run, sample_folder, monkeypatch, error, code):
    def broken(order):
        raise error

    monkeypatch.setattr(draft, "_Worker", broken)
    ended = run("draft", sample_folder)

    assert (ended.code, ended.out) == (code, "")
    assert ended.err


def test_an_error_that_nobody_foresaw_shows_its_kind_and_place_and_no_text(run, sample_folder, monkeypatch):
    def broken(self, path):
        raise ValueError("Zebulon Quux")

    monkeypatch.setattr(draft._Worker, "__call__", broken)
    ended = run("draft", sample_folder)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("error: internal error (ValueError at test_main.py:")
    assert "Quux" not in ended.err
    assert "Traceback" not in ended.err


def test_data_goes_to_stdout_and_everything_else_to_stderr(run, sample_folder):
    ended = run("draft", sample_folder, "--format", "json")

    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["case"] == "cervical-tpi-onb"


@pytest.mark.parametrize("command", ["draft", "demo"])
def test_colour_is_for_a_terminal_and_no_color_is_honoured(run, sample_folder, monkeypatch, command, tmp_path):
    arguments = [command, *([sample_folder] if command == "draft" else [])]
    assert "\x1b" not in run(*arguments).out

    monkeypatch.setattr(options.sys.stdout.__class__, "isatty", lambda self: True)
    assert "\x1b[1m" in run(*arguments).out
    assert "\x1b" not in run(*arguments, NO_COLOR="1").out
    if command == "draft":
        run(*arguments, "-o", tmp_path / "d.txt")
        assert "\x1b" not in (tmp_path / "d.txt").read_text(encoding="utf-8")


def test_a_reader_that_goes_away_is_no_error(home):
    done = subprocess.run(
        f"{sys.executable} -m drafter rule | head -1", shell=True, capture_output=True, text=True, check=True
    )

    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110 - a device
def test_a_full_disk_is_told_as_such():
    done = subprocess.run(
        f"{sys.executable} -m drafter rule > /dev/full", shell=True, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (2, "error: the output cannot be written (No space left on device)\n")


def test_an_interruption_ends_with_130(case, home, tmp_path):
    """A run over many cases on two processes is interrupted as a terminal does it: the whole group at once."""
    files = [case(f"c{number}") for number in range(60)]
    done = subprocess.Popen(
        [sys.executable, "-m", "drafter", "draft", *map(str, files * 4), "-o", str(tmp_path / "out"), "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "DRAFTER_HOME": str(home)},
    )  # fmt: skip
    first = done.stderr.readline()
    os.killpg(done.pid, signal.SIGINT)
    out, err = done.communicate(timeout=120)

    assert first.startswith("[1/240]")
    assert (done.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert err.rstrip().endswith("interrupted")


def test_help_is_fast_because_slow_packages_are_not_imported(start):
    code = "import sys; sys.argv = ['drafter', '--help']\nfrom drafter.cli import main\ntry:\n    main()\nexcept SystemExit: pass\nprint([m for m in ('openai', 'instructor', 'chromadb', 'scipy', 'numpy') if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"


def test_every_setting_is_shown_by_the_doctor_with_its_origin(run, home):
    ended = run("doctor", DRAFTER_JOBS="3")

    assert ended.code == 0
    for setting in settings.TABLE:
        assert setting.variable in ended.out
    assert "DRAFTER_JOBS         3  (environment)" in ended.out
    assert "DRAFTER_MODEL        rules  (default)" in ended.out
