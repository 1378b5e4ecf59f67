"""Language models that do as they are told: right answers, lies, noise. No network.

A script is a function from a request's body to what the model says: an answer as a dict, a text, a whole response body
(with ``choices``), or an error to raise. The right answers are those of the embedded reader and writer, put into the
words that the model was shown.
"""

import json
import random
import re
import string

from drafter.evidence.claims.facts import FactKind
from drafter.models.hosted import HostedModel
from drafter.models.privacy.mask import Mask
from drafter.models.rules.model import RulesModel
from drafter.models.schemas import FIELDS

KINDS = {field: kind for kind, field in FIELDS.items()}
_CRITERION = re.compile(
    r"^Criterion (?P<id>[\w-]+): (?P<title>.*)\n  result: (?P<state>\w+)(?P<needless> \(.*\))?\n  source: (?P<source>\S+)\n  policy text: (?P<text>.*)\n  reason: (?P<reason>.*)\n(?P<quotes>(?:  q\d+:\n<<<RECORD (?P<mark>\w+)\n(?:.|\n)*?\nRECORD \w+>>>\n)*)",
    re.MULTILINE,
)
_RESULTS = {
    "met": "is met", "not_met": "is not met", "unclear": "is unclear", "not_documented": "is not documented",
    "not_applicable": "does not apply",
}  # fmt: skip


class Scripted:
    """A chat whose answers a script gives; keeps the requests that it saw."""

    def __init__(self, script, *, modes=("JSON_SCHEMA",), concurrency=1):
        self.script, self.modes, self.concurrency = script, modes, concurrency
        self.model, self.ahead, self.seen = "scripted", False, []

    def complete(self, body):
        self.seen.append(body)
        said = self.script(body)
        if isinstance(said, Exception):
            raise said
        return said if isinstance(said, dict) and "choices" in said else completion(said)


def hosted(script, **options):
    """A hosted model behind a script."""
    return HostedModel("openai/scripted", Scripted(script, **options), reasks=2)


def completion(said, *, finish_reason="stop", refusal=None):
    """A response body whose message says something."""
    content = said if isinstance(said, str) or said is None else json.dumps(said)
    return {
        "id": "answer",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted-1",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish_reason,
                "message": {"role": "assistant", "content": content, "refusal": refusal},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }


def reads(body):
    """Whether a request is for facts."""
    return "You read one document" in body["messages"][0]["content"]


def record_in(body):
    """The document that a request shows."""
    return re.search(r"<<<RECORD (\w+)\n(.*)\nRECORD \1>>>", body["messages"][1]["content"], re.DOTALL)[2]


def kinds_in(body):
    """The kinds that a request asks for."""
    return [KINDS[field] for field in re.search(r"Write down: (.*)", body["messages"][1]["content"])[1].split(", ")]


def facts(**episodes):
    """An answer to a request for facts: ``facts(treatments=[{"name": ("PT", "PT")}])``."""
    return {
        kind: [
            {attribute: {"value": value, "quote": quote} for attribute, (value, quote) in episode.items()}
            for episode in listed
        ]
        for kind, listed in episodes.items()
    }


def right(case):
    """A script that answers what the embedded model would, in the words that it was shown."""
    mask = Mask(case)
    shown = {mask.mask(document.text, document.date).text: document for document in case.documents}

    def script(body):
        if not reads(body):
            return rationale(body)
        document = shown[record_in(body)]
        found = RulesModel().propose_facts(document, kinds_in(body))
        answer = {FIELDS[kind]: [] for kind in FactKind}
        for candidate in found:
            episode = {
                name: {"value": _shown(mask, document, claim.value), "quote": _shown(mask, document, claim.quote)}
                for name, claim in candidate.attributes.items()
            }
            answer[FIELDS[candidate.kind]].append(episode)
        return answer

    return script


def _shown(mask, document, words):
    return mask.mask(words, document.date).text


def rationale(body, change=lambda text, criterion: text):
    """The statements that a request for a rationale deserves.

    :param change: what becomes of each finding's text.
    """
    user = body["messages"][1]["content"]
    statements = []
    for found in _CRITERION.finditer(user):
        text = f"{found['title']} {_RESULTS[found['state']]}{found['needless'] or ''}: {found['reason']}"
        statements.append(
            {
                "kind": "finding",
                "criterion": found["id"],
                "text": change(text, found["id"]),
                "quotes": re.findall(r"^  (q\d+):$", found["quotes"], re.MULTILINE),
                "citations": [{"source": found["source"], "quote": found["text"]}],
            }
        )
    for source, text in re.findall(r"^Passage (\S+): (.*)$", user, re.MULTILINE):
        statements.append(
            {
                "kind": "background",
                "criterion": None,
                "text": f"Background, which decides nothing: {text}",
                "quotes": [],
                "citations": [{"source": source, "quote": text}],
            }
        )
    return {"statements": statements}


def babble(seed):
    """A script of noise: half of it fits the schema, half is broken; some of it is cut out of the record."""
    dice = random.Random(seed)

    def words(body):
        text = body["messages"][1]["content"]
        at = dice.randrange(len(text))
        cut = text[at : at + dice.randrange(1, 40)]
        return cut if dice.random() < 0.5 else "".join(dice.choices(string.printable, k=dice.randrange(1, 30)))

    def fitting(schema, defs, body):
        if "$ref" in schema:
            return fitting(defs[schema["$ref"].rsplit("/", 1)[1]], defs, body)
        if "anyOf" in schema:
            return fitting(dice.choice(schema["anyOf"]), defs, body)
        if "enum" in schema:
            return dice.choice(schema["enum"])
        kind = schema.get("type", "null")
        if kind == "object":
            return {key: fitting(value, defs, body) for key, value in schema["properties"].items()}
        if kind == "array":
            return [fitting(schema["items"], defs, body) for _ in range(dice.randrange(4))]
        return words(body) if kind == "string" else None

    def script(body):
        schema = body["response_format"]["json_schema"]["schema"]
        fits = json.dumps(fitting(schema, schema.get("$defs", {}), body))
        broken = [
            fits[: dice.randrange(len(fits))], "", "{}", "[]", "null", '{"statements": 3}', f"```json\n{fits}\n```", words(body),
            {"choices": []}, {"choices": [{"message": None}]}, {"error": "no"}, completion(fits, finish_reason="length"), completion(None, refusal="No."),
        ]  # fmt: skip
        said = fits if dice.random() < 0.6 else dice.choice(broken)
        return said | {"choices": said.get("choices", [])} if isinstance(said, dict) else said

    return script
