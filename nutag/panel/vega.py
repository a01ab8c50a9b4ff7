"""The Vega bundle that every scenario's chart draws with: made once, kept beside the environment, never fetched."""

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

# The page keeps one promise of Vega: whoever comes first, chart or runtime, makes it.
ENTRY = """
const make = () => { const p = {}; p.promise = new Promise((resolve) => { p.resolve = resolve; }); return p; };
(globalThis.nutagVega ??= make()).resolve(vegaEmbed);
export default { render() {} };
"""
SHIPPED = Path(__file__).with_name("vega.js")  # a build for the browser puts the file here


def bundle_path():
    """Where the bundle of the installed vl-convert is kept."""
    version = importlib.metadata.version("vl-convert-python")
    return Path(sys.prefix, "share", "nutag", f"vega-{version}.js")


def build(path):
    """Make the bundle with vl-convert and put it at `path` in one step, so that no half file is ever read."""
    import vl_convert

    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_text(vl_convert.javascript_bundle(ENTRY), encoding="utf-8")
    partial.replace(path)


def bundle():
    """The bundle's text; made first, in a process of its own, where set-up was skipped.

    A process of its own because vl-convert would cost the kernel a second and 90 MB.
    """
    if SHIPPED.exists():
        return SHIPPED.read_text(encoding="utf-8")
    if not bundle_path().exists():
        subprocess.run([sys.executable, "-m", __name__], check=True)
    return bundle_path().read_text(encoding="utf-8")


if __name__ == "__main__":
    if not bundle_path().exists():
        build(bundle_path())
