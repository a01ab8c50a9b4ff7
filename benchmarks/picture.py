"""The picture of the README: the first panel of workbook 01 in a real JupyterLab, Tuv chosen. `make picture` makes it."""
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from harness import Notebook, running_chromium, running_lab  # noqa: E402

PICTURE = ROOT / "picture.png"


def main():
    with tempfile.TemporaryDirectory() as folder, running_chromium() as browser, running_lab(Path(folder)) as lab:
        notebook = Notebook(browser, lab, "workbooks/01_territory.ipynb")
        notebook.page.set_viewport_size({"width": 1366, "height": 1200})  # the whole panel at once
        notebook.run_all()
        panel = notebook.page.locator(".nutag-panel").first
        panel.locator(".nutag-chart svg").first.wait_for()
        panel.get_by_label("First-level unit", exact=True).select_option("MN-047")
        panel.locator(".nutag-sentence", has_text="Tuv").wait_for()
        panel.scroll_into_view_if_needed()
        notebook.page.wait_for_timeout(1000)
        panel.screenshot(path=PICTURE)
        notebook.close()
    print(f"{PICTURE.name}: {PICTURE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
