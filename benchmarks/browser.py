"""What a step of each scenario costs in a real JupyterLab, beside a chart redrawn by `interact` and matplotlib."""
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
from harness import Notebook, chromium, running_chromium, running_lab  # noqa: E402
from panels import STEMS, all_panels, panels, run  # noqa: E402

from nutag.panel.controls import controls  # noqa: E402
from nutag.panel.state import OPEN_GATES  # noqa: E402

RUNS, STEPS = 3, 60
LARGE = 500_000  # bytes: of all that a notebook sends, only Vega is as large
REFERENCE = """
%matplotlib inline
import ipywidgets
import matplotlib.pyplot as plt
import pandas
from nutag.scenarios.start_here import units_by_population
ranked = pandas.DataFrame([dict(name_en=unit.name_en, population=people) for unit, people in units_by_population()])
def draw(units):
    colours = ["tab:blue" if i < units else "lightgrey" for i in range(22)]
    ranked.plot.barh("name_en", "population", color=colours, figsize=(6, 4), legend=False)
    plt.show()
ipywidgets.interact(draw, units=ipywidgets.IntSlider(1, 0, 22))
"""


def table():
    """Control step to changed pixels and bytes, then what running all panels of a module sends."""
    if not chromium():
        return print("not measured: no Chromium (install chromium, or set CHROMIUM=/path/to/it)")
    os.environ[OPEN_GATES] = "open"
    with tempfile.TemporaryDirectory() as folder, running_chromium() as browser, running_lab(Path(folder)) as lab:
        reference = matplotlib(browser, lab)
        print(f"{'control step to changed pixels':36} {'control':14} {'median ms':>10} {'95 % ms':>8} "
              f"{'bytes':>8} {'x faster':>9}")
        line("interact and matplotlib", "units", *reference, reference)
        line("an empty message to the kernel", "", *empty_message(browser, lab), reference)
        sent = {}
        for stem in STEMS:
            notebook = run(browser, lab, all_panels(lab, stem))
            drawn = panels(notebook)
            sent[stem] = sum(notebook.received), sum(size > LARGE for size in notebook.received)
            for panel in drawn:
                name, values = moving(panel.kind)
                figures = measured(notebook, panel.element, dict(name=name, values=values))
                line(panel.kind.name, name, *figures, reference)
            notebook.close()
            lab.stop_kernels()
    print(f"\n{'all panels of a module':36} {'kB to the page':>25} {'times Vega':>10}")
    for stem, (size, times) in sent.items():
        print(f"{stem:36} {size / 1000:25,.0f} {times:10}")


def line(name, control, median, late, size, reference):
    print(f"{name:36} {control:14} {median:10.1f} {late:8.1f} {size:8,} {reference[0] / median:9.1f}", flush=True)


def matplotlib(browser, lab):
    """The usual way: a slider and a picture, drawn again in the kernel for every step."""
    path = "workbooks/98_reference.ipynb"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    cells = [nbformat.v4.new_code_cell(REFERENCE.strip())]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), lab.folder / path)
    notebook = Notebook(browser, lab, path)
    notebook.run_all()
    notebook.page.wait_for_selector(".jp-OutputArea img")
    figures = measured(notebook, notebook.page.locator(".jp-Notebook"), dict(name=None, values=[]))
    notebook.close()
    lab.stop_kernels()
    return figures


def empty_message(browser, lab):
    """What no scenario can be faster than: the server and the kernel answer, and nothing is computed or drawn."""
    notebook = Notebook(browser, lab, all_panels(lab, STEMS[0]))
    before = len(notebook.received)
    times = sorted(notebook.page.evaluate(EMPTY, STEPS))
    size = sum(notebook.received[before:]) // STEPS
    notebook.close()
    return statistics.median(times), times[int(0.95 * STEPS)], size


def moving(kind):
    """The control with the most different results, and its values."""
    def states(name, control):
        values = [value for value, _ in control["options"]] if "options" in control else [False, True]
        if control["kind"] == "slider":
            steps = min(30, round((control["max"] - control["min"]) / control["step"]))
            grid = [round(i * (control["max"] - control["min"]) / control["step"] / steps) for i in range(steps + 1)]
            values = [round(control["min"] + place * control["step"], 9) for place in grid]
        scenario = kind()
        results = {json.dumps(dict(scenario.result.rows)) for value in values if scenario.apply({name: value}) is None}
        return len(results), name, values

    return max(states(name, control) for name, control in controls(kind).items())[1:]


def measured(notebook, element, how):
    """Median, 95th percentile (ms; median of three runs) and bytes to the page, a step."""
    element.scroll_into_view_if_needed()
    notebook.page.wait_for_timeout(1500)
    values = element.evaluate(DRIVE, [how["name"], how["values"], 0]) if how["values"] else []
    runs = []
    for _ in range(RUNS):
        before = len(notebook.received)
        times = sorted(element.evaluate(DRIVE, [how["name"], values, STEPS]))
        runs.append((statistics.median(times), times[int(0.95 * len(times))],
                     sum(notebook.received[before:]) // STEPS))
    return [statistics.median(column) for column in zip(*runs)]


EMPTY = """async (steps) => {
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel, times = [];
  for (let i = 0; i < steps; i++) {
    const start = performance.now();
    await kernel.requestKernelInfo();
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 60));
  }
  return times;
}"""
# With no steps: the values that change the picture. Else: milliseconds of each step; values go up and down again, so
# that every step is a small one, as a hand makes it. A step that shows nothing within two seconds counts as two seconds.
DRIVE = """async (element, [name, values, steps]) => {
  const field = name === null ? null : element.querySelector(`.nutag-control[data-control="${name}"]`);
  const handle = element.querySelector('.noUi-handle'), wait = (ms) => new Promise((r) => setTimeout(r, ms));
  const choose = (value) => {
    const input = field.querySelector('select, input[type=range], input[type=checkbox]');
    if (!input) return field.querySelector(`input[value="${value}"]`).click();
    if (input.type === 'checkbox') return input.checked === value || input.click();
    input.value = value;
    input.dispatchEvent(new Event(input.type === 'range' ? 'input' : 'change', { bubbles: true }));
  };
  let key = 'ArrowRight';
  const press = () => {
    const place = handle.getAttribute('aria-valuetext') ?? handle.getAttribute('aria-valuenow');
    if (+place >= 22) key = 'ArrowLeft';
    if (+place <= 0) key = 'ArrowRight';
    handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  };
  const set = (i) => {
    if (!field) return press();
    const turn = i % (2 * values.length - 2);
    choose(values[turn < values.length ? turn : 2 * values.length - 2 - turn]);
  };
  const now = field ? element.querySelector('.nutag-picture') : element;
  const seen = () => [...now.querySelectorAll(field ? '.nutag-chart svg' : '.jp-OutputArea img')]
    .map((e) => e.src ?? e.outerHTML).join('');
  if (!steps) {
    const moving = [];
    let last = '';
    for (const value of values) {
      choose(value);
      await wait(250);
      if (seen() !== last) moving.push(value);
      last = seen();
    }
    choose(moving[0]);
    await wait(500);
    return moving;
  }
  handle?.focus();
  let touched = false;
  const observer = new MutationObserver(() => { touched = true; });
  observer.observe(now, { childList: true, subtree: true, attributes: true, characterData: true });
  const times = [];
  for (let i = 1; i <= steps; i++) {
    const before = seen(), start = performance.now();
    touched = false;
    set(i);
    let changed = false;
    while (!changed && performance.now() - start < 2000) {
      await new Promise(requestAnimationFrame);
      if (touched) { touched = false; const picture = seen(); changed = picture !== '' && picture !== before; }
    }
    times.push(performance.now() - start);
    await wait(60);
  }
  observer.disconnect();
  return times;
}"""
