/* What a self-check and a question of an assignment share. */

let drawn = 0;

const CONTROLS = {
  single: (view) => choice(view, "radio", { decode: ([id]) => id }),
  "true-false": (view) => choice(view, "radio", { decode: ([id]) => id === "true", encode: String }),
  multiple: (view) => choice(view, "checkbox", {}),
  numeric: (view) => typed(view, {
    attributes: { inputmode: "decimal" },
    read: (text) => readNumber(text, view.question.unit, view.words),
  }),
  short: (view) => typed(view, {
    attributes: { dir: "auto", maxlength: String(LONGEST_TEXT) },
    read: (text) => ({ value: strip(text) || null }),
  }),
  matching,
  ordering,
  categorise,
  cloze,
  value: handedOver,
  plan: handedOver,
};

const HAS_PARTS = ["multiple", "matching", "ordering", "categorise", "cloze"];

/** Divide the prompt: its last paragraph asks, and names the group of inputs; the rest goes before. */
function dividePrompt(view) {
  const prompt = withHtml(element("div", { class: "ngos-prompt", id: `${view.name}-prompt` }),
    view.question.prompt);
  const last = prompt.lastElementChild;
  const legend = element("legend", { class: "ngos-legend" });
  if (last?.tagName === "P") {
    legend.append(...last.childNodes);
    last.remove();
  } else legend.append(view.words.yourAnswer);
  return { legend, prompt: prompt.childElementCount ? prompt : null };
}

/** Say what to do, and by which rule an answer that is partly right counts. */
function instruction({ question, words }) {
  const what = {
    single: words.chooseOne,
    "true-false": words.chooseOne,
    multiple: words.chooseAll,
    matching: words.matchEach,
    ordering: words.putInOrder,
    categorise: words.sortEach,
    cloze: words.fillGaps,
  }[question.type];
  const rule = HAS_PARTS.includes(question.type) ? words[`policy.${question.policy}`] : null;
  return [what, rule].filter(Boolean).join(" ") || null;
}

/**
 * Draw heading, prompt, inputs, hints, confidence, a place for buttons, and one for what is announced.
 *
 * `hintsTaken` and `confidenceChosen` are told what the trainee takes and chooses beside the answer.
 */
function draw(root, question, { hintsTaken = () => {}, confidenceChosen = () => {} } = {}) {
  const words = wordsFor(question.language);
  const view = { question, words, name: `ngos-${question.id}-${(drawn += 1)}` };
  const control = CONTROLS[question.type](view);
  const { legend, prompt } = dividePrompt(view);
  const toDo = instruction(view);
  const hint = toDo && element("p", { class: "ngos-hint", id: `${view.name}-hint` }, toDo);
  const points = say(question.points === 1 ? words.point : words.points, { points: question.points });
  const heading = question.mode === "answer" ? `${words.question} · ${points}` : words.selfCheck;
  const describedBy = [prompt?.id, hint?.id].filter(Boolean).join(" ");
  const fieldset = element("fieldset", { class: "ngos-fieldset", "aria-describedby": describedBy || null },
    legend, hint, control.node);
  const hints = drawHints(view, hintsTaken);
  const confidence = drawConfidence(view, confidenceChosen);
  const buttons = element("div", { class: "ngos-buttons" });
  const live = element("div", { class: "ngos-status", "aria-live": "polite", "aria-atomic": "true" });
  const after = element("div", { class: "ngos-after" });
  const form = element("form", { class: "ngos-form", novalidate: true },
    element("p", { class: "ngos-heading" }, heading), prompt, fieldset, hints.node, confidence.node,
    element("div", { class: "ngos-foot" }, buttons, live), after);
  root.classList.add("ngos-question", "ngos-live", `ngos-mode-${question.mode}`);
  root.dataset.ngosId = question.id;
  root.replaceChildren(form);
  root.ngosFocus = () => control.first().focus();
  keepKeys(root);
  return { ...view, control, hints, confidence, form, buttons, live, after };
}
