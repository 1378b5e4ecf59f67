"""What a page or an answer of the API shows, as frozen records: pure functions from what is stored and who looks.

The gate is here: what a draft suggests for a criterion is not in these records until the person may see it. Templates and the API
only write down what they are given, so that neither can show more than the other.
"""
