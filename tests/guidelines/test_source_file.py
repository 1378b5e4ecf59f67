"""The grammar of a source file, and a refusal for each way to break it."""

import pytest

from drafter.errors import InputError
from drafter.guidelines import source_file

HEAD = "---\nid: x\n---\n"


@pytest.fixture
def refused(tmp_path):
    """The message with which a file of this text is refused, without the file's name."""

    def refused(text):
        file = tmp_path / "x.md"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(InputError) as caught:
            source_file.read(file)
        assert caught.value.file == file
        return str(caught.value).removeprefix(f"{file}: ")

    return refused


def test_a_statement_keeps_its_offsets_in_the_file(tmp_path):
    file = tmp_path / "x.md"
    file.write_text(
        HEAD + "\n[1 + low] Pain fell by 2–3 points.  \n\n\n[2 - not-rated] It came back.\n", encoding="utf-8"
    )

    front, statements = source_file.read(file)

    assert front == {"id": "x"}
    assert [(s.number, s.direction, s.certainty, s.text, s.line) for s in statements] == [
        (1, "+", "low", "Pain fell by 2–3 points.", 5),
        (2, "-", "not-rated", "It came back.", 8),
    ]
    text = file.read_text(encoding="utf-8")
    assert [text[s.start : s.end] for s in statements] == [s.text for s in statements]


def test_line_ends_of_another_system_read_the_same(tmp_path):
    unix, windows = tmp_path / "unix.md", tmp_path / "windows.md"
    unix.write_bytes(f"{HEAD}\n[1 0 low] One.\n".encode())
    windows.write_bytes(f"{HEAD}\n[1 0 low] One.\n".replace("\n", "\r\n").encode())

    assert source_file.read(windows) == source_file.read(unix)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1 0 low] One.\n", "line 1: the file has no front matter. Begin with --- , keys, and --- ."),
        ("---\n- id\n---\n[1 0 low] One.", "the front matter is not a list of keys. Write key: value lines."),
        (
            "---\nid: x\nid: y\n---\n[1 0 low] One.",
            "line 3: the key 'id' is given twice. Check indentation and quotes there.",
        ),
        (
            "---\nid: [x\n---\n[1 0 low] One.",
            "line 3: did not find expected ',' or ']'. Check indentation and quotes there.",
        ),
        (HEAD, "the source states nothing. Add [1 0 not-rated] and a statement."),
        (
            HEAD + "Some prose.\n",
            "line 4: the paragraph is no numbered statement. Write [<number> <+, - or 0> <certainty>] and the statement.",
        ),
        (
            HEAD + "[1 ? low] One.\n",
            "line 4: the paragraph is no numbered statement. Write [<number> <+, - or 0> <certainty>] and the statement.",
        ),
        (HEAD + "[1 0 low]  \n", "line 4: the statement is empty. Write it, or take it out."),
        (HEAD + "[1 0 low] One\ntwo.\n", "line 4: the statement runs over several lines. Put it on one line."),
        (HEAD + "[2 0 low] Two.\n", "line 4: the statement is numbered 2. Statements count 1, 2, 3: this is 1."),
        (
            HEAD + "[1 0 low] One.\n\n[1 0 low] Two.\n",
            "line 6: the statement is numbered 1. Statements count 1, 2, 3: this is 2.",
        ),
        (HEAD + "[01 0 low] One.\n", "line 4: the statement is numbered 01. Statements count 1, 2, 3: this is 1."),
        (b"---\nid: \xff\n---\n", "the file is not UTF-8. Save it as UTF-8."),
    ],
)
def test_a_file_that_breaks_the_grammar_is_refused_with_its_line_and_a_remedy(refused, text, message):
    assert refused(text) == message
