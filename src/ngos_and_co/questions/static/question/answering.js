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
