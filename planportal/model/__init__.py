"""What a plan is: texts, units, printed figures and the records the TOML files are read into."""
