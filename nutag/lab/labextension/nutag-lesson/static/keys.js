// Keys: Tab leads from a cell that was just run into what it shows; a letter typed while reading never changes a lesson.
const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea, summary, [tabindex='0']";

export const tabIntoOutput = () => {
  let ran = null;
  const follow = (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      ran = document.activeElement?.closest(".jp-CodeCell") ?? document.querySelector(".jp-CodeCell.jp-mod-active");
    } else if (event.key === "Tab" && !event.shiftKey && ran?.isConnected) {
      const first = [...ran.querySelectorAll(".jp-Cell-outputArea :is(" + FOCUSABLE + ")")]
        .find((element) => element.checkVisibility() && !element.closest(".jp-OutputPrompt"));
      if (first) {
        event.preventDefault();
        event.stopImmediatePropagation();
        first.focus();
      }
      ran = null;
    } else if (event.key !== "Shift") {
      ran = null;
    }
  };
  window.addEventListener("keydown", follow, true);
  window.addEventListener("pointerdown", () => { ran = null; }, true);
};

export const plainKeysStay = () => window.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, select, textarea, [contenteditable='true'], .cm-editor");
  if (/^[a-z0-9]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey
    && !writing && event.target.closest(".jp-Notebook")) event.stopPropagation();
}, true);
