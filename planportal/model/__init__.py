"""What a plan is: texts, units, printed figures and the records of its TOML files."""
