"""Test the tests (`make mutants`): make small changes of the program, and see whether each makes a test fail."""
