"""The file that marks a site of ours. Only a folder that holds it, with this very text, is replaced or changed."""

NAME = ".planportal"
TEXT = "A site made by planportal. Every build replaces what it wrote here; keep files of your own elsewhere.\n"
