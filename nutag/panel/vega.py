"""The Vega bundle that every scenario's chart draws with: made once, kept beside the environment, never fetched.

The course's own server gives it to the page as a file, once for all open lessons; elsewhere each kernel brings it.
"""

import importlib.metadata
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

# The page keeps one promise of Vega: whoever comes first, chart or runtime, makes it.
ENTRY = """
const make = () => { const p = {}; p.promise = new Promise((resolve) => { p.resolve = resolve; }); return p; };
(globalThis.nutagVega ??= make()).resolve(vegaEmbed);
export default { render() {} };
"""
BY_SERVER = "NUTAG_VEGA_BY_SERVER"  # set for the kernels of a server whose page has the bundle from a file
SHIPPED = Path(__file__).with_name("vega.js")  # a build for the browser puts the file here


def bundle_path():
    """Where the bundle of the installed vl-convert is kept."""
    version = importlib.metadata.version("vl-convert-python")
    return Path(sys.prefix, "share", "nutag", f"vega-{version}.js")


def make():
    """The bundle's text, made by vl-convert in a process of its own: it would cost the kernel a second and 90 MB."""
    script = "import sys, vl_convert; sys.stdout.buffer.write(vl_convert.javascript_bundle(sys.argv[1]).encode())"
    return subprocess.run([sys.executable, "-c", script, ENTRY], check=True, capture_output=True).stdout.decode()


def keep(path, text):
    """Put the text at `path` in one step, so that no half file is ever read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def kept():
    """The file of the bundle, or None where none was made yet."""
    return next((path for path in (SHIPPED, bundle_path()) if path.exists()), None)


def bundle():
    """The bundle's text; made first where set-up was skipped, and kept if the environment can be written."""
    if path := kept():
        return path.read_text(encoding="utf-8")
    text = make()
    with suppress(OSError):
        keep(bundle_path(), text)
    return text


if __name__ == "__main__":
    bundle()
