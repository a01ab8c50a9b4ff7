"""Accept the tables as they are now: write their fingerprints into datapackage.json.

`python datasets/recipes/fingerprints.py`. Until this is run, an edited table says "edited locally".
"""

import json
from pathlib import Path

from nutag.data import fingerprint

DATASETS = Path(__file__).resolve().parent.parent


def refreshed(descriptor):
    """Return the descriptor with the fingerprint of every file as it is on disk."""
    resources = [resource | {"fingerprint": fingerprint((DATASETS / resource["path"]).read_bytes())}
                 for resource in descriptor["resources"]]
    return descriptor | {"resources": resources}


def as_text(descriptor):
    """Return the text of datapackage.json for a descriptor."""
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    path = DATASETS / "datapackage.json"
    text = as_text(refreshed(json.loads(path.read_text(encoding="utf-8"))))
    path.write_text(text, encoding="utf-8", newline="\n")
