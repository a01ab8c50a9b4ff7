"""The web edition: the same notebooks, modules and scripts as plain pages that live without a server. `make site` builds it."""
