"""How a thing is meant and where on the body it is: present, absent, possible, past, somebody else's; findings and what tests answered."""
