"""Panels: what a scenario is, its controls, what a panel shows and does, and the one widget that draws it."""
