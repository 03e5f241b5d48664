"""When a source is due: cron expressions with a time zone, pure functions of (expression, time)."""
