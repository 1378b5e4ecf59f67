"""The ground floor: cases, documents, and the deterministic reading of what they say.

Nothing here knows a policy or a model. From below: ``words`` are those of the field, ``layout`` lays out a
document, ``calendar`` reads days and lengths of time, ``meaning`` says how a thing is meant and where on the body
it is, ``headaches`` how often and how long one comes, ``timing`` whose time a time is, ``outcomes``, ``sessions``
and ``courses`` what became of treatments. ``intake`` takes a case in, ``reading`` reads a document once, and
``claims`` holds what can be claimed and the only way from a claim to a fact.
"""
