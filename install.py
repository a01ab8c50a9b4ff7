"""Make the course's own environment, or mend the one that is there; what works is never taken away first.

    python install.py [--tests] [folder]            the folder is .venv unless another is named
    python install.py --check [--tests] [folder]    asked of an environment's own Python: is all in place?

Needs Python 3.11 or later and no package. `make` calls it; on Windows a reader does.
"""

import ast
import filecmp
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

COURSE = Path(__file__).absolute().parent
LOCK, TEST_LOCK = "requirements.txt", "requirements-test.txt"
# A reader's pip settings say where packages come from. How they are installed is the course's affair: a target, a
# prefix, `user` or required hashes would put them elsewhere or stop them.
WHERE_PACKAGES_ARE = {"index-url", "pypi-url", "extra-index-url", "find-links", "no-index", "trusted-host", "proxy",
                      "cert", "client-cert", "keyring-provider", "timeout", "default-timeout", "retries", "cache-dir"}

# IPython adds the folder before the packages, unless it is on the path already.
OWN_FOLDER_LAST = "import sys; 'ipykernel_launcher' in sys.orig_argv and sys.path.append('')"


def main(arguments):
    """Do what the command line asks; the exit code is 0, or 1, with the reason in words unless it is a check."""
    if sys.version_info < (3, 11):
        return f"This is Python {sys.version.split()[0]}. The course needs Python 3.11 or later."
    folders = [word for word in arguments if not word.startswith("--")]
    place = Path(folders[0] if folders else COURSE / ".venv").absolute()
    locks = [LOCK, TEST_LOCK] if "--tests" in arguments else [LOCK]
    if "--check" in arguments:
        return int(not complete(place, locks))
    try:
        return install(place, locks)
    except OSError as error:
        return f"The set-up stopped: {error}. Nothing that worked before was taken away."


def install(place, locks):
    """Set up `place` with the packages of the locks; None if all is well, else a sentence."""
    for folder in (place.parent, place):
        if folder.exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return (f"You may not write in {folder}: it belongs to another user, or can only be read. "
                    "Copy the course into a folder of your own and set it up there.")
    with alone():
        recover(place)
        if ready(place, locks) or mend(place, locks) or renew(place, locks):
            return None
    return ("The set-up is not complete: the lines above say why. Without a network, connect and run this again. "
            "What was there before is there still.")


def complete(place, locks):
    """Whether this very Python is the one of `place`, finds the course, and has what the locks ask for."""
    course = find_spec("nutag")
    return (os.path.samefile(sys.prefix, place) and course is not None
            and os.path.samefile(course.origin, COURSE / "nutag" / "__init__.py")
            and all(installed(place, lock) for lock in locks))


def installed(place, lock):
    """Whether the lock is the one that was installed last: a copy of it is kept in the environment."""
    kept = place / lock
    return kept.exists() and filecmp.cmp(COURSE / lock, kept, shallow=False)


def mend(place, locks):
    """Bring an environment whose Python works up to date where it stands; whether that was possible."""
    if not place.exists() or unfinished(place).exists():
        return False
    link(place)
    return run(place, "-c", "import pip", quiet=True) and fill(place, locks)


def renew(place, locks):
    """Make a new environment, the old one put aside; it comes back if there is no new one to be had."""
    old, done = aside(place), False
    if (place / TEST_LOCK).exists():  # tools that were there are there afterwards
        locks = [LOCK, TEST_LOCK]
    if os.path.lexists(place):
        place.rename(old)
    try:
        done = create(place) and fill(place, locks)
    finally:
        if done:
            discard(old)
        else:
            discard(place)
            if os.path.lexists(old):
                old.rename(place)
    return done


def create(place):
    """Make an empty environment with this Python; whether it went well."""
    return subprocess.run([sys.executable, "-I", "-m", "venv", place]).returncode == 0


def recover(place):
    """Finish what a set-up that was killed could not: the old environment comes back."""
    if os.path.lexists(aside(place)):
        discard(place)
        aside(place).rename(place)


def fill(place, locks):
    """Install what the locks ask for and is not there yet; whether all went well."""
    unfinished(place).touch()
    link(place)
    missing = [lock for lock in locks if not installed(place, lock)]
    done = not missing or pip(place, missing[-1])  # the test lock holds all pins of the runtime lock: one call is enough
    for lock in missing if done else ():
        shutil.copyfile(COURSE / lock, place / lock)
    done = done and run(place, "-m", "nutag.panel.vega")
    unfinished(place).unlink()  # pip that ends by itself leaves whole packages; one that was killed does not get here
    return done


def link(place):
    """Let the environment find the course: by the way from it to the course, so that both can be moved together.

    In ASCII, whatever the folders are called: Python reads this file in the locale's encoding before it does anything.
    A kernel looks for modules in the notebook's own folder last: a reader's pandas.py or nutag.py hides nothing.
    """
    for packages in [*place.glob("lib/python3*/site-packages"), *place.glob("Lib/site-packages")]:
        for former in packages.glob("_editable_impl_nutag*.pth"):
            former.unlink()
        line = (os.path.relpath(COURSE, packages) if place.is_relative_to(COURSE)
                else f"import sys; sys.path.append({ascii(str(COURSE))})")
        (packages / "nutag.pth").write_text(f"{line}\n{OWN_FOLDER_LAST}\n", encoding="ascii")


def pip(place, lock):
    """Install a lock with the environment's pip; whether it went well."""
    return run(place, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--require-hashes",
               "-r", COURSE / lock, environment=settings(place))


def settings(place):
    """The environment variables that pip runs with: of the reader's settings only where packages are."""
    every = dict.fromkeys(("PIP_USER", "PIP_GLOBAL", "PIP_SITE"), "0")  # else `user = true` would list one file only
    listed = subprocess.run([python(place), "-I", "-X", "utf8", "-m", "pip", "config", "list"], capture_output=True,
                            text=True, encoding="utf-8", env={**os.environ, **every}).stdout
    found = {}
    for line in sorted(listed.splitlines(), key=lambda line: line.startswith("install.")):
        key, _, value = line.partition("=")
        section, _, name = key.rpartition(".")
        if name in WHERE_PACKAGES_ARE and section in ("global", "install", ":env:"):
            variable = "PIP_" + name.upper().replace("-", "_")
            found[variable] = os.environ.get(variable) or ast.literal_eval(value)
    others = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    return {**others, **found, "PIP_CONFIG_FILE": os.devnull}


def run(place, *arguments, environment=None, quiet=False):
    """Run the environment's Python, deaf to PYTHONPATH and its like; whether it went well."""
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run([python(place), "-I", *arguments], env=environment,
                              stdout=output, stderr=output).returncode == 0
    except OSError:
        return False


def ready(place, locks):
    """Whether an environment, asked by its own Python, is complete."""
    return run(place, COURSE / "install.py", "--check", *["--tests"] * (TEST_LOCK in locks), place, quiet=True)


def python(place):
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def unfinished(place):
    return place / "unfinished"


def aside(place):
    return place.with_name(place.name + "-before")


def discard(path):
    """Remove a folder, or the link to one."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def alone():
    """One set-up at a time in a course; a second one waits. (Windows has no such lock: nothing waits there.)"""
    with suppress(ImportError, OSError):
        import fcntl

        folder = os.open(COURSE, os.O_RDONLY)
        fcntl.flock(folder, fcntl.LOCK_EX)
    yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
