"""The review workbench and its JSON API: two faces of the same actions.

``office`` is what they work with, ``actions`` what people can do, one function each, which pages and API both call; ``security`` keeps
strangers out; ``pages`` and ``api`` read input and show results.
"""
