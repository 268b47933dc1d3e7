"""From TOML files to checked records: reading, locating and reporting faults."""
