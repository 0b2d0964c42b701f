let drawn = 0;

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

function instruction({ question, words }) {
  if (question.type === "multiple") return `${words.chooseAll} ${words[`policy.${question.policy}`]}`;
  return "options" in question && question.options.length ? words.chooseOne : null;
}

/** Draw what both modes share: heading, prompt, inputs, a place for buttons, one for what is announced. */
function draw(root, question) {
  const words = wordsFor(question.language);
  const view = { question, words, name: `ngos-${question.id}-${(drawn += 1)}` };
  const control = CONTROLS[question.type](view);
  const { legend, prompt } = dividePrompt(view);
  const hintText = instruction(view);
  const hint = hintText && element("p", { class: "ngos-hint", id: `${view.name}-hint` }, hintText);
  const points = say(question.points === 1 ? words.point : words.points, { points: question.points });
  const heading = question.mode === "answer" ? `${words.question} · ${points}` : words.selfCheck;
  const describedBy = [prompt?.id, hint?.id].filter(Boolean).join(" ");
  const fieldset = element("fieldset", { class: "ngos-fieldset", "aria-describedby": describedBy || null },
    legend, hint, control.node);
  const buttons = element("div", { class: "ngos-buttons" });
  const live = element("div", { class: "ngos-status", "aria-live": "polite", "aria-atomic": "true" });
  const after = element("div", { class: "ngos-after" });
  const form = element("form", { class: "ngos-form", novalidate: true },
    element("p", { class: "ngos-heading" }, heading), prompt, fieldset,
    element("div", { class: "ngos-foot" }, buttons, live), after);
  root.classList.add("ngos-question", "ngos-live", `ngos-mode-${question.mode}`);
  root.replaceChildren(form);
  keepKeys(root);
  return { ...view, control, form, buttons, live, after };
}

/** Keep JupyterLab from taking keys: arrows, letters, Enter and Space belong to the inputs. */
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (isSave && root.dataset.ngosSaves) event.preventDefault(); // answers are saved at once
  });
  const suppress = () => {
    for (const node of root.querySelectorAll("input, button, summary, a"))
      node.setAttribute("data-lm-suppress-shortcuts", "true");
  };
  suppress();
  new MutationObserver(suppress).observe(root, { childList: true, subtree: true });
}
