/* What is typed: a number, a short text, the gaps in a text. */

const LONGEST_TEXT = 500; // characters; the model refuses more

const textInput = (attributes) =>
  element("input", { type: "text", class: "ngos-text", autocomplete: "off", autocapitalize: "off",
    spellcheck: "false", ...attributes });

function typed(view, { read, attributes, show = String }) {
  const { words, question } = view;
  const input = textInput({ id: `${view.name}-text`, ...attributes });
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

function cloze(view) {
  const { question, words } = view;
  const ids = question.segments.filter(({ gap }) => gap !== undefined).map(({ gap }) => gap);
  const gaps = ids.map((id, index) => {
    const attributes = { id: `${view.name}-${index}`,
      "aria-label": say(words.gap, { number: index + 1, all: ids.length }) };
    const { choices } = question.gaps[id];
    const input = choices
      ? element("select", { class: "ngos-select", ...attributes }, element("option", { value: "" }, words.choose),
        ...choices.map((text) => element("option", { value: text }, text)))
      : textInput({ dir: "auto", maxlength: String(LONGEST_TEXT), ...attributes });
    return { id, input, verdict: badge() };
  });
  const gapOf = Object.fromEntries(gaps.map((gap) => [gap.id, gap]));
  const pieces = question.segments.map(({ html, gap }) => {
    if (gap === undefined) return withHtml(element("span"), html);
    const { input, verdict } = gapOf[gap];
    const piece = element("span", { class: "ngos-gap" }, input, verdict);
    gapOf[gap].piece = piece;
    return piece;
  });
  const read = () => Object.fromEntries(
    gaps.map(({ id, input }) => [id, strip(input.value)]).filter(([, text]) => text));
  return {
    node: element("div", { class: "ngos-cloze" }, ...pieces),
    first: () => gaps[0].input,
    read: () => ({ value: Object.keys(read()).length ? read() : null }),
    write: (value) => { for (const { id, input } of gaps) input.value = partAt(value, id) ?? ""; },
    unfilled: () => gaps.length - Object.keys(read()).length,
    mark: (answer) => {
      const parts = answer === null ? {} : PARTS.cloze(question, answer);
      for (const { id, verdict, piece } of gaps) {
        const kind = answer === null ? "" : partKind(question, parts, id, answer);
        piece.className = kind ? `ngos-gap ngos-is-${kind}` : "ngos-gap";
        markBadge(verdict, kind, words);
      }
    },
  };
}
