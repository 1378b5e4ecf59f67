"""Models: whatever proposes facts and statements. Nothing that they return is trusted."""
