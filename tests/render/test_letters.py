"""Letters as HTML and PDF: whole, the same each time, inert, and never with a letter that cannot be printed."""

import io
import re
from datetime import date

import pypdf
import pytest

from drafter.errors import InputError
from drafter.render.letters import to_fragment, to_html, to_pdf
from drafter.review.letter_records import Item, Letter, Part, Quoted
from drafter.review.letter_rules import LetterKind, PartId

WILD = '<script>alert(1)</script> *bold* #panic("x") $x$ `y` @ref [z] {{ f }} \\ // & <b>& “q” — fi ffl'


def letter(member="Zoë O’Brien-Łukasz", text=WILD, **changes):
    parts = (
        Part(id=PartId.DECISION, heading="Our decision", audience="member", paragraphs=(text, "First line.\nSecond line.")),
        Part(
            id=PartId.REASON, heading="Why " + WILD, audience="member",
            items=(Item(line=1, text=text, quotes=(Quoted(words=WILD, source="progress note of 3 November 2025"),)), Item(line=2, text="Two")),
        ),
        Part(id=PartId.QUESTIONS, heading="Questions", audience="practitioner", items=(Item(text="Which?", why=WILD),)),
    )  # fmt: skip
    plain = Letter(
        schema="letter/1", kind=LetterKind.DENIAL, rules="example-erisa", plan="Example Commercial Health Plan", state=None, case="case-1",
        on=date(2026, 1, 13), member=member, member_id="M-1007", title="We did not approve your care", parts=parts,
    )  # fmt: skip
    return plain.model_copy(update=changes)


def read(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def squeezed(text):
    return re.sub(r"\s+", "", text)


def text_of(pdf):
    return squeezed("".join(page.extract_text() for page in read(pdf).pages))


def all_words(shown):
    return [w for who in ("member", "practitioner") for w in shown.text(who).splitlines()]


def test_the_pdf_holds_every_word_and_nothing_of_it_is_markup():
    shown = letter()
    told = text_of(to_pdf(shown, draft=False))

    for part in shown.parts:
        for words in (part.heading, *part.own_words(), *part.quoted_words()):
            assert squeezed(words) in told, words
    for words in ("Zoë O’Brien-Łukasz", "13 January 2026", "Member ID: M-1007", "Reference: case-1", shown.title):
        assert squeezed(words) in told
    assert "DRAFT" not in told


def test_the_html_holds_every_word_inert_and_needs_nothing_else():
    shown = letter()
    page = to_html(shown, draft=False)

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *bold*" in page
    assert not re.search(r"(?:src|href)=|@import|url\(", page)
    assert page.startswith("<!doctype html>")
    assert f'content="{shown.digest}"' in page
    assert "DRAFT" not in page
    assert to_fragment(shown, draft=False).strip() in page


@pytest.mark.parametrize("large", [False, True])
def test_a_draft_says_so_in_text_on_every_page(large):
    many = "This is a sentence that takes some room on the page. " * 80
    shown = letter(text=many)
    pages = read(to_pdf(shown, draft=True, large=large)).pages

    assert len(pages) > 2
    assert all("This letter is not signed and was not sent." in page.extract_text() for page in pages)
    assert "DRAFT. This letter is not signed and was not sent." in to_html(shown, draft=True)


def test_the_same_letter_gives_the_same_bytes_and_another_gives_others():
    assert to_pdf(letter(), draft=False) == to_pdf(letter(), draft=False)
    assert to_pdf(letter(), draft=False) != to_pdf(letter(), draft=True)
    assert to_html(letter(), draft=True) == to_html(letter(), draft=True)


def test_the_pdf_is_tagged_has_a_title_and_a_language_and_says_that_it_is_accessible():
    shown = letter()
    document = read(to_pdf(shown, draft=False))
    root = document.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert str(root["/Lang"]).startswith("en")
    assert root["/StructTreeRoot"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert document.metadata.title == shown.title
    assert document.metadata.creation_date.date() == shown.on


def test_large_print_is_larger():
    shown = letter(text="Words for the member. " * 200)

    assert len(read(to_pdf(shown, draft=False, large=True)).pages) > len(read(to_pdf(shown, draft=False)).pages)
    assert "font-size: 18pt" in to_html(shown, draft=False, large=True)
    assert "font-size: 12pt" in to_html(shown, draft=False)


@pytest.mark.parametrize(
    "name",
    ["Zoë O’Brien-Łukasz", "Nguyễn Thị Hồng Ánh", "Αλέξανδρος Παπαδόπουλος", "Владимир Ильич", "محمد بن عبد الله", "王小明", "김철수",
     "สมชาย", "אברהם", "Ana 😀", "Đặng Ñandú Škoda Çelik Ğ ẞ", "A" * 400],
)  # fmt: skip
def test_a_name_is_whole_in_any_script_or_the_pdf_is_refused_without_telling_it(name):
    shown = letter(member=name)
    assert name in to_html(shown, draft=False)
    refused, made = None, b""
    try:
        made = to_pdf(shown, draft=False)
    except InputError as error:
        refused = error
    if refused is None:
        told = text_of(made)
        assert all(c in told for c in name if c.isalpha())
    else:
        # Which scripts a machine can print depends on its fonts; Latin, Greek and Cyrillic come with the package.
        assert re.search(r"can print (?!LATIN|GREEK|CYRILLIC)[A-Z-]+ letters", str(refused))
        assert not set(name) & set(str(refused)) - set(" ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        assert "Install a font" in refused.remedy


def test_letters_that_no_font_has_stop_the_pdf_and_the_message_tells_their_kind_only():
    unassigned = "\u0378"
    rare = "\U00014400"  # an Anatolian hieroglyph
    with pytest.raises(InputError, match=r"no font on this machine can print ANATOLIAN letters.*Noto") as caught:
        to_pdf(letter(member=f"Ana {rare}"), draft=False)
    assert rare not in str(caught.value)
    with pytest.raises(InputError, match="no font on this machine can print UNNAMED letters"):
        to_pdf(letter(member=f"Ana {unassigned}"), draft=False)


def test_control_characters_and_marks_of_direction_do_no_harm():
    text = "before\x00\x07\x1b[31m after \u202eright to left\u202c \u200b end"
    shown = letter(text=text)

    told = text_of(to_pdf(shown, draft=False))
    for word in ("before", "after", "end"):
        assert word in told
    assert 'dir="auto"' in to_html(shown, draft=False)


@pytest.mark.parametrize("draft", [True, False])
def test_an_empty_practitioner_part_takes_no_page(draft):
    shown = letter()
    only = shown.model_copy(update={"parts": shown.audience("member")})

    assert len(read(to_pdf(only, draft=draft)).pages) == 1
    assert "doctor's office" not in to_html(only, draft=draft)
