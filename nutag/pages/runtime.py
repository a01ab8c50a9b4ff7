"""Python for the browser: npm's `pyodide`, pinned with its hash in `npm/package-lock.json`, fetched once."""

import filecmp
import shutil
import subprocess
from pathlib import Path

LOCK = Path(__file__).parent / "npm"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
NO_NPM = ("The web edition needs npm, once, to fetch Python for the browser (the package `pyodide`, 6 MB). "
          "Install Node.js, which brings npm, and run `make site` again.")
NOT_FETCHED = ("npm could not fetch the package `pyodide`: the lines above say why. "
               "Connect to a network and run `make site` again.")


class NoRuntime(Exception):
    """Python for the browser could not be had, in words for the reader."""


def folder(place):
    """The folder with the files of the pinned Pyodide, kept under `place`.

    Errors: `NoRuntime` if npm is missing or cannot fetch it.
    """
    kept, lock = place / "package-lock.json", LOCK / "package-lock.json"
    found = place / "node_modules" / "pyodide"
    if kept.exists() and filecmp.cmp(kept, lock, shallow=False) and (place / "fetched").exists():
        return found
    npm = shutil.which("npm")
    if npm is None:
        raise NoRuntime(NO_NPM)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(LOCK, place)
    if subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=place).returncode:
        raise NoRuntime(NOT_FETCHED)
    (place / "fetched").touch()
    return found
