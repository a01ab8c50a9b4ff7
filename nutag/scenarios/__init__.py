

from importlib import import_module
from importlib.util import find_spec

from nutag.panel.scenario import Scenario


def declared(stem):
    """The scenarios of a workbook that have a name, in the order in which they are declared; none for an unknown stem."""
    if not (stem.isascii() and stem.isidentifier() and find_spec(f"{__name__}.{stem}")):
        return []
    module = import_module(f"{__name__}.{stem}")
    return [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Scenario) and kind.name
            and kind.__module__ == module.__name__]
