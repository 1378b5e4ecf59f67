"""QA audits: how accurate drafts and signed determinations are, and how people use the drafts.

    store, ledger -> Signed (what was signed, with the draft and the behaviour behind it)
      -> Plan, Sample (seeded, recorded before anything is read) -> Reading (blind, then compared) -> figures, signals -> report

``estimates`` holds the statistics, ``samples`` the sampling, ``readings`` the auditor's form, ``figures`` and ``signals`` what they come to.
"""
