"""Site rules shipped with the program, as TOML."""
