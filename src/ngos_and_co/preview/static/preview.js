/* What only the preview adds to the questions' own script: answers that are kept in this page alone. */

/** Stands for the kernel's side of a question: takes every answer, and forgets it with the page. */
class PreviewModel {
  constructor(question) {
    const status = { state: "none", message: "", answer: null, attempt: 0 };
    this.values = { question, answer: null, status, hints_taken: 0, confidence: null };
    this.listeners = new Map();
  }
  get(name) { return this.values[name]; }
  set(name, value) { this.values[name] = value; }
  on(name, listener) { this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]); }
  off(name, listener) {
    this.listeners.set(name, (this.listeners.get(name) ?? []).filter((each) => each !== listener));
  }
  save_changes() {
    const { answer, status } = this.values;
    const state = answer === null ? "none" : "saved";
    this.values.status = { state, message: "", answer, attempt: status.attempt + 1 };
    for (const listener of this.listeners.get("change:status") ?? []) listener();
  }
  send() { this.save_changes(); }
}

for (const root of document.querySelectorAll("[data-ngos-preview]")) {
  const question = JSON.parse(root.dataset.ngosPreview);
  ngosQuestion.render({ model: new PreviewModel(question), el: root });
}
ngosQuestion.upgrade(document);
