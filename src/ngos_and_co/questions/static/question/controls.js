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
