"""What the page is about: its topic, and the drama that it names."""
