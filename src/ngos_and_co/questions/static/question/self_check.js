/* ---------- Self-check: nothing is stored ---------- */

const FEEDBACK_NAMES = {
  single: (answer) => [answer],
  "true-false": (answer) => [String(answer)],
  multiple: (answer) => answer,
};

function selfCheck(root, question) {
  const view = draw(root, question);
  const { words, control, live, after } = view;
  const reset = () => { control.mark(null); live.replaceChildren(); after.replaceChildren(); };
  const again = button(words.tryAgain, () => {
    reset();
    control.write(null);
    again.hidden = true;
    control.first().focus();
  });
  again.hidden = true;
  view.buttons.append(button(words.check, null, true), again);
  view.form.addEventListener("input", reset);
  view.form.addEventListener("submit", (event) => {
    event.preventDefault();
    reset();
    const { value, problem } = control.read();
    if (value === null) {
      const sentence = problem ?? (control.isTyped ? words.nothingTyped : words.nothingChosen);
      live.replaceChildren(element("p", {}, sentence));
      return;
    }
    const earned = share(question, value);
    const kind = earned === 1 ? "right" : earned > 0 ? "partly" : "wrong";
    control.mark(value);
    live.replaceChildren(verdictLine(kind, `${words[kind]}.`), ...feedback(view, value, kind));
    after.replaceChildren(...answerAndReasons(view, value, kind === "right"));
    again.hidden = kind === "right";
  });
}

function feedback(view, answer, kind) {
  const { question, words } = view;
  const names = FEEDBACK_NAMES[question.type]?.(answer) ?? [kind === "right" ? "right" : "wrong"];
  if (question.type !== "multiple") return feedbackBoxes(view, names);
  const counts = say(words.counts, picksAndKey(answer, question.check.key));
  return [...(kind === "right" ? [] : [element("p", {}, counts)]), ...feedbackBoxes(view, names)];
}

/** Draw what is said to each of these options or verdicts; several options are each named. */
function feedbackBoxes({ question }, names) {
  return names.filter((name) => question.check.feedback[name]).map((name) => {
    const box = withHtml(element("div", { class: "ngos-feedback" }), question.check.feedback[name]);
    if (question.type === "multiple") {
      const kind = question.check.key.includes(name) ? "right" : "wrong";
      const title = element("p", { class: `ngos-feedback-title ngos-is-${kind}` }, `${SYMBOLS[kind]} `);
      title.append(withHtml(element("span"), question.options.find(({ id }) => id === name).html));
      box.prepend(title);
    }
    return box;
  });
}

/** Draw the explanation after a right answer, and what is right, behind a toggle, after another one. */
function answerAndReasons(view, answer, isRight) {
  const { question, words } = view;
  const { answer: right, explanation, source } = question.check;
  const parts = [];
  if (!isRight) parts.push(withHtml(element("div", { class: "ngos-answer" }), right));
  if (!isRight && question.type === "multiple")
    parts.push(...feedbackBoxes(view, question.check.key.filter((id) => !answer.includes(id))));
  if (explanation) parts.push(withHtml(element("div", { class: "ngos-explanation" }), explanation));
  if (source.length) {
    const places = source.map(({ key, title, href }) =>
      element("li", {}, href ? element("a", { href, rel: "noreferrer" }, title ?? key) : title ?? key));
    parts.push(element("div", { class: "ngos-sources" },
      element("p", {}, source.length > 1 ? words.sources : words.source), element("ul", {}, ...places)));
  }
  const summary = element("summary", {}, isRight ? words.explanation : words.showAnswer);
  return parts.length ? [element("details", { class: "ngos-details", open: isRight }, summary, ...parts)] : [];
}
