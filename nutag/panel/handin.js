// The form to hand in with: a nickname, a button, and a link that saves the file which the kernel made.
export default {
  render({ model, el }) {
    const parts = model.get("parts"), id = uniqueId();
    const name = make("input", { type: "text", id, size: 24, maxlength: 40, autocomplete: "off" });
    name.value = model.get("frame").nickname;
    const box = make("section", { class: "nutag-form nutag-hand-in", "aria-label": parts.question });
    const message = make("p", { class: "nutag-note", role: "status" });
    const holds = make("p", { class: "nutag-holds" });
    const codes = make("input", { type: "checkbox", id: `${id}-codes` });
    const save = make("a", { class: "nutag-save" });
    const lost = (gone) => { box.querySelectorAll("input, button").forEach((field) => { field.disabled = gone; }); };
    const { send, end } = sender(model, lost);
    const hand = () => send({ do: "make", nickname: name.value });
    name.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); hand(); } });
    codes.addEventListener("change", () => send({ do: "codes", on: codes.checked }));
    box.append(
      make("p", { class: "nutag-prompt" }, parts.question), holds,
      make("div", { class: "nutag-line" }, make("label", { for: id }, "A nickname (not your name)"), name),
      make("div", { class: "nutag-buttons" }, button("Make my file", hand, { class: "nutag-main" }), save),
      message,
      make("div", { class: "nutag-tick" }, codes, make("label", { for: `${id}-codes` },
        "My class uses codes: show one for each prediction that I keep")));
    el.append(box);
    keepKeys(box);
    let address = "";
    const show = () => {
      const frame = model.get("frame");
      holds.textContent = frame.holds;
      message.textContent = frame.message;
      codes.checked = frame.codes;
      if (address) URL.revokeObjectURL(address);
      address = frame.text ? URL.createObjectURL(new Blob([frame.text], { type: "application/json" })) : "";
      save.hidden = !address;
      if (address) Object.assign(save, { href: address, download: frame.file, textContent: `Save ${frame.file}` });
      else save.removeAttribute("href");
    };
    model.on("change:frame", show);
    show();
    send({ do: "hello" });
    return () => { model.off("change:frame", show); end(); if (address) URL.revokeObjectURL(address); };
  },
};
