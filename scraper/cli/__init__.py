"""The commands: thin click functions, one file a group."""
