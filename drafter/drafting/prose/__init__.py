"""A determination as anyone writes it: plain text, Markdown or HTML, read into parts and held against its case.

``layout`` finds blocks and sentences, ``html`` makes text of a web page, ``quotations``, ``citations``, ``dispositions``,
``services``, ``criteria``,
``results`` and ``claims`` find what the sentences say, ``checks`` and its neighbours raise the findings.
"""
