"""The ground floor: cases, documents, and the deterministic reading of what they say.

Nothing here knows a policy or a model. ``text`` and ``segments`` lay out a document, ``lexicon``
finds the words of the field in it, the readers (``durations``, ``dates``, ``quantities``,
``assertion``, ``regions``, ``outcomes``) say what the words mean, ``facts`` names what can be
claimed, and ``grounding`` is the only way from a claim to a fact.
"""
