"""What a wheel holds: the package with all its data, and nothing of the evals.

``.ci/wheel`` installs it outside the checkout and drafts the sample case; here it is only built and run from its files.
"""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [Path(sys.executable).parent / "hatchling", "build", "-t", "wheel", "-d", folder / "dist"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_the_package_and_its_data_and_no_evals(unpacked):
    shipped = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}

    for folder in ("criteria", "guidelines_corpus", "lexicon", "prompts", "rulesets"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"drafter/_data/{path.relative_to(ROOT)}" in shipped
    for path in (ROOT / "drafter").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert str(path.relative_to(ROOT)) in shipped
    assert "drafter/_data/demo/cervical-tpi-onb/case.yaml" in shipped
    assert not [name for name in shipped if name.startswith(("evals", "tests", "docs", "requirements"))]
    assert [name for name in shipped if "gold/" in name] == []


def test_the_wheel_drafts_the_sample_case_outside_the_checkout(unpacked, tmp_path):
    # -P keeps the current folder off the path; the wheel's own package comes before the one installed in place.
    code = "import drafter, sys; sys.argv = ['drafter', 'demo']; print(drafter.__file__, file=sys.stderr); from drafter.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(unpacked), "DRAFTER_HOME": str(tmp_path / "home")},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert str(unpacked) in done.stderr
    assert done.stdout.startswith("Case cervical-tpi-onb: REQUEST INFORMATION")
