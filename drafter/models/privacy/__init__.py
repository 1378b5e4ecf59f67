"""What a hosted model must not learn: who the patient is."""
