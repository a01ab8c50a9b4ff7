// Folded code: a quiet button in the margin opens the code of one cell. Opening is for looking: it never reaches the file.
const buttons = new WeakMap();

const isCode = (cell) => cell.model.type === "code";

const show = (cell, shown) => {
  cell.inputHidden = !shown;
  const button = buttons.get(cell);
  button.setAttribute("aria-expanded", shown);
  button.title = shown ? "Hide this code" : "Show the code of this cell";
};

const prepare = (cell, isLesson) => {
  if (!isCode(cell)) {
    if (isLesson) Object.assign(cell, { syncEditable: false, showEditorForReadOnly: false, readOnly: true });
    return;
  }
  if (buttons.has(cell)) return;
  cell.syncCollapse = false;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "nutag-code", textContent: "code" });
  button.addEventListener("click", () => show(cell, cell.inputHidden));
  buttons.set(cell, button);
  cell.node.prepend(button);
  show(cell, !cell.inputHidden);
};

export const foldCode = ({ content }, place) => {
  const isLesson = place !== null && !place.exercise;  // its text is for reading: a double click selects a word
  const prepareAll = () => content.widgets.forEach((cell) => prepare(cell, isLesson));
  prepareAll();
  content.model?.cells.changed.connect(() => requestAnimationFrame(prepareAll));
};

export const showCode = (panel, shown) => panel.content.widgets.filter(isCode).forEach((cell) => show(cell, shown));
