"""One file per story: what the product promises, from outside."""
