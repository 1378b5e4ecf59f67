"""Ways of making a draft wrong in one known way."""

from drafter.drafting.determination import Recommendation


def with_criterion(drafted, criterion, line=1, **changes):
    """The draft with one criterion otherwise."""
    return with_line(
        drafted,
        line,
        criteria=lambda old: tuple(a.model_copy(update=changes) if a.id == criterion else a for a in old),
    )


def with_line(drafted, line, **changes):
    """The draft with one line otherwise; a function is given the old value."""

    def changed(old):
        return old.model_copy(
            update={name: value(getattr(old, name)) if callable(value) else value for name, value in changes.items()}
        )

    return drafted.model_copy(update={"lines": tuple(changed(x) if x.line == line else x for x in drafted.lines)})


def approving(drafted, line=1):
    return with_line(drafted, line, recommendation=Recommendation.APPROVE)
