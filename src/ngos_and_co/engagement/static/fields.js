/* One field of a plan: the browser's own control, with its label, its hint and what is wrong with it. */

// Each widget runs a copy of this script of its own, and all stand on one page.
const SCRIPT_ID = Math.random().toString(36).slice(2);
let planIds = 0;
const planId = () => `ngos-plan-${SCRIPT_ID}-${(planIds += 1)}`;

const optionOf = ([value, text]) => element("option", { value }, text);
const selectOf = (attributes, choices) =>
  element("select", { class: "ngos-select", ...attributes }, ...choices.map(optionOf));

const asText = (input) => ({
  input,
  read: () => input.value,
  write: (value) => { input.value = value ?? ""; },
  shown: () => input.value.trim(),
});

const chosenText = (input) => (input.value ? input.selectedOptions[0].textContent : "");

const LONGEST_NARROW = 80; // characters of a hint; a longer one takes the form's whole width

/* A half-typed day or number has no value; the reader refuses this one and says what it wants. */
const UNREADABLE = "?";

const PLAN_CONTROLS = {
  line: (view, form, attributes) => asText(
    element("input", { type: "text", class: "ngos-text", autocomplete: "off", dir: "auto", ...attributes })),
  text: (view, form, attributes) => asText(
    element("textarea", { class: "ngos-text", rows: "4", dir: "auto", ...attributes })),
  choice: ({ words }, form, attributes) => {
    const input = selectOf(attributes, [["", words.choose], ...form.choices]);
    return { ...asText(input), shown: () => chosenText(input) };
  },
  grade: ({ words }, form, attributes) => {
    const input = selectOf(attributes, [["", words.choose], ...form.choices]);
    return {
      input,
      read: () => (input.value === "" ? null : Number(input.value)),
      write: (value) => { input.value = value === null || value === undefined ? "" : String(value); },
      shown: () => chosenText(input),
    };
  },
  day: (view, form, attributes) => {
    const input = element("input", { type: "date", class: "ngos-text", ...attributes });
    return { ...asText(input), read: () => (input.validity.badInput ? UNREADABLE : input.value || null) };
  },
  amount: (view, form, attributes) => {
    const input = element("input",
      { type: "number", class: "ngos-text", min: "0", step: "any", inputmode: "decimal", ...attributes });
    // Scrolling a notebook must not change a sum.
    input.addEventListener("wheel", () => input.blur(), { passive: true });
    const read = () => {
      if (input.validity.badInput) return UNREADABLE;
      return input.value === "" ? null : Number(input.value);
    };
    return { ...asText(input), read };
  },
  name: nameControl,
};

/** Choose a row of another list by its name; it keeps to that row when the name changes. */
function nameControl(view, form, attributes) {
  const input = selectOf(attributes, []);
  const ELSEWHERE = "elsewhere"; // for a name that no row has
  let known = "";
  let drawnAs = null;
  const rows = () => view.lists[form.names_of]?.rows ?? [];
  const refresh = () => {
    let chosen = input.value;
    const row = rows().find(({ key }) => key === chosen);
    if (row) known = row.name();
    else if (known) chosen = rows().find((each) => each.name() === known)?.key ?? ELSEWHERE;
    const choices = rows().filter((each) => each.name() || each.key === chosen)
      .map((each) => [each.key, each.name() || each.title()]);
    if (chosen === ELSEWHERE) choices.push([ELSEWHERE, say(view.words.planNotInList, { name: known })]);
    const picture = JSON.stringify([choices, chosen]);
    if (picture === drawnAs) return;
    drawnAs = picture;
    input.replaceChildren(...[["", view.words.choose], ...choices].map(optionOf));
    input.value = chosen;
  };
  input.addEventListener("change", () => {
    known = rows().find(({ key }) => key === input.value)?.name() ?? (input.value === ELSEWHERE ? known : "");
    refresh();
  });
  view.refreshers.push(refresh);
  return {
    input,
    read: () => (input.value ? known : ""),
    write: (value) => {
      known = value ?? "";
      input.replaceChildren();
      drawnAs = null;
      refresh();
    },
    shown: () => (input.value ? known : ""),
  };
}

/** Draw one field. What was accepted last is kept beside what is typed, which may be refused. */
function planField(view, form) {
  const id = planId();
  const hint = form.hint ? element("p", { class: "ngos-hint", id: `${id}-hint` }, form.hint) : null;
  const problem = element("p", { class: "ngos-saving ngos-is-error", id: `${id}-problem`, hidden: true });
  const describedBy = [hint?.id, problem.id].filter(Boolean).join(" ");
  const control = PLAN_CONTROLS[form.kind](view, form, { id, "aria-describedby": describedBy });
  const isWide = form.kind === "text" || form.hint.length > LONGEST_NARROW ||
    form.choices?.some(([, text]) => text.length > LONGEST_NARROW / 2);
  const node = element("div", { class: `ngos-plan-field${isWide ? " ngos-plan-wide" : ""}` },
    element("label", { for: id }, form.label), hint, control.input, problem);
  let sent = null;
  let accepted = null;
  const complain = (sentence) => {
    problem.hidden = !sentence;
    problem.replaceChildren(...(sentence ? [symbol("error"), ` ${sentence}`] : []));
    if (sentence) control.input.setAttribute("aria-invalid", "true");
    else control.input.removeAttribute("aria-invalid");
  };
  return {
    ...control,
    node,
    form,
    first: () => control.input,
    write: (value) => {
      control.write(value);
      accepted = sent = value;
    },
    send: () => (sent = control.read()),
    accepted: () => accepted,
    settle: (path, { problems, remarks }) => {
      if (!problems[path]) accepted = sent;
      complain(problems[path] ?? remarks[path] ?? "");
    },
  };
}
