"""What the patient complains of, for how long, and how often it comes."""
