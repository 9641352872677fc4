"""Who somebody is: signing in, the second factor, sessions, what a browser is told."""
