/* One question, drawn from its data: in JupyterLab by anywidget, which saves the answer through the
   kernel, and on a page of the book as a self-check that needs no kernel and no network.
   HTML in the data was rendered and sanitised by ngos_and_co.questions.render. */

// Every word shown here and in the static form (render.py reads this block as JSON).
const WORDS = /* words */ {
  "selfCheck": "Check yourself",
  "question": "Question",
  "point": "{points} point",
  "points": "{points} points",
  "chooseOne": "Choose one answer.",
  "chooseAll": "Choose all that apply.",
  "right-minus-wrong": "Wrong picks count against right ones.",
  "all-or-nothing": "It counts only if every right one is picked and nothing else.",
  "per-option": "Every option counts: right ones picked, wrong ones left.",
  "yourAnswer": "Your answer",
  "yourAnswerIn": "Your answer ({unit})",
  "check": "Check",
  "tryAgain": "Try again",
  "clear": "Clear my answer",
  "saveAgain": "Save again",
  "nothingChosen": "Choose an answer first.",
  "nothingTyped": "Type an answer first.",
  "right": "Right",
  "partly": "Partly right",
  "wrong": "Not right",
  "missed": "Also right",
  "counts": "Right picks: {right}. Wrong picks: {wrong}. Still to find: {missing}.",
  "answer": "Answer",
  "showAnswer": "Show the answer",
  "explanation": "Why",
  "sources": "Sources",
  "source": "Source",
  "notAnswered": "Not answered yet",
  "saving": "Saving…",
  "saved": "Saved",
  "savedAs": "Saved: {answer}",
  "notSaved": "Not saved",
  "noReply": "Not saved yet: the notebook does not reply. If this stays, open the menu Run and choose Run All Cells, then answer again.",
  "stillSaved": "The answer saved before still counts: {answer}",
  "notNumber": "This is not a number. Write digits, for example 1250 or 12.5.",
  "unclearNumber": "This can be read in two ways. Write {thousands} or {decimal}.",
  "answered": "Answer given",
  "verdict": "Result",
  "pointsOf": "{points} of {maximum} points",
  "notAnsweredGraded": "Not answered",
  "notGradable": "This answer cannot be scored",
  "answerInLab": "This question is answered in JupyterLab."
} /* end of words */;

const SYMBOLS = { right: "✓", partly: "◐", wrong: "✗", none: "○", saving: "…", saved: "✓", error: "!" };
const DEBOUNCE = 600; // milliseconds without a key until a typed answer is saved
const PATIENCE = 5000; // milliseconds that the kernel has to confirm an answer
const LONGEST_TEXT = 500; // characters; the model refuses more

const say = (sentence, values = {}) =>
  sentence.replace(/\{(\w+)\}/g, (mark, name) => (name in values ? String(values[name]) : mark));
const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/* ---------- Scoring: the rules of questions/types, which the tests hold to be the same ---------- */

const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/; // Python's
const STROKED = { ł: "l", ø: "o", đ: "d", ħ: "h", ŧ: "t", ı: "i" };
const ROUNDING_SLACK = 1e-9;

const OUTER_SPACES = new RegExp(`^${SPACES.source}|${SPACES.source}$`, "g");
const strip = (text) => text.replace(OUTER_SPACES, "");

// A mark is combining if normalisation moves it before U+0345, the highest in canonical order.
const isCombining = (letter) =>
  letter === "\u0345" || ("\u0345" + letter).normalize("NFD")[0] !== "\u0345";

// Python's casefold: by way of the capital, for ẞ and the final sigma.
const fullCase = (letter) => letter.toLowerCase().toUpperCase().toLowerCase();

/** Fold what does not count in a short answer: case, accents, outer and doubled spaces. */
function fold(text) {
  const cased = Array.from(text.normalize("NFKD"), fullCase).join("");
  const letters = Array.from(cased.normalize("NFKD")).filter((c) => !isCombining(c));
  return letters.map((c) => STROKED[c] ?? c).join("").split(SPACES).filter(Boolean).join(" ");
}

const picksAndKey = (picks, key) => ({
  right: picks.filter((id) => key.includes(id)).length,
  wrong: picks.filter((id) => !key.includes(id)).length,
  missing: key.filter((id) => !picks.includes(id)).length,
});

const POLICIES = {
  "right-minus-wrong": ({ right, wrong, missing }) => Math.max(0, right - wrong) / (right + missing),
  "all-or-nothing": ({ wrong, missing }) => Number(wrong + missing === 0),
  "per-option": ({ wrong, missing }, options) => 1 - (wrong + missing) / options,
};

const SHARES = {
  single: (question, answer) => Number(answer === question.check.key),
  "true-false": (question, answer) => Number(answer === question.check.key),
  multiple: (question, answer) =>
    POLICIES[question.policy](picksAndKey(answer, question.check.key), question.options.length),
  numeric: (question, answer) => {
    const { key, tolerance } = question.check;
    const allowed = tolerance.kind === "relative" ? tolerance.size * Math.abs(key) : tolerance.size;
    return Number(Math.abs(answer - key) <= allowed + ROUNDING_SLACK * Math.max(1, Math.abs(key)));
  },
  short: (question, answer) => Number(question.check.key.map(fold).includes(fold(answer))),
};

/** Give the share of the points that an answer earns, from 0 to 1. */
const share = (question, answer) => SHARES[question.type](question, answer);

/** Read a number as people write it: with a decimal comma or point, spaces, thousands, its unit. */
function readNumber(typed, unit, words = WORDS) {
  let text = typed.normalize("NFKC").replace(/[\s'’]/g, "").replace(/[−–]/g, "-");
  const suffix = (unit ?? "").normalize("NFKC").replace(/\s/g, "");
  if (suffix && text.toLowerCase().endsWith(suffix.toLowerCase())) text = text.slice(0, -suffix.length);
  if (text === "") return { value: null };
  const unclear = /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text);
  if (unclear) {
    const choice = { thousands: text.replace(",", ""), decimal: text.replace(",", ".") };
    return { value: null, problem: say(words.unclearNumber, choice) };
  }
  const grouped = /^[+-]?\d{1,3}(([.,])\d{3})(\2\d{3})*([.,]\d+)?$/.exec(text);
  const marks = text.match(/[.,]/g) ?? [];
  if (grouped && marks.length > 1 && (!grouped[4] || grouped[4][0] !== grouped[2]))
    text = text.replaceAll(grouped[2], ""); // 1,234.5 and 1.234,5 and 1.234.567
  text = text.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) || !Number.isFinite(Number(text)))
    return { value: null, problem: words.notNumber };
  return { value: Number(text) };
}

/* ---------- Drawing ---------- */

let drawn = 0;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

function withHtml(node, html) {
  node.innerHTML = html; // sanitised when it was rendered
  return node;
}

const button = (label, action, primary = false) => {
  const node = element("button", { type: primary ? "submit" : "button",
    class: primary ? "ngos-button ngos-primary" : "ngos-button" }, label);
  if (action) node.addEventListener("click", action);
  return node;
};

const verdictLine = (kind, sentence) =>
  element("p", { class: `ngos-verdict ngos-is-${kind}` },
    element("span", { class: "ngos-symbol", "aria-hidden": "true" }, SYMBOLS[kind]), " ",
    element("strong", {}, sentence));

/* A control draws the inputs of one type: node, read() to {value, problem}, write(value), mark(answer). */

function choice(view, kind, { decode = (ids) => ids, encode = (value) => value }) {
  const rows = view.question.options.map(({ id, html }, index) => {
    const input = element("input", { type: kind, name: view.name, id: `${view.name}-${index}`, value: id });
    const text = withHtml(element("span", { class: "ngos-option-text" }), html);
    const badge = element("span", { class: "ngos-badge" });
    const label = element("label", { class: "ngos-option", for: input.id }, input, text, badge);
    return { id, input, badge, label };
  });
  return {
    node: element("div", { class: "ngos-options" }, ...rows.map((row) => row.label)),
    first: () => (rows.find((row) => row.input.checked) ?? rows[0]).input,
    read: () => {
      const ids = rows.filter((row) => row.input.checked).map((row) => row.id);
      return { value: ids.length ? decode(ids) : null };
    },
    write: (value) => {
      const ids = value === null ? [] : [encode(value)].flat();
      for (const row of rows) row.input.checked = ids.includes(row.id);
    },
    mark: (answer) => {
      const key = answer === null ? [] : [encode(view.question.check.key)].flat();
      for (const { id, badge, label, input } of rows) {
        const kind = answer !== null && input.checked ? (key.includes(id) ? "right" : "wrong") : "";
        label.className = kind ? `ngos-option ngos-is-${kind}` : "ngos-option";
        badge.textContent = kind ? `${SYMBOLS[kind]} ${view.words[kind]}` : "";
      }
    },
  };
}

function typed(view, { read, attributes, show = String }) {
  const { words, question } = view;
  const input = element("input", { type: "text", id: `${view.name}-text`, class: "ngos-text",
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", ...attributes });
  const label = question.unit ? say(words.yourAnswerIn, { unit: question.unit }) : words.yourAnswer;
  return {
    node: element("div", { class: "ngos-typed" }, element("label", { for: input.id }, label), input),
    first: () => input,
    isTyped: true,
    read: () => {
      const { value, problem } = read(input.value);
      if (problem) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      return { value, problem };
    },
    write: (value) => { input.value = value === null ? "" : show(value); },
    mark: () => {},
  };
}

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
};

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
  if (question.type === "multiple") return `${words.chooseAll} ${words[question.policy]}`;
  return "options" in question && question.options.length ? words.chooseOne : null;
}

/** Draw what both modes share: heading, prompt, inputs, a place for buttons, one for what is announced. */
function draw(root, question) {
  const words = { ...WORDS, ...question.words };
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

/* ---------- Answering: each change goes to the kernel, which saves it and confirms ---------- */

function answering(root, question, model) {
  const view = draw(root, question);
  const { words, control, live } = view;
  let pause = null;
  let patience = null;
  root.dataset.ngosSaves = "true";

  const clear = button(words.clear, () => {
    control.write(null);
    submit();
    control.first().focus();
  });
  const retry = button(words.saveAgain, () => {
    wait();
    model.send({ ask: "save" });
  });
  view.buttons.append(clear, retry);

  const show = (kind, sentence) => {
    const line = element("p", { class: `ngos-saving ngos-is-${kind}` },
      element("span", { class: "ngos-symbol", "aria-hidden": "true" }, SYMBOLS[kind]), ` ${sentence}`);
    if (live.textContent !== line.textContent) live.replaceChildren(line);
    clear.hidden = control.read().value === null && model.get("answer") === null;
    retry.hidden = !(kind === "error" && model.get("status").state === "error");
  };
  const showStatus = () => {
    const { state, message, answer } = model.get("status");
    if (!same(answer, model.get("answer"))) return; // it speaks of an earlier answer
    clearTimeout(patience);
    if (state === "error") show("error", `${words.notSaved}. ${message}`);
    else if (answer === null) show("none", [words.notAnswered, message].filter(Boolean).join(". "));
    else {
      const saved = control.isTyped ? say(words.savedAs, { answer }) : words.saved;
      show("saved", [saved, message].filter(Boolean).join(". "));
    }
  };
  const wait = () => {
    show("saving", words.saving);
    clearTimeout(patience);
    patience = setTimeout(() => show("error", words.noReply), PATIENCE);
  };
  const submit = () => {
    clearTimeout(pause);
    pause = null;
    const { value, problem } = control.read();
    if (problem) {
      const before = model.get("answer");
      const still = before === null ? "" : ` ${say(words.stillSaved, { answer: before })}`;
      show("error", `${words.notSaved}. ${problem}${still}`);
    } else if (same(value, model.get("answer"))) showStatus();
    else {
      model.set("answer", value);
      wait();
      model.save_changes();
    }
  };
  const restore = () => {
    const answer = model.get("answer");
    if (pause === null && !same(control.read().value, answer)) control.write(answer);
    showStatus();
  };

  view.form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  view.form.addEventListener("change", submit);
  view.form.addEventListener("input", () => {
    if (!control.isTyped) return;
    clearTimeout(pause);
    pause = setTimeout(submit, DEBOUNCE);
    show("saving", words.saving);
  });
  model.on("change:answer", restore);
  model.on("change:status", showStatus);
  restore();
  return () => {
    if (pause !== null) submit();
    clearTimeout(patience);
    model.off("change:answer", restore);
    model.off("change:status", showStatus);
  };
}

/* ---------- The two ways in ---------- */

/** Draw the question of an anywidget model; gives anywidget what cleans up. */
function render({ model, el }) {
  const question = model.get("question");
  return question.mode === "answer" ? answering(el, question, model) : selfCheck(el, question);
}

/** Make every static self-check on a page answerable; one that cannot be drawn stays as it is. */
function upgrade(page) {
  for (const root of page.querySelectorAll(".ngos-question[data-ngos-question]:not(.ngos-live)")) {
    try {
      const question = JSON.parse(root.dataset.ngosQuestion);
      if (question.mode === "self-check") selfCheck(root, question);
    } catch (error) {
      console.error("A question stays in its printed form.", error);
    }
  }
}

export default { render, upgrade, share, fold, strip, readNumber };
