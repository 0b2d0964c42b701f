/* A self-check: the answer is judged here, and nothing is stored. */

function selfCheck(root, question) {
  const view = draw(root, question);
  const { words, control, live, after } = view;
  const judge = button(words.check, null, true);
  let tries = 0;
  const reset = () => { control.mark(null); live.replaceChildren(); after.replaceChildren(); };
  const again = button(words.tryAgain, () => {
    reset();
    control.write(null);
    again.hidden = true;
    control.first().focus();
  });
  again.hidden = true;
  if (control.isHandedOver) {
    after.replaceChildren(...answerAndReasons(view, null, false));
    return;
  }
  view.buttons.append(judge, again);
  view.form.addEventListener("input", () => { if (!judge.hidden) reset(); });
  view.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (judge.hidden) return; // Enter in a text, after the last try
    reset();
    control.settle?.();
    const { value, problem } = control.read();
    if (value === null) {
      live.replaceChildren(element("p", {}, problem ?? nothingYet(view)));
      return;
    }
    tries += 1;
    const earned = share(question, value);
    const kind = earned === 1 ? "right" : earned > 0 ? "partly" : "wrong";
    const isLast = kind !== "right" && tries === question.attempts;
    control.mark(value);
    live.replaceChildren(verdictLine(kind, `${words[kind]}.`), ...tryLine(view, kind, tries),
      ...sureness(view, kind), ...feedback(view, value, kind));
    after.replaceChildren(...answerAndReasons(view, value, kind === "right", isLast));
    again.hidden = kind === "right" || isLast;
    if (isLast) {
      judge.hidden = true;
      after.querySelector("summary")?.focus(); // the button that had the focus is gone
    }
  });
}

function nothingYet({ control, words }) {
  if (control.isTyped) return words.nothingTyped;
  return control.unfilled ? words.nothingFilled : words.nothingChosen;
}

function tryLine({ question, words }, kind, tries) {
  if (!question.attempts || kind === "right") return [];
  const sentence = tries < question.attempts ? words.tries : words.lastTry;
  return [element("p", { class: "ngos-tries" }, say(sentence, { number: tries, all: question.attempts }))];
}

/** Tell what being sure or guessing was worth. */
function sureness({ confidence, words }, kind) {
  const degree = confidence.read();
  if (degree === "sure" && kind !== "right") return [element("p", {}, words.sureButWrong)];
  if (degree === "guessing" && kind === "right") return [element("p", {}, words.guessedRight)];
  return [];
}

const FEEDBACK_NAMES = {
  single: (_question, answer) => [answer],
  "true-false": (_question, answer) => [String(answer)],
  multiple: (_question, answer) => answer,
};

/** Say how much is right, and what the author says to each part of the answer. */
function feedback(view, answer, kind) {
  const { question } = view;
  const known = foreseen(question, answer);
  if (known && kind !== "right") return [feedbackBox(known.feedback)];
  const counted = kind === "right" ? [] : counts(view, answer);
  if (question.type in PARTS) {
    const parts = PARTS[question.type](question, answer);
    const names = Object.keys(parts).filter((id) => partAt(answer, id) !== undefined);
    return [...counted, ...partBoxes(view, names, answer, (id) => partKind(question, parts, id, answer))];
  }
  const names = FEEDBACK_NAMES[question.type]?.(question, answer) ?? [kind === "right" ? "right" : "wrong"];
  if (question.type === "multiple")
    return [...counted, ...partBoxes(view, names, answer, (id) => (question.check.key.includes(id) ? "right" : "wrong"))];
  return [...counted, ...names.map((name) => partAt(question.check.feedback, name)).filter(Boolean).map(feedbackBox)];
}

function counts({ question, words }, answer) {
  if (question.type === "multiple")
    return [element("p", {}, say(words.counts, picksAndKey(answer, question.check.key)))];
  if (!HAS_PARTS.includes(question.type)) return [];
  const sentence = question.type === "ordering" ? words.pairsRight : words.partsRight;
  return [element("p", {}, say(sentence, countRight(question, answer)))];
}

const feedbackBox = (html) => withHtml(element("div", { class: "ngos-feedback" }), html);

/** Draw what is said to these parts of an answer, under the name and verdict of each. */
function partBoxes(view, names, answer, kindOf) {
  return names.filter((name) => feedbackTo(view, name, answer)).map((name) => {
    const box = feedbackBox(feedbackTo(view, name, answer));
    const kind = kindOf(name);
    const title = element("p", { class: `ngos-feedback-title ngos-is-${kind}` }, symbol(kind),
      element("span", { class: "ngos-unseen" }, `${view.words[kind]}: `), " ");
    title.append(withHtml(element("span"), partName(view, name)));
    box.prepend(title);
    return box;
  });
}

function feedbackTo({ question }, name, answer) {
  const known = question.type === "cloze" ? foreseenInGap(question, name, answer) : undefined;
  return known?.feedback ?? partAt(question.check.feedback, name);
}

function partName({ question, words }, id) {
  if (question.type === "cloze") {
    const gaps = question.segments.filter(({ gap }) => gap !== undefined).map(({ gap }) => gap);
    return say(words.gap, { number: gaps.indexOf(id) + 1, all: gaps.length });
  }
  const parts = question[{ multiple: "options", matching: "left", categorise: "items" }[question.type]];
  return parts.find((part) => part.id === id).html;
}

/** Draw the explanation after a right answer, and what is right, behind a toggle, after another one. */
function answerAndReasons(view, answer, isRight, isLast = false) {
  const { question, words } = view;
  const { answer: right, explanation, source } = question.check;
  const parts = [];
  if (!isRight) parts.push(withHtml(element("div", { class: "ngos-answer" }), right));
  if (!isRight && question.type === "multiple" && answer !== null)
    parts.push(...partBoxes(view, question.check.key.filter((id) => !answer.includes(id)), answer, () => "right"));
  if (explanation) parts.push(withHtml(element("div", { class: "ngos-explanation" }), explanation));
  if (source.length) {
    const places = source.map(({ key, title, href }) =>
      element("li", {}, href ? element("a", { href, rel: "noreferrer" }, title ?? key) : title ?? key));
    parts.push(element("div", { class: "ngos-sources" },
      element("p", {}, source.length > 1 ? words.sources : words.source), element("ul", {}, ...places)));
  }
  const summary = element("summary", {}, isRight ? words.explanation : words.showAnswer);
  return parts.length ? [element("details", { class: "ngos-details", open: isRight || isLast }, summary, ...parts)] : [];
}
