"""Turn captured news articles into a site that compares how outlets reported the same treaty clause."""
