"""What happens to a visit after the spider: one class a file."""
