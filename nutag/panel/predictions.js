// The gate: one question at a time, kept or skipped; then what came of it, in words, and the way to see it.
const drawQuestion = (prediction, send) => {
  const id = uniqueId();
  const label = make("label", { for: id, class: "nutag-question" }, prediction.question);
  const options = prediction.options.map((text) => make("option", { value: text }, text));
  const answer = options.length
    ? make("select", { id }, make("option", { value: "" }, "choose …"), ...options)
    : make("input", { id, type: "text", inputmode: "decimal", size: 7, autocomplete: "off" });
  const fault = make("span", { class: "nutag-fault", role: "alert" });
  const keep = () => {
    fault.textContent = answer.value.trim() === "" ? "Answer first, or skip." : "";
    if (fault.textContent) answer.focus();
    else send({ do: "predict", name: prediction.name, answer: answer.value });
  };
  answer.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); keep(); } });
  const unit = prediction.unit ? make("span", { class: "nutag-unit" }, prediction.unit) : null;
  const form = make("div", { class: "nutag-answer" }, answer, unit, button("Keep", keep, { class: "nutag-main" }),
    button("Skip", () => send({ do: "skip", name: prediction.name })), fault);
  return make("div", { class: "nutag-prediction" }, label, form);
};

const drawOutcome = (prediction, told, send) => {
  const words = told.state === "kept"
    ? [make("b", {}, `${told.hit ? "✔" : "→"} ${told.words}`), ` ${told.shows}`]
    : ["You skipped this question."];
  if (told.code) words.push(make("span", { class: "nutag-code" }, " Code for your class: ", make("b", {}, told.code)));
  return make("p", { class: "nutag-outcome" }, make("span", { class: "nutag-asked" }, `${prediction.question} `), ...words, " ",
    button("Show me", () => send({ do: "show", name: prediction.name }), { class: "nutag-show" }));
};

const drawPredictions = (parts, send) => {
  const element = make("div", { class: "nutag-predictions" });
  let drawn = "";
  const show = ({ predictions }) => {
    const state = JSON.stringify(predictions);
    if (state === drawn) return;
    const focused = drawn !== "" && element.contains(document.activeElement);
    drawn = state;
    const named = (told) => parts.predictions.find(({ name }) => name === told.name);
    const waiting = predictions.filter((told) => told.state === "waiting");
    const over = predictions.filter((told) => told.state === "kept" || told.state === "skipped");
    const last = over.at(-1);
    const place = predictions.length > 1 ? ` (${predictions.length - waiting.length + 1} of ${predictions.length})` : "";
    const before = waiting.length ? over.slice(-1) : [];
    element.replaceChildren(...before.map((told) => drawOutcome(named(told), told, send)));
    if (waiting.length) {
      element.append(make("p", { class: "nutag-first" }, `First predict${place}`), drawQuestion(named(waiting[0]), send));
    } else if (last) {
      element.append(drawOutcome(named(last), last, send));
      const earlier = over.slice(0, -1);
      if (earlier.length) {
        element.append(make("details", { class: "nutag-earlier" }, make("summary", {}, "Your other predictions"),
          ...earlier.map((told) => drawOutcome(named(told), told, send))));
      }
    }
    element.hidden = !element.childElementCount;
    // The focus stays where the reader is: on the next question, or on the way to see the answer.
    if (focused) (element.querySelector(".nutag-answer input, .nutag-answer select") ?? element.querySelector(".nutag-show"))?.focus();
  };
  return { element, show };
};
