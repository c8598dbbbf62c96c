"""What several tests need. No test stands here, and no test is imported from anywhere."""
