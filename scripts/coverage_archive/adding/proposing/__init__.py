"""What an article probably says of itself: proposals of lines, date, language, outlet, speakers and tags."""
