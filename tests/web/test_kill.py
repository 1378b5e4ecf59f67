"""Whatever was acknowledged is there after the server was killed, and the ledger's chain holds."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "evals/bench"))

import workbench


def test_nothing_acknowledged_is_lost_when_the_server_is_killed_under_load(tmp_path, capsys):
    url, home = f"sqlite:///{tmp_path / 'kill.db'}", str(tmp_path / "home")
    reviewers = workbench.prepare(url, home, 6)

    # A thread of its own: browser tests leave an event loop running in this one.
    with ThreadPoolExecutor(1) as own:
        good = own.submit(workbench.killed, url, home, reviewers, rounds=1, seconds=1.5).result()
    assert good, capsys.readouterr().out
