"""What a page says of itself: candidates with their evidence for title, authors, dates, language and source."""
