"""Briefing packs: a plan, a goal or some indicators as a document, slides, a PDF or a workbook."""
