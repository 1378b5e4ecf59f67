"""From a claim to a fact: quotes looked up, attributes read again, one episode, and grounding, the only way to a fact."""
