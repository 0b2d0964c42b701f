/* A control draws the inputs of one type:
   node       what is put on the page
   first()    the input that takes the focus
   read()     {value, problem}; the value is null where nothing is answered yet
   write(v)   shows an answer, or none
   mark(v)    says beside each part of an answer whether it is right; null takes that away
   unfilled() how many parts are still empty, where there are parts
   settle()   takes what is shown as the answer, where doing nothing can be one
   isTyped    whether the answer is one text, which is said again when it is saved */

const badge = () => element("span", { class: "ngos-badge" });

function markBadge(node, kind, words) {
  const said = { right: words.right, partly: words.partly, wrong: words.wrong, none: words.notAnsweredGraded };
  node.textContent = kind ? `${SYMBOLS[kind]} ${said[kind]}` : "";
}

function choice(view, kind, { decode = (ids) => ids, encode = (value) => value }) {
  const rows = view.question.options.map(({ id, html }, index) => {
    const input = element("input", { type: kind, name: view.name, id: `${view.name}-${index}`, value: id });
    const text = withHtml(element("span", { class: "ngos-option-text" }), html);
    const verdict = badge();
    const label = element("label", { class: "ngos-option", for: input.id }, input, text, verdict);
    return { id, input, verdict, label };
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
      for (const { id, verdict, label, input } of rows) {
        const kind = answer !== null && input.checked ? (key.includes(id) ? "right" : "wrong") : "";
        label.className = kind ? `ngos-option ngos-is-${kind}` : "ngos-option";
        markBadge(verdict, kind, view.words);
      }
    },
  };
}
