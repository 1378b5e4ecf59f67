"""A draft as a document that a person reads: text for a terminal, Markdown, HTML.

``page`` puts a draft into the words and the order of reading once; the formats only lay it out.
"""
