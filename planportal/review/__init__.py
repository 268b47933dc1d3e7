"""Two builds compared: what changed between them, whom it affects, and what stays open in the later one."""
