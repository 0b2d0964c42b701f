/* Beside the answer: hints, taken one by one, and how sure the trainee is. */

const CONFIDENCES = ["sure", "fairly", "guessing"];

/** Draw the hints; `taken` is told how many are shown. What they cost is said where points are given. */
function drawHints({ question, words, name }, taken) {
  const hints = question.hints ?? [];
  const list = element("ol", { class: "ngos-hints", "aria-live": "polite" });
  const more = button("", () => {
    show(list.childElementCount + 1);
    taken(list.childElementCount);
    if (more.hidden) list.lastElementChild.focus();
  });
  more.id = `${name}-more`;
  const show = (number) => {
    for (const { html } of hints.slice(list.childElementCount, number))
      list.append(withHtml(element("li", { class: "ngos-hint-taken", tabindex: "-1" }), html));
    const next = hints[list.childElementCount];
    more.hidden = next === undefined;
    if (next) more.textContent = nextHint(next, list.childElementCount + 1);
  };
  const nextHint = ({ cost }, number) => {
    const values = { number, all: hints.length, cost };
    if (question.mode !== "answer" || !cost) return say(words.showHint, values);
    return say(cost === 1 ? words.showHintForPoint : words.showHintForPoints, values);
  };
  show(0);
  return { node: hints.length ? element("div", { class: "ngos-aside" }, list, more) : null, show };
}

/** Draw the three degrees of being sure; `chosen` is told which. */
function drawConfidence({ question, words, name }, chosen) {
  if (!question.confidence) return { node: null, read: () => null, write: () => {} };
  const inputs = CONFIDENCES.map((degree) => element("input", { type: "radio", value: degree,
    name: `${name}-confidence`, id: `${name}-${degree}` }));
  const labels = inputs.map((input) =>
    element("label", { class: "ngos-degree", for: input.id }, input, words[`confidence.${input.value}`]));
  const node = element("fieldset", { class: "ngos-fieldset ngos-aside ngos-confidence" },
    element("legend", { class: "ngos-aside-title" }, words.howSure),
    element("div", { class: "ngos-degrees" }, ...labels));
  for (const name of ["input", "change"])
    node.addEventListener(name, (event) => event.stopPropagation()); // it is not the answer
  node.addEventListener("change", () => chosen(read()));
  const read = () => inputs.find((input) => input.checked)?.value ?? null;
  return { node, read, write: (degree) => { for (const input of inputs) input.checked = input.value === degree; } };
}
