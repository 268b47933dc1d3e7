"""Charts people take away: each with its caption, data, metadata and citation, at one address with many suffixes."""
