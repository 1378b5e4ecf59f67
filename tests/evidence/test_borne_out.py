"""What was doubted, or told as past, and is then said to be there; each with near misses that must stay what they are.

The thing in question stands in guillemets.
"""

import pytest
from guillemets import meant

from drafter.evidence.meaning.assertion import Assertion

MEANT = {
    "present": [
        "Suspected «migraine» last visit, now confirmed.",
        "Possible «occipital neuralgia» at first, since confirmed by neurology.",
        "Suspected «trigger points», and palpation confirmed them.",
        "History of «trigger points» in the neck, again palpated today.",
        "History of «radiculopathy» since March 2025, ongoing.",
    ],
    "possible": [
        "Suspected «migraine», not yet confirmed.",
        "Suspected «migraine», to be confirmed by neurology.",
        "Possible «migraine», while occipital neuralgia was confirmed.",
    ],
    "historical": [
        "History of «trigger points» in the neck, no longer present today.",
        "History of «radiculopathy», while stenosis is confirmed today.",
        "History of «radiculopathy», resolved.",
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"), [(text, Assertion(said)) for said, texts in MEANT.items() for text in texts]
)
def test_what_is_borne_out_is_there(text, expected):
    assert meant(text) is expected
