"""Whatever was acknowledged is there after the server was killed, and the ledger's chain holds."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "evals/bench"))

import workbench


def test_nothing_acknowledged_is_lost_when_the_server_is_killed_under_load(tmp_path, capsys):
    url, home = f"sqlite:///{tmp_path / 'kill.db'}", str(tmp_path / "home")
    reviewers = workbench.prepare(url, home, 6)

    assert workbench.killed(url, home, reviewers, rounds=1, seconds=1.5), capsys.readouterr().out
