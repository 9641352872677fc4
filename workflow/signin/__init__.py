"""Who somebody is: signing in, the second factor, and how a session ends."""
