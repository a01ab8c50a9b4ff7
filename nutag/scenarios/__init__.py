"""Interactive scenarios: state as traits, results from pure models, one accessible panel as the view."""
