"""What the course costs, each figure beside a reference from the same run. `make bench` prints it.

    python benchmarks/run.py [models] [notebooks] [browser] [hub=30] [site]     every part, or those that are named
"""
import importlib
import statistics
import sys
import time

CALLS = 15
LONG = 2.0  # seconds: a case that takes longer in all is called fewer times


def models():
    """One call of each model at the size a slider uses, beside a plain reference that computes the same."""
    print(f"{'one call of a model':44} {'ms':>9} {'reference ms':>13} {'ratio':>7}")
    for module in ("models_money", "models_power"):
        for name, call, reference in importlib.import_module(module).cases():
            ours, theirs = milliseconds(call), milliseconds(reference)
            print(f"{name:44} {ours:9.3f} {theirs:13.3f} {ours / theirs:7.2f}")


def milliseconds(call):
    """The median of several calls, after one that warms up."""
    call()
    times, end = [], time.perf_counter() + LONG
    while len(times) < CALLS and (not times or time.perf_counter() < end):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def notebooks():
    importlib.import_module("notebooks").table()


def browser():
    importlib.import_module("browser").table()


def hub(students=10):
    importlib.import_module("hub").table(int(students))


def site():
    importlib.import_module("site_pages").table()


PARTS = {"models": models, "notebooks": notebooks, "browser": browser, "hub": hub, "site": site}


def main(names):
    asked = [name.split("=") for name in names or PARTS]  # hub=30: a class of thirty
    unknown = {name for name, *_ in asked} - set(PARTS)
    if unknown:
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    for name, *options in asked:
        PARTS[name](*options)
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
