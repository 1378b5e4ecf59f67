"""The words of the field and the figures between them: the lexicon, numbers, quantities, names of months. Nothing here knows a document."""
