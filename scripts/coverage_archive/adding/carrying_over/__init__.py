"""What a newer version takes from the earlier one: what its lines are, and the tags whose words still stand."""
