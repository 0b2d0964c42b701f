/* A list of a plan: rows that are added, removed and taken back, and moved. */

/** Draw the fields of a section or of a row, in their order. */
function planFields(view, forms) {
  const parts = forms.map((form) =>
    [form.name, form.kind === "rows" ? planRows(view, form) : planField(view, form)]);
  const each = (action) => Object.fromEntries(parts.map(([name, part]) => [name, action(part, name)]));
  return {
    nodes: parts.map(([, part]) => part.node),
    parts: Object.fromEntries(parts),
    write: (values) => each((part, name) => part.write(values?.[name])),
    send: () => each((part) => part.send()),
    accepted: () => each((part) => part.accepted()),
    settle: (path, found) => each((part, name) => part.settle(path ? `${path}.${name}` : name, found)),
  };
}

/** Draw a list. Rows keep their nodes when they move, so that nothing typed is lost. */
function planRows(view, form) {
  const { words } = view;
  const list = { form, rows: [] };
  const place = element("div", { class: "ngos-plan-rows" });
  const problem = element("p", { class: "ngos-saving ngos-is-error", hidden: true });
  const hint = form.hint ? element("p", { class: "ngos-hint", id: planId() }, form.hint) : null;
  const full = element("p", { class: "ngos-hint", hidden: true }, say(words.planFull, { most: form.most }));
  const add = button(say(words.planNew, { row: form.one.toLowerCase() }), () => {
    const row = insert({}, list.rows.length);
    row.focus();
    view.changed();
  });
  const legend = element("legend", { class: "ngos-legend" }, form.label);
  list.node = element("fieldset", { class: "ngos-fieldset ngos-plan-list", "aria-describedby": hint?.id ?? null },
    legend, hint, problem, place, element("div", { class: "ngos-buttons" }, add), full);
  view.lists[form.name] = list;

  const number = () => {
    list.rows.forEach((row, index) => row.number(index, list.rows.length));
    add.disabled = list.rows.length >= form.most;
    full.hidden = !add.disabled;
  };
  const insert = (values, index, isOpen = true) => {
    const row = planRow(view, form, { move, remove, place: () => list.rows.indexOf(row) }, isOpen);
    row.fields.write(values);
    putBack(row, index);
    return row;
  };
  const putBack = (row, index) => {
    place.insertBefore(row.node, list.rows[index]?.node ?? null);
    list.rows.splice(index, 0, row);
    number();
  };
  const move = (row, by) => {
    const from = list.rows.indexOf(row);
    list.rows.splice(from, 1);
    place.insertBefore(row.node, list.rows[from + by]?.node ?? null);
    list.rows.splice(from + by, 0, row);
    number();
    view.announce(say(words.movedTo, { item: row.title(), place: from + by + 1, all: list.rows.length }));
    view.changed();
  };
  const remove = (row) => {
    forgetRemoved();
    const index = list.rows.indexOf(row);
    const undo = button(words.planUndo, () => {
      forgetRemoved();
      putBack(row, Math.min(index, list.rows.length));
      row.focus();
      view.changed();
    });
    const told = element("span", { id: planId() }, say(words.planRemoved, { row: row.title() }));
    undo.setAttribute("aria-describedby", told.id);
    const line = element("p", { class: "ngos-plan-removed" }, told, " ", undo);
    row.node.replaceWith(line);
    list.rows.splice(index, 1);
    number();
    undo.focus();
    view.changed();
  };
  const forgetRemoved = () => place.querySelector(".ngos-plan-removed")?.remove();

  return Object.assign(list, {
    first: () => list.rows[0]?.first() ?? add,
    add: (values) => insert(values, list.rows.length),
    isFull: () => list.rows.length >= form.most,
    write: (values) => {
      place.replaceChildren();
      list.rows = [];
      for (const each of values ?? []) insert(each, list.rows.length, (values ?? []).length <= OPEN_ROWS);
      number();
    },
    send: () => list.rows.map((row) => row.fields.send()),
    accepted: () => list.rows.map((row) => row.fields.accepted()),
    settle: (path, found) => {
      problem.hidden = !found.problems[path];
      problem.textContent = found.problems[path] ?? "";
      list.rows.forEach((row, index) => row.settle(`${path}.${index}`, found));
    },
  });
}

const OPEN_ROWS = 2; // a longer list begins folded, so that one sees what is in it

/** Draw one row: a group that can be folded, with its fields and its buttons. */
function planRow(view, form, { move, remove, place }, isOpen) {
  const { words } = view;
  const row = { key: planId(), fields: planFields(view, form.row) };
  const parts = Object.values(row.fields.parts);
  const named = parts.find((part) => part.form.kind === "line") ?? null;
  const title = () => {
    const told = named ? named.shown() : parts.map((part) => part.shown()).filter(Boolean).join(" ");
    const position = `${form.one} ${place() + 1}`;
    return told ? `${position}: ${told}` : position;
  };
  const body = element("div", { class: "ngos-plan-body", id: `${row.key}-body` });
  const fold = button("", () => setOpen(body.hidden));
  fold.classList.add("ngos-plan-fold");
  fold.setAttribute("aria-controls", body.id);
  const setOpen = (open) => {
    body.hidden = !open;
    fold.setAttribute("aria-expanded", String(open));
  };
  const up = button(words.planMoveUp, () => { move(row, -1); (up.disabled ? down : up).focus(); });
  const down = button(words.planMoveDown, () => { move(row, 1); (down.disabled ? up : down).focus(); });
  const away = button(words.planRemove, () => remove(row));
  body.append(...row.fields.nodes, element("div", { class: "ngos-buttons ngos-plan-tools" }, up, down, away));
  const refresh = () => {
    const text = title();
    if (fold.textContent === text) return;
    fold.textContent = text;
    up.setAttribute("aria-label", say(words.moveUp, { item: text }));
    down.setAttribute("aria-label", say(words.moveDown, { item: text }));
    away.setAttribute("aria-label", say(words.planRemoveRow, { row: text }));
  };
  view.refreshers.push(() => row.node.isConnected && refresh());
  setOpen(isOpen);
  return Object.assign(row, {
    node: element("fieldset", { class: "ngos-plan-row" }, element("legend", {}, fold), body),
    name: () => named?.shown() ?? "",
    title,
    first: () => (body.hidden ? fold : parts[0].first()),
    focus: () => {
      setOpen(true);
      (parts.find((part) => !part.shown()) ?? parts[0]).first().focus();
    },
    number: (index, all) => {
      up.disabled = index === 0;
      down.disabled = index === all - 1;
      refresh();
    },
    settle: (path, found) => {
      row.fields.settle(path, found);
      if (Object.keys(found.problems).some((each) => each.startsWith(`${path}.`))) setOpen(true);
    },
  });
}
