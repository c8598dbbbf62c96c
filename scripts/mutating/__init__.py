"""Mutants: small meaningful changes of the program, each of which should make a test fail (`make mutants`)."""
