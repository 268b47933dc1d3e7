"""The file at the root of every site that says whose it is: a folder is ours only if it holds this name with this text."""

NAME = ".planportal"
TEXT = "A site made by planportal; it is replaced whole by every build.\n"
