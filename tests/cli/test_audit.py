"""``drafter audit verify``: 0 verified, 1 broken, 2 no database."""

import json
import shutil

import pytest
from sqlalchemy import create_engine, text

from drafter.record.store import Actor, open_store


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A database with five entries."""
    file = tmp_path_factory.mktemp("audit") / "whole.db"
    store = open_store(f"sqlite:///{file}")
    for number in range(5):
        with store.change(Actor()) as change:
            change.record("view_queue", number=number)
    store.engine.dispose()
    return file


@pytest.fixture
def url(whole, tmp_path):
    shutil.copy(whole, tmp_path / "copy.db")
    return f"sqlite:///{tmp_path / 'copy.db'}"


def tamper(url, *statements):
    engine = create_engine(url)
    with engine.begin() as connection:
        for name in ("ledger_no_update", "ledger_no_delete"):
            connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_verified(run, url):
    done = run("audit", "verify", "--database", url)
    assert done.code == 0
    assert done.out.startswith("verified; 5 entries, head ")


def test_the_database_of_the_settings_is_the_default(run, url):
    assert run("audit", "verify", DRAFTER_DATABASE=url).code == 0


def test_json(run, url):
    done = run("audit", "verify", "--database", url, "--format", "json")
    told = json.loads(done.out)
    assert (told["verified"], told["entries"], told["breaks"]) == (True, 5, [])
    assert len(told["head"]) == 64


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE ledger SET detail = '{}' WHERE seq = 2", "entry 2: the entry was changed"),
        ("DELETE FROM ledger WHERE seq = 3", "entry 4: removed before it"),
    ],
)
def test_each_break_is_named(run, url, statement, told):
    tamper(url, statement)
    done = run("audit", "verify", "--database", url)
    assert done.code == 1
    assert told in done.out
    assert "broken: 1 break;" in done.out


def test_a_cut_ledger_is_found_by_a_head_that_was_kept(run, url):
    head = json.loads(run("audit", "verify", "--database", url, "--format", "json").out)["head"]
    assert run("audit", "verify", "--database", url, "--head", head).code == 0
    tamper(url, "DELETE FROM ledger WHERE seq = 5")
    assert run("audit", "verify", "--database", url).code == 0
    done = run("audit", "verify", "--database", url, "--head", head, "--format", "json")
    assert done.code == 1
    assert "the head that was kept elsewhere" in json.loads(done.out)["breaks"][0]["what"]


@pytest.mark.parametrize("name", ["sqlite:///{}/none.db", "sqlite:///{}/no/none.db", "nonsense", "mysql://host/base"])
def test_without_a_database_there_is_none_made(run, tmp_path, name):
    done = run("audit", "verify", "--database", name.format(tmp_path))
    assert done.code == 2
    assert done.err.startswith("error: ")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_of_ours(run, tmp_path):
    (tmp_path / "notes.txt").write_text(
        "Not a database, but quite long enough to be taken for one. " * 20, encoding="utf-8"
    )
    done = run("audit", "verify", "--database", f"sqlite:///{tmp_path / 'notes.txt'}")
    assert done.code == 2
    assert "no database of the workbench" in done.err


def test_half_a_head_is_refused(run, url):
    assert run("audit", "verify", "--database", url, "--head", "abc").code == 2
