/* The line at the end of an assignment: what is answered, when it was saved, and a file to hand in. */

/** Draw an anywidget model; gives anywidget what cleans up. */
function render({ model, el }) {
  const words = wordsFor(model.get("language"));
  const unsaved = new Set();
  const counted = element("p", { class: "ngos-progress" });
  const bar = element("progress", { class: "ngos-progress-bar", "aria-label": words.progress });
  const saved = element("p", { class: "ngos-saving" });
  const progress = element("div", { "aria-live": "polite" }, counted, saved);
  const open = element("div", { class: "ngos-unanswered" });
  const problems = element("div", { class: "ngos-problems" });
  const told = element("div", { class: "ngos-status", "aria-live": "polite", "aria-atomic": "true" });
  const pack = button(words.pack, () => {
    told.replaceChildren(element("p", { class: "ngos-saving" }, symbol("saving"), ` ${words.packing}`));
    model.send({ ask: "pack" });
  });
  pack.classList.add("ngos-primary");
  el.classList.add("ngos-question", "ngos-submission");
  el.replaceChildren(element("h2", { class: "ngos-legend" }, words.submission), progress, bar, open, problems,
    element("div", { class: "ngos-buttons" }, pack), element("p", { class: "ngos-hint" }, words.packMeans), told);
  keepKeys(el);

  const show = () => {
    const { answered, saved_at: savedAt, problems: found } = model.get("progress");
    const questions = model.get("questions");
    const left = questions.filter(({ id }) => !answered.includes(id));
    const values = { answered: questions.length - left.length, all: questions.length };
    counted.textContent = say(words.answeredOf, values);
    bar.max = values.all;
    bar.value = values.answered;
    const [kind, sentence] = savedLine(words, unsaved, savedAt, model.get("language"));
    saved.className = `ngos-saving ngos-is-${kind}`;
    saved.replaceChildren(symbol(kind), ` ${sentence}`);
    open.replaceChildren(...(left.length ? [element("p", {}, words.unanswered), linkList(el, left)] : []));
    problems.replaceChildren(...(found ?? []).map((each) =>
      element("p", { class: "ngos-saving ngos-is-error" }, symbol("error"), ` ${each}`)));
  };
  const hear = ({ target, detail }) => {
    if (!notebookOf(el).contains(target)) return;
    if (detail.isSaved) unsaved.delete(detail.id);
    else unsaved.add(detail.id);
    show();
  };
  const receive = (message) => {
    if (message.error)
      told.replaceChildren(element("p", { class: "ngos-saving ngos-is-error" }, symbol("error"), ` ${message.error}`));
    if (!message.packed) return;
    download(message.packed, message.base64, "application/zip");
    told.replaceChildren(element("p", { class: "ngos-saving ngos-is-saved" }, symbol("saved"),
      ` ${say(words.packed, { file: message.packed })}`));
  };
  model.on("change:progress", show);
  model.on("change:questions", show);
  model.on("msg:custom", receive);
  document.addEventListener(ANSWER_EVENT, hear);
  show();
  return () => {
    model.off("change:progress", show);
    model.off("change:questions", show);
    model.off("msg:custom", receive);
    document.removeEventListener(ANSWER_EVENT, hear);
  };
}

/** Say whether something waits to be saved, and else when something was. */
function savedLine(words, unsaved, savedAt, language) {
  if (unsaved.size) return ["error", say(words.unsaved, { number: unsaved.size })];
  if (!savedAt) return ["none", words.nothingSaved];
  const time = new Date(savedAt).toLocaleString(language ?? "en", { dateStyle: "medium", timeStyle: "short" });
  return ["saved", say(words.savedAt, { time })];
}

const notebookOf = (node) => node.closest(".jp-NotebookPanel") ?? document;

/** List questions as links that take the focus to their first input. */
function linkList(el, questions) {
  const items = questions.map(({ id, title, anchor }) => {
    const link = element("a", { href: `#${anchor}` }, title);
    link.addEventListener("click", (event) => {
      const root = notebookOf(el).querySelector(`.ngos-live[data-ngos-id="${CSS.escape(id)}"]`);
      if (!root) return;
      event.preventDefault(); // the hash of JupyterLab's address is its own
      root.scrollIntoView({ block: "start" });
      root.ngosFocus();
    });
    return element("li", {}, link);
  });
  return element("ul", {}, ...items);
}

export default { render };
