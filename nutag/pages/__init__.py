"""The web edition: the same notebooks, modules and scripts as plain pages that need no server. `make site` builds it."""
