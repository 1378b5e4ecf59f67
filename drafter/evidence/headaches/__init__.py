"""How often and how long a headache comes: counts of days a month, diaries, hours of an attack."""
