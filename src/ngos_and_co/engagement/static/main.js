/* A section of the plan in JupyterLab: a form that is saved at once, and below it a view that follows.
   The view's HTML is made and escaped by ngos_and_co.engagement.views. */

const DEBOUNCE = 700; // milliseconds without a key until what is typed is saved
const PATIENCE = 10_000; // milliseconds that the kernel has to reply
const WRITING_PATIENCE = 60_000; // the same, to write a document

const timeOf = (status) =>
  new Date(status.saved_at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Draw an anywidget model; gives anywidget what cleans up. */
function render({ model, el }) {
  const words = wordsFor(model.get("language"));
  const root = element("section", { class: "ngos-question ngos-planner" });
  const live = element("div", { class: "ngos-status" });
  const spoken = announcer();
  const shown = element("div", { class: "ngos-plan-view" });
  const told = element("div", { class: "ngos-status", role: "status", "aria-live": "polite" });
  const timers = { pause: null, patience: null };
  let attempt = model.get("status").attempt ?? 0;
  let isUnsaved = false;
  let lastSaid = "none";
  const view = {
    words,
    lists: {},
    refreshers: [],
    announce: (sentence) => { spoken.textContent = sentence; },
    changed: () => {
      view.refreshers.forEach((refresh) => refresh());
      submit();
    },
  };
  const fields = planFields(view, model.get("form"));

  const send = (question, patience = PATIENCE) => {
    clearTimeout(timers.patience);
    timers.patience = setTimeout(() => report("error", words.planNoReply, "", retry), patience);
    model.send(question);
  };
  const submit = (isForced = false) => {
    clearTimeout(timers.pause);
    timers.pause = null;
    isUnsaved = true;
    attempt += 1;
    report("saving", words.saving);
    const values = fields.send();
    send({ ask: "save", attempt, values, accepted: fields.accepted(), forced: isForced });
  };
  const again = button(words.planReadAgain, () => {
    clearTimeout(timers.pause);
    timers.pause = null;
    attempt += 1;
    send({ ask: "read", attempt });
  });
  const retry = button(words.saveAgain, () => submit());
  const mine = button(words.planKeepMine, () => submit(true));
  const report = (kind, sentence, remark = "", way = null) => {
    const line = element("p", { class: `ngos-saving ngos-is-${kind}` }, symbol(kind), ` ${sentence}`);
    const more = remark ? element("p", { class: "ngos-plan-notice" }, remark) : null;
    if (live.textContent !== line.textContent + remark) live.replaceChildren(...[line, more].filter(Boolean));
    // Read out what goes wrong, and once that it is well again: not each save while somebody types.
    if (kind === "error" || (kind === "saved" && lastSaid !== "saved")) view.announce(`${sentence} ${remark}`);
    if (kind === "saving") return; // buttons stay where somebody may be about to click
    lastSaid = kind;
    retry.hidden = way !== retry || !fields.nodes.length;
    mine.hidden = way !== mine;
  };
  const showStatus = () => {
    const status = model.get("status");
    if (status.attempt !== attempt) return; // it speaks of an earlier state of the form
    clearTimeout(timers.patience);
    const { state, message } = status;
    if (state === "error") return report("error", message, "", retry);
    if (state === "conflict") return report("error", message, "", mine);
    isUnsaved = timers.pause !== null;
    fields.settle("", status);
    const refused = Object.keys(status.problems).length;
    if (refused) return report("error", say(words.planRefused, { number: refused }), message);
    if (status.saved_at) {
      const values = { file: model.get("file"), time: timeOf(status) };
      return report("saved", say(words.planSavedAt, values), message);
    }
    return report("none", fields.nodes.length ? words.planNothingSaved : words.planAsRead, message);
  };
  const showView = () => {
    const open = new Set([...shown.querySelectorAll("details[open] > summary")].map((each) => each.textContent));
    withHtml(shown, model.get("view"));
    for (const summary of shown.querySelectorAll("details > summary"))
      if (open.has(summary.textContent)) summary.parentElement.open = true;
  };
  const fill = () => {
    view.refreshers.length = 0; // of rows that are drawn anew
    fields.write(model.get("values"));
    view.refreshers.forEach((refresh) => refresh());
    attempt = model.get("status").attempt ?? attempt;
    isUnsaved = false;
    showStatus();
  };
  const receive = (message) => {
    clearTimeout(timers.patience);
    if (message.base64) download(message.name, message.base64, message.type);
    const kind = message.error ? "error" : "saved";
    told.replaceChildren(element("p", { class: `ngos-saving ngos-is-${kind}` }, symbol(kind),
      ` ${message.error ?? message.said}`));
  };

  root.addEventListener("input", (event) => {
    if (!event.target.matches(".ngos-text")) return; // what is chosen is saved at once
    clearTimeout(timers.pause);
    isUnsaved = true;
    timers.pause = setTimeout(submit, DEBOUNCE);
    view.refreshers.forEach((refresh) => refresh());
  });
  root.addEventListener("change", ({ target }) => {
    // What was typed and is on its way needs no second save, which would move the buttons under a click.
    if (!target.matches(".ngos-text") || timers.pause !== null) view.changed();
  });
  shown.addEventListener("click", ({ target }) => {
    const asked = target.closest("[data-ngos-ask]");
    if (asked) {
      told.replaceChildren(element("p", { class: "ngos-saving" }, symbol("saving"), ` ${words.planWriting}`));
      send(JSON.parse(asked.dataset.ngosAsk), WRITING_PATIENCE);
    }
    const added = target.closest("[data-ngos-add]");
    if (added) {
      const { list, row } = JSON.parse(added.dataset.ngosAdd);
      if (view.lists[list].isFull()) return;
      view.lists[list].add(row).focus();
      view.changed();
    }
  });
  const keepUnsaved = (event) => {
    if (timers.pause !== null) submit();
    if (isUnsaved) event.preventDefault();
  };

  const listeners = { "change:status": showStatus, "change:view": showView, "change:revision": fill,
    "msg:custom": receive };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  window.addEventListener("beforeunload", keepUnsaved);
  root.dataset.ngosSaves = "true";
  const title = element("h2", { class: "ngos-legend", id: planId() }, model.get("title"));
  root.setAttribute("aria-labelledby", title.id);
  root.append(element("p", { class: "ngos-heading" }, words.planYours), title,
    element("div", { class: "ngos-plan-form" }, ...fields.nodes),
    element("div", { class: "ngos-plan-foot" }, live,
      element("div", { class: "ngos-buttons" }, retry, mine, again)),
    shown, told, spoken);
  el.replaceChildren(root);
  keepKeys(root);
  showView();
  fill();
  return () => {
    if (timers.pause !== null) submit();
    clearTimeout(timers.patience);
    for (const [name, listener] of Object.entries(listeners)) model.off(name, listener);
    window.removeEventListener("beforeunload", keepUnsaved);
  };
}

export default { render };
