"""What was found: diagnoses, examinations, warning signs, studies, scales."""
