// The one bar of the lesson view. It stands before JupyterLab in the page, so Tab reaches it first.
import { showCode } from "./code.js";
import { open } from "./view.js";

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const button = (text, label, action) => {
  const element = make("button", { type: "button", title: label, "aria-label": label }, text);
  element.addEventListener("click", action);
  return element;
};

// The panel that a reader looks at offers a button for showing it alone; which one that is, only the screen tells.
const present = () => {
  const middle = window.innerHeight / 2;
  const distance = (element) => {
    const { top, bottom } = (element.closest(".nutag-panel") ?? element).getBoundingClientRect();
    return Math.max(top - middle, middle - bottom, 0);
  };
  const buttons = [...document.querySelectorAll(".nutag-present")];
  buttons.sort((a, b) => distance(a) - distance(b))[0]?.click();
};

const contents = (app, lessons) => {
  const link = (path, text, attributes = {}) => {
    const element = make("a", { href: lessons.address("doc", path), ...attributes }, text);
    element.addEventListener("click", (event) => { event.preventDefault(); dialog.close(); open(app, path); });
    return element;
  };
  const entries = lessons.list.map((lesson) => make("li", {},
    link(lesson.path, `${lesson.number} ${lesson.title}`), make("p", {}, lesson.question, " ",
      link(lessons.exercisesOf(lesson), "Exercises", { "aria-label": `Exercises of ${lesson.number} ${lesson.title}` }))));
  const close = button("Close", "Close the contents", () => dialog.close());
  const dialog = make("dialog", { class: "nutag-contents", "aria-labelledby": "nutag-contents-title" },
    make("header", {}, make("h2", { id: "nutag-contents-title" }, "Contents"), close),
    make("ol", {}, ...entries), make("p", {}, link("README.md", "About the course")));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  return dialog;
};

export const makeBar = (app, lessons) => {
  const { commands, shell } = app;
  const dialog = contents(app, lessons);
  const neighbour = (step) => {
    const place = lessons.placeOf(shell.currentWidget?.context?.path);
    if (!place) return null;
    if (place.exercise && step < 0) return place.lesson;
    return lessons.list[place.index + step] ?? null;
  };
  const go = (step) => { const lesson = neighbour(step); if (lesson) open(app, lesson.path); };
  const code = button("Code", "Show the code of every cell", () => commands.execute("nutag:code"));
  const buttons = {
    previous: button("‹ Previous", "", () => go(-1)),
    next: button("Next ›", "", () => go(1)),
    contents: button("Contents", "Contents of the course", () => dialog.showModal()),
    code,
    present: button("Present", "Show the panel in the middle of the screen alone", () => commands.execute("nutag:present")),
    print: button("Print", "Print this page", () => commands.execute("nutag:print")),
  };
  const place = make("span", { class: "nutag-place", "aria-live": "polite" });
  const full = make("a", { href: lessons.address("lab", ""), title: "Open this page in JupyterLab, with every tool" }, "Full JupyterLab");
  const bar = make("header", { class: "nutag-bar" }, make("strong", {}, "Nutag Workbooks"), place,
    make("nav", { "aria-label": "Course" }, ...Object.values(buttons), full));
  document.body.prepend(bar);
  // The bar may need two lines; JupyterLab gets what is left of the window.
  new ResizeObserver(() => {
    document.body.style.setProperty("--nutag-bar", `${bar.offsetHeight}px`);
    shell.update();
  }).observe(bar);

  commands.addCommand("nutag:present", { label: "Present the panel in the middle of the screen", execute: present });
  commands.addCommand("nutag:print", { label: "Print this page", execute: () => window.print() });
  commands.addCommand("nutag:code", {
    label: "Show or hide the code of every cell",
    execute: () => {
      const shown = code.getAttribute("aria-pressed") !== "true";
      code.setAttribute("aria-pressed", shown);
      showCode(shell.currentWidget, shown);
    },
  });

  let title = document.title;
  const setTitle = () => { if (document.title !== title) document.title = title; };
  new MutationObserver(setTitle).observe(document.head.querySelector("title"), { childList: true });  // JupyterLab sets it too
  const show = () => {
    const path = shell.currentWidget?.context?.path ?? "";
    const here = lessons.placeOf(path);
    place.textContent = here ? `${here.name} · ${here.index + 1} of ${lessons.list.length}` : path.split("/").pop();
    title = [here?.name ?? place.textContent, "Nutag Workbooks"].filter(Boolean).join(" · ");
    setTitle();
    for (const [name, step] of [["previous", -1], ["next", 1]]) {
      const lesson = neighbour(step), label = `${name === "next" ? "Next" : "Previous"} lesson`;
      buttons[name].disabled = !lesson;
      buttons[name].title = lesson ? `${label}: ${lesson.number} ${lesson.title}` : `No ${label.toLowerCase()}`;
      buttons[name].setAttribute("aria-label", buttons[name].title);
    }
    code.setAttribute("aria-pressed", "false");
    code.disabled = !path.endsWith(".ipynb");
    full.href = lessons.address("lab", path);
  };
  shell.currentChanged.connect(show);
  app.restored.then(show);
};
