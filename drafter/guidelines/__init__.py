"""The literature floor: summaries of guidelines, studies and definitions, and the search over them.

Its rules:

* A source is here only if somebody read it: front matter without the mark ``V`` is refused at load.
* A passage is one numbered statement of one source, never changed on its way to a draft. It keeps
  its offsets, so that a citation can be checked against the file character for character.
* What is found supports background only. A payer's requirement is cited to the payer's policy.
* A query is made of criteria, services and codes, never of text from a patient's record: with a
  hosted embedding it would leave the house.
* The same corpus, settings and query give the same hits in the same order.

``source_file`` is the grammar of a file, ``corpus`` holds what was read, ``terms`` says what a text
is about, ``lexical`` and ``embedding`` compare texts by it, ``store`` keeps vectors in Chroma, and
``index`` is the search.
"""
