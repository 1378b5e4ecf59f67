"""The text of a document of a case: plain text as it stands, the text layer of a PDF page by page.

Each page of a PDF ends in a form feed, so that a place in the text leads to its page; a page without a text layer (a
scan) stays empty. Whatever cannot be read is refused by the caller's ``refuse``.
"""

from __future__ import annotations

import codecs
import io
import logging
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import InputError

if TYPE_CHECKING:
    import os

DOCUMENT_ENDINGS = (".txt", ".md", ".pdf")
MAX_DOCUMENT_BYTES = 5_000_000
MAX_PDF_BYTES = 50_000_000  # scans are large; their text is not
MAX_PAGES = 2_000

Refuse = Callable[[str, str], InputError]  # cause, remedy

#: Control characters that no text has; tab, line feed, vertical tab, form feed and return are text.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_in(folder: Path, name: str, refuse: Refuse) -> str:
    """The text of a document's file.

    :param folder: the folder of the case; the file lies inside.
    """
    file = _file(folder, name, refuse)
    if file.suffix.lower() == ".pdf":
        return _text_of_pdf(bytes_of(file, MAX_PDF_BYTES, refuse), refuse)
    return checked(decoded(bytes_of(file, MAX_DOCUMENT_BYTES, refuse), refuse), refuse)


def text_inline(text: str, refuse: Refuse) -> str:
    """The text of a document that stands in the case file."""
    content = text.encode()
    if len(content) > MAX_DOCUMENT_BYTES:
        raise _too_large(MAX_DOCUMENT_BYTES, refuse)
    return checked(decoded(content, refuse), refuse)


def checked(text: str, refuse: Refuse) -> str:
    """A text that says something."""
    if not text.strip():
        raise refuse("the document holds no text", "Give its text, or leave the document out.")
    return text


def _text_of_pdf(content: bytes, refuse: Refuse) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and most cases have no PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings may show text of the record
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise refuse("the PDF is protected by a password", "Save it without one.")
        if len(reader.pages) > MAX_PAGES:
            raise refuse(f"the PDF has more than {MAX_PAGES} pages", "Split it into smaller documents.")
        pages = [(page.extract_text() or "").replace("\f", "\n") for page in reader.pages]
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise refuse(f"the PDF cannot be read ({type(error).__name__})", "Save it again, or give its text.") from None
    if not pages:
        raise refuse("the PDF has no pages", "Save it again, or give its text.")
    text = "".join(f"{page}\f" for page in pages)
    if len(text.encode(errors="replace")) > MAX_DOCUMENT_BYTES:
        raise _too_large(MAX_DOCUMENT_BYTES, refuse)
    return text


def status_of(path: Path, what: str, refuse: Refuse) -> os.stat_result:
    """What the system tells of a file; refused when it is not there."""
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        raise refuse(f"there is no such {what}", "Check the path.") from None
    except OSError as error:
        raise refuse(f"it cannot be opened ({error.strerror})", "Check the path and its permissions.") from None


def bytes_of(path: Path, limit: int, refuse: Refuse) -> bytes:
    """The content of a regular file that is not too large."""
    status = status_of(path, "file", refuse)
    if not stat.S_ISREG(status.st_mode):
        raise refuse("this is not a file", "Give a file with text.")
    if status.st_size > limit:
        raise _too_large(limit, refuse)
    try:
        return path.read_bytes()
    except OSError as error:
        raise refuse(f"it cannot be read ({error.strerror})", "Check its permissions.") from None


def _too_large(limit: int, refuse: Refuse) -> InputError:
    return refuse(f"the text is larger than {limit // 1_000_000} MB", "Split it into smaller documents.")


def decoded(content: bytes, refuse: Refuse) -> str:
    """The text of UTF-8 bytes, without a byte order mark; all else stays as it is."""
    if content.startswith(_UTF16_MARKS):
        raise refuse("the text is not UTF-8 (byte 0 begins a UTF-16 mark)", "Save it as UTF-8.")
    control = _CONTROL.search(content)
    if control:
        raise refuse(
            f"this looks like a binary file: there is a control character at byte {control.start()}",
            "Give plain text in UTF-8.",
        )
    body = content.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        offset = error.start + len(content) - len(body)
        raise refuse(
            f"the text is not UTF-8 (byte {offset})",
            "Save it as UTF-8; from an older Windows program: iconv -f WINDOWS-1252 -t UTF-8.",
        ) from None


def _file(folder: Path, name: str, refuse: Refuse) -> Path:
    path = Path(name)
    if path.suffix.lower() not in DOCUMENT_ENDINGS:
        raise refuse("only .txt, .md and .pdf are read", "Save the document as text or PDF.")
    try:
        file = (folder / path).resolve()
        inside = not path.is_absolute() and file.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links; a NUL in the name
        raise refuse("there is no such file", "Check the path.") from None
    if not inside:
        raise refuse(
            "the document is outside the folder of its case", "Put it beside the case file and give a relative path."
        )
    return file
