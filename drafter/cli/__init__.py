"""The command line: read input, call one function, show the result.

Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 the answer is no, 2 wrong use or
bad input, 4 a credential is missing, 5 a model or network service failed, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from drafter import __version__
from drafter.errors import DrafterError

_INTERRUPTED = 130
app = typer.Typer(
    name="drafter",
    help="First drafts of medical-necessity determinations, with guardrails.\n\n"
    "drafter demo                     drafts the sample case and shows it\n\n"
    "drafter draft CASE               drafts a case (a folder with case.yaml)",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:  # noqa: FBT001 - typer's callback
    if value:
        typer.echo(f"drafter {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    from drafter import settings

    del version
    settings.read()  # an unknown variable is told before any command does its work


def main() -> None:
    """The program: every error becomes one message and an exit code, and no traceback reaches a person."""
    from drafter.cli import audit, check, demo, doctor, draft, eval, index, policy, rule, sabotage, serve  # noqa: A004, F401 - commands register themselves

    try:
        code = app(standalone_mode=False)
        if code == _INTERRUPTED:  # the library's own way of telling it
            _interrupted()
        sys.exit(code if isinstance(code, int) else 0)
    except (typer.Abort, KeyboardInterrupt):
        _interrupted()
    except DrafterError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away (drafter ... | head).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if error.filename is not None:
            _unexpected(error)
        # What has no file name is our own output: a full disk, a closed pipe of another kind.
        typer.echo(f"error: the output cannot be written ({error.strerror})", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except Exception as error:  # noqa: BLE001 - the last net
        _unexpected(error)


def _interrupted() -> None:
    typer.echo("interrupted", err=True)
    sys.exit(_INTERRUPTED)


def _unexpected(error: Exception) -> None:
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):  # typer's own: wrong use, or a command that ended early
        if callable(show := getattr(error, "show", None)):
            show()
        sys.exit(code)
    typer.echo(f"error: {internal(error)}", err=True)
    sys.exit(2)


def internal(error: Exception) -> str:
    """An error that nobody foresaw: its kind and place only, for its message may hold text of a record."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"internal error ({type(error).__name__} at {where}). Please report it with the command that you ran."
