"""Controls as traits: a default, limits and a label in one line; the panel draws each as a native form control.

A control is a traitlets trait that carries its description in the metadata `control`. `tag` says where the default
comes from (SEED, SOURCE, TEACHING or SYNTHETIC, see `nutag.provenance`) and is shown beside the label. `when` names
the settings at which a control counts, name → values; at others it is not shown, so no control moves in vain.
`more` puts a control behind *More*: two or three stand in sight at first.
"""

from functools import cache
from types import MappingProxyType

import traitlets


def slider(default, minimum, maximum, step, label, *, unit="", tag=None, help="", when=None, more=False):
    """A number between two limits: one range input and one number input that always agree.

    >>> slider(50, 0, 100, 5, "Share that returns", unit="%").metadata["control"]["max"]
    100
    """
    whole = all(isinstance(number, int) for number in (default, minimum, maximum, step))
    trait = traitlets.Int if whole else traitlets.Float
    control = dict(kind="slider", label=label, min=minimum, max=maximum, step=step, unit=unit, tag=tag, help=help,
                   when=listed(when), more=more)
    return trait(default, min=minimum, max=maximum, help=help or label).tag(control=control)


def choice(default, options, label, *, radio=False, tag=None, help="", when=None, more=False):
    """One of several named options: a list to open, or, for up to four options, radio buttons.

    `options` is a sequence of texts or a mapping of value to text; values are texts.
    """
    texts = dict(options) if isinstance(options, dict) else {option: option for option in options}
    control = dict(kind="radio" if radio else "select", label=label, tag=tag, help=help,
                   options=[[value, text] for value, text in texts.items()], when=listed(when), more=more)
    return traitlets.Enum(list(texts), default, help=help or label).tag(control=control)


def switch(default, label, *, tag=None, help="", when=None, more=False):
    """Yes or no: a checkbox."""
    control = dict(kind="switch", label=label, tag=tag, help=help, when=listed(when), more=more)
    return traitlets.Bool(default, help=help or label).tag(control=control)


def listed(when):
    """The settings at which a control counts, with lists that JSON can hold."""
    return {name: list(values) for name, values in (when or {}).items()}


def counts(control, settings):
    """Whether a control has a say at these settings."""
    return all(settings[name] in values for name, values in control["when"].items())


def controls(scenario):
    """The controls of a scenario (class or instance) in the order in which they are declared: name → description."""
    return _declared(scenario if isinstance(scenario, type) else type(scenario))


@cache  # every step of every panel asks for them
def _declared(scenario):
    traits = scenario.class_traits(control=lambda control: control is not None)
    order = {name: place for kind in reversed(scenario.mro()) for place, name in enumerate(vars(kind))}
    return MappingProxyType({name: traits[name].metadata["control"] for name in sorted(traits, key=order.get)})
