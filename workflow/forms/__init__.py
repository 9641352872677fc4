"""Forms of the desk: what an officer types becomes the facts of an act."""
