"""The picture of the README: the maps of workbook 01 in a real JupyterLab. `make picture` makes it.

The gates stand open and a place is chosen that no prediction asks about, so the picture gives no answer away.
"""
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from harness import Notebook, running_chromium, running_lab  # noqa: E402

PICTURE = ROOT / "picture.png"
PLACE = "MN-057", "Zavkhan"
os.environ["NUTAG_GATES"] = "open"


def main():
    with tempfile.TemporaryDirectory() as folder, running_chromium() as browser, running_lab(Path(folder)) as lab:
        notebook = Notebook(browser, lab, "workbooks/01_territory.ipynb", view="doc")
        notebook.page.set_viewport_size({"width": 1366, "height": 1000})
        panel = notebook.page.locator(".nutag-panel").first
        panel.locator(".nutag-chart svg").first.wait_for()
        panel.get_by_label("First-level unit", exact=True).select_option(PLACE[0])
        panel.locator(".nutag-sentence", has_text=PLACE[1]).wait_for()
        panel.evaluate("panel => panel.scrollIntoView()")
        notebook.page.wait_for_timeout(1000)
        panel.screenshot(path=PICTURE)
        notebook.close()
    print(f"{PICTURE.name}: {PICTURE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
