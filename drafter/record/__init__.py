"""What is kept: people, cases, versions, signatures, and the ledger of all that happened to them.

One door each: ``store`` opens the database and its transactions, ``ledger`` appends and verifies, ``signoff`` makes determinations.
Every change is one transaction that also appends to the ledger, so neither exists without the other. Nothing here draws a page or asks a model.
"""
