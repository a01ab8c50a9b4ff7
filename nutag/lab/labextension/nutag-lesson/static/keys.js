// A letter typed while reading never changes a lesson. (The panels themselves see to Tab: nutag/panel/dom.js.)
export const plainKeysStay = () => window.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, select, textarea, [contenteditable='true'], .cm-editor");
  if (/^[a-z0-9]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey
    && !writing && event.target.closest(".jp-Notebook")) event.stopPropagation();
}, true);
