"""`python -m nutag.pages [folder]` builds the web edition."""

import sys

from nutag.pages.build import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
