"""YAML that people write: read strictly, refused with the file and the line."""

from datetime import date

import pytest

from drafter import yaml_text
from drafter.errors import InputError


def refused(tmp_path, content):
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        yaml_text.read(file)
    assert caught.value.file == file
    return caught.value


def test_plain_yaml_is_read(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text('a: [1, "20553"]\nb: 2025-11-03\nc: é\n', encoding="utf-8")

    assert yaml_text.read(file) == {"a": [1, "20553"], "b": date(2025, 11, 3), "c": "é"}


@pytest.mark.parametrize(
    ("content", "place", "cause"),
    [
        (b"a: 1\nb: 2\na: 3\n", "line 3", "the key 'a' is given twice"),
        (b"a:\n  - {b: 1, b: 2}\n", "line 2", "the key 'b' is given twice"),
        (b"a: b: c\n", "line 1", "mapping values are not allowed"),
        (b"a: [1\n", "line 2", "expected"),
        (b"a: !!python/object:os.system x\n", "line 1", "could not determine a constructor"),
        (b"a: \xff\n", "", "it is not UTF-8"),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(tmp_path, content, place, cause):
    error = refused(tmp_path, content)

    assert error.place == place
    assert cause in error.cause
    assert "\n" not in str(error)


@pytest.mark.parametrize("content", [b"a: \x00\n", b"{[a]: 1}\n", b"{{a: 1}: 1}\n", b"a: *b\n", b"a: 2025-02-30\n"])
def test_whatever_the_reader_raises_is_one_message(tmp_path, content):
    assert refused(tmp_path, content).cause


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.yaml: it cannot be read \(No such file or directory\)"):
        yaml_text.read(tmp_path / "nowhere.yaml")


def test_lines_are_counted_from_where_the_text_begins(tmp_path):
    with pytest.raises(InputError, match="line 12"):
        yaml_text.parse("a: 1\na: 2\n", tmp_path / "x.md", first_line=11)
