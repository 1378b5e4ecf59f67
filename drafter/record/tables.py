"""The tables, as SQLAlchemy knows them. Migrations make them; this is what the code reads and writes.

Times are RFC 3339 in UTC with microseconds, so that text sorts as time; records are canonical JSON, kept byte for byte, for their
digests are signed. Ids in URLs are random and tell nothing.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()

PERSON = Table(
    "person",
    METADATA,
    Column("id", String, primary_key=True),
    Column("login", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),  # argon2id; empty for those who log in elsewhere
    Column("one_time", Boolean, nullable=False),  # the password must be changed at the next log-in
    Column("active", Boolean, nullable=False),
    Column("credentials", Text, nullable=False),
    Column("subject", String, nullable=True, unique=True),  # "issuer subject" of OpenID Connect
    Column("created", String, nullable=False),
)
SESSION = Table(
    "session",
    METADATA,
    Column("token", String, primary_key=True),  # SHA-256 of what the cookie holds
    Column("person", String, ForeignKey("person.id"), nullable=False),
    Column("csrf", String, nullable=False),
    Column("created", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("proved", String, nullable=False),  # when the person last gave the password
)
ATTEMPT = Table(
    "attempt",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("who", String, nullable=False),  # SHA-256 of the login, or of the address
    Column("at", String, nullable=False),
    Index("attempt_who", "who", "at"),
)
TOKEN = Table(
    "token",
    METADATA,
    Column("token", String, primary_key=True),  # SHA-256
    Column("id", String, nullable=False, unique=True),
    Column("person", String, ForeignKey("person.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("created", String, nullable=False),
    Column("expires", String, nullable=False),
)
CASE = Table(
    "case_file",
    METADATA,
    Column("id", String, primary_key=True),
    Column("stage", String, nullable=False),
    Column("expedited", Boolean, nullable=False),
    Column("due", String, nullable=False),
    Column("due_record", Text, nullable=False),
    Column("material", Integer, nullable=False),
    Column("version", Integer, nullable=False),  # of the worksheet; 0 with the draft, -1 before there is one
    Column("exercise", Boolean, nullable=False),  # a calibration case: no decision, no letter
    Column("information", Boolean, nullable=False),  # information arrived since the last draft
    # What the queue tells without opening each case's content; written with what it is taken from.
    Column("member", String, nullable=False),  # initials and the last four characters of the number
    Column("services", String, nullable=False),
    Column("payer", String, nullable=False),
    Column("blocking", Integer, nullable=False),  # findings as the work stands
    Column("warnings", Integer, nullable=False),  # those that nobody acknowledged
    Column("leased_by", String, ForeignKey("person.id"), nullable=True),
    Column("leased_until", String, nullable=True),
    Column("created", String, nullable=False),
    Index("case_due", "stage", "expedited", "due"),
    Index("case_order", "expedited", "due", "id"),
)
MATERIAL = Table(
    "material",
    METADATA,
    Column("case", String, ForeignKey("case_file.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)
DRAFT = Table(
    "draft",
    METADATA,
    Column("case", String, ForeignKey("case_file.id"), primary_key=True),
    Column("digest", String, primary_key=True),
    Column("material", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)
VERSION = Table(
    "version",
    METADATA,
    Column("case", String, ForeignKey("case_file.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("role", String, nullable=False),
    Column("stage", String, nullable=False),  # where the case stood: what was done before a referral prepared it
    Column("at", String, nullable=False),
)
OPENING = Table(
    "opening",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", String, ForeignKey("case_file.id"), nullable=False),
    Column("person", String, ForeignKey("person.id"), nullable=False),
    Column("draft", String, nullable=False),
    Column("line", Integer, nullable=False),
    Column("criterion", String, nullable=False),
    Column("quote", String, nullable=False),
    Column("at", String, nullable=False),
    UniqueConstraint("case", "person", "draft", "line", "criterion", "quote"),
)
COMMENT = Table(
    "comment",
    METADATA,
    Column("id", String, primary_key=True),
    Column("case", String, ForeignKey("case_file.id"), nullable=False),
    Column("place", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("resolved_by", String, nullable=True),
    Column("resolved", String, nullable=True),
    Index("comment_case", "case"),
)
SIGNATURE = Table(
    "signature",
    METADATA,
    Column("id", String, primary_key=True),
    Column("case", String, ForeignKey("case_file.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", Text, nullable=False),  # the determination with all that the signer was shown
    Column("digest", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("dismissed", String, nullable=True),
    Column("dismissed_because", Text, nullable=True),
    Column("released", String, nullable=True),  # when its letter went out
    Index("signature_case", "case"),
)
#: What the ledger alone may ever do: be read and appended to.
LEDGER = Table(
    "ledger",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("role", String, nullable=False),
    Column("action", String, nullable=False),
    Column("case", String, nullable=True),
    Column("detail", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),
    Index("ledger_case", "case", "seq"),
)
REPEAT = Table(
    "repeat",
    METADATA,
    Column("person", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("request", String, nullable=False),  # SHA-256 of what was asked
    Column("answer", Text, nullable=False),
    Column("at", String, nullable=False),
)
AUDIT_SAMPLE = Table(
    "audit_sample",
    METADATA,
    Column("id", String, primary_key=True),
    Column("content", Text, nullable=False),  # plan, population's digest, what was drawn
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)
AUDIT_READING = Table(
    "audit_reading",
    METADATA,
    Column("sample", String, ForeignKey("audit_sample.id"), primary_key=True),
    Column("signed", String, ForeignKey("signature.id"), primary_key=True),
    Column("auditor", String, ForeignKey("person.id"), primary_key=True),
    Column("kind", String, primary_key=True),  # blind, then compared: neither is ever changed
    Column("content", Text, nullable=False),
    Column("at", String, nullable=False),
)
EXERCISE = Table(
    "exercise",
    METADATA,
    Column("case", String, ForeignKey("case_file.id"), primary_key=True),
    Column("person", String, ForeignKey("person.id"), nullable=False),  # whom it is for
    Column("content", Text, nullable=False),  # what was planted, and what is right
    Column("finished", String, nullable=True),
    Column("result", Text, nullable=True),
)
CANDIDATE = Table(
    "gold_candidate",
    METADATA,
    Column("id", String, primary_key=True),
    Column("signed", String, ForeignKey("signature.id"), nullable=False),
    Column("content", Text, nullable=False),  # what the gold set would expect
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("first", String, nullable=True),  # the two people who approved it
    Column("second", String, nullable=True),
)
