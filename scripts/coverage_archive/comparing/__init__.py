"""Archive -> what a reader compares: clauses, topics, speakers, coverage."""
