"""Nutag Workbooks: models, charts, scenarios, checks and data behind the notebooks."""
