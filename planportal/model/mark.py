"""The file at the root of every site of ours. A folder is replaced or changed only where it stands, with this very text."""

NAME = ".planportal"
TEXT = "A site made by planportal. Every build replaces what it wrote here; keep files of your own elsewhere.\n"
