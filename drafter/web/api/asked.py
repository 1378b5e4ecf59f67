"""What requests and answers of the API have in common: the body as it was sent, versions as ETags, keys of requests that come twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, Header, Path, Request, Response
from sqlalchemy.exc import IntegrityError

from drafter.evidence.intake.cases import Record
from drafter.record.cases import File
from drafter.record.repeats import Once
from drafter.web.office import Office
from drafter.web.security import Bearer

CaseId = Annotated[str, Path(description="The case's id.", min_length=1, max_length=60, examples=["98es89uwkksy68um"])]
LineNumber = Annotated[int, Path(description="Number of the service line.", ge=1, le=9999, examples=[1])]
CriterionId = Annotated[
    str, Path(description="The criterion's id in its policy.", min_length=1, max_length=120, examples=["symptom-duration"])
]  # fmt: skip


class Saved(Record):
    """What a change came to.

    :param version: of the work, for the next change's ``If-Match``.
    """

    case: str
    version: int
    stage: str
    material: int


async def sent(request: Request) -> bytes:
    """The body as it was sent."""
    return await request.body()


Sent = Annotated[bytes, Depends(sent)]


def based_on(
    if_match: Annotated[
        str,
        Header(
            alias="If-Match", pattern=r'^"-?[0-9]{1,9}"$', examples=['"3"'],
            description="The ETag of the work as you saw it. When someone saved meanwhile, the answer is 412.",
        ),
    ],
) -> int:  # fmt: skip
    """The version that a change is based on."""
    return int(if_match.strip('"'))


BasedOn = Annotated[int, Depends(based_on)]


def once(
    request: Request,
    person: Bearer,
    body: Sent,
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key", min_length=1, max_length=200, examples=["6f1c6e0e-9f53-4b3b-a4a4-5d3cf8b4c0d1"],
            description="A name for this request: sent again under it within a week, it is answered the same and carried out once.",
        ),
    ] = None,
) -> Once | None:  # fmt: skip
    """The request, if it was given a key."""
    if key is None:
        return None
    what = f"{request.method} {request.url.path}\n".encode() + body
    return Once(person.id, key, hashlib.sha256(what).hexdigest())


Repeated = Annotated[Once | None, Depends(once)]


def carried_out(office: Office, request: Once | None, do: Callable[[], str]) -> str:
    """What a request came to, whether it was carried out now or before."""
    if request is None:
        return do()
    with office.store.read() as connection:
        before = request.answered(connection)
    if before is not None:
        return before
    try:
        return do()
    except IntegrityError:
        # The same request arrived twice at one moment, and the other was first.
        with office.store.read() as connection:
            before = request.answered(connection)
        if before is None:
            raise
        return before


def saved(response: Response, file: File) -> Saved:
    """A change's answer, with the version as its ETag."""
    tag(response, file.version)
    return Saved(case=file.id, version=file.version, stage=file.stage.value, material=file.material)


def tag(response: Response, version: int) -> None:
    response.headers["ETag"] = f'"{version}"'


#: How a changed version is documented.
TAGGED: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"ETag": {"description": "The version of the work.", "schema": {"type": "string"}}}},
}
