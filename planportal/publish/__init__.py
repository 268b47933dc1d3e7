"""From a site as a mapping (path to output) to a folder of files, making only what changed."""
