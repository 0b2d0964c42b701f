/* Answering: each change goes to the kernel, which saves it and confirms. */

const DEBOUNCE = 600; // milliseconds without a key until a typed answer is saved
const PATIENCE = 5000; // milliseconds that the kernel has to confirm an answer

function answering(root, question, model) {
  const keep = (name) => (value) => { model.set(name, value); model.save_changes(); };
  const view = draw(root, question,
    { hintsTaken: keep("hints_taken"), confidenceChosen: keep("confidence") });
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
    const line = element("p", { class: `ngos-saving ngos-is-${kind}` }, symbol(kind), ` ${sentence}`);
    if (live.textContent !== line.textContent) live.replaceChildren(line);
    clear.hidden = control.read().value === null && model.get("answer") === null;
    retry.hidden = !(kind === "error" && model.get("status").state === "error");
    const detail = { id: question.id, isSaved: kind === "saved" || kind === "none" };
    root.dispatchEvent(new CustomEvent(ANSWER_EVENT, { detail, bubbles: true }));
  };
  const saved = (answer, message) => {
    if (control.isHandedOver && message) return [say(words.handedOver, { answer: message })];
    const open = control.unfilled?.() ?? 0;
    const sentence = control.isTyped ? say(words.savedAs, { answer }) : words.saved;
    return [sentence, open ? say(words.stillOpen, { number: open }) : "", message];
  };
  const showStatus = () => {
    const { state, message, answer } = model.get("status");
    if (!same(answer, model.get("answer"))) return; // it speaks of an earlier answer
    clearTimeout(patience);
    if (state === "error") show("error", `${words.notSaved}. ${message}`);
    else if (answer === null) show("none", [words.notAnswered, message].filter(Boolean).join(". "));
    else show("saved", saved(answer, message).filter(Boolean).join(". "));
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
  const restoreAsides = () => {
    view.hints.show(model.get("hints_taken") ?? 0);
    view.confidence.write(model.get("confidence") ?? null);
  };

  view.form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  view.form.addEventListener("change", submit);
  view.form.addEventListener("input", (event) => {
    if (!event.target.matches(".ngos-text")) return; // what is chosen is saved at once
    clearTimeout(pause);
    pause = setTimeout(submit, DEBOUNCE);
    show("saving", words.saving);
  });
  const listeners = { answer: restore, status: showStatus, hints_taken: restoreAsides, confidence: restoreAsides };
  for (const [name, listener] of Object.entries(listeners)) model.on(`change:${name}`, listener);
  restoreAsides();
  restore();
  return () => {
    if (pause !== null) submit();
    clearTimeout(patience);
    for (const [name, listener] of Object.entries(listeners)) model.off(`change:${name}`, listener);
  };
}
