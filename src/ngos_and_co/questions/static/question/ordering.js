/* Ordering: each item has a button up and a button down, and can be dragged. */

function ordering(view) {
  const { question, words } = view;
  const asGiven = question.items.map(({ id }) => id);
  const said = announcer();
  const list = element("ol", { class: "ngos-order" });
  const take = button(words.takeOrder, () => { settle(); report(); rowOf(order()[0]).down.focus(); });
  let isTouched = false;

  const rows = question.items.map((item) => {
    const up = mover(item, words.moveUp, "↑", -1);
    const down = mover(item, words.moveDown, "↓", 1);
    const text = withHtml(element("span", { class: "ngos-order-text" }), item.html);
    const buttons = element("span", { class: "ngos-order-buttons" }, up, down);
    const node = element("li", { class: "ngos-order-item ngos-is-draggable" }, grip(), text, buttons);
    return { id: item.id, item, node, up, down };
  });
  const rowOf = (id) => rows.find((row) => row.id === id);
  const order = () => [...list.children].map((node) => rows.find((row) => row.node === node).id);

  function mover({ id, text }, label, arrow, step) {
    const node = button("", () => {
      const ids = order();
      const place = ids.indexOf(id) + step;
      if (place < 0 || place >= ids.length) return;
      moveTo(id, place);
      node.focus(); // moving it in the page takes the focus away
    });
    node.classList.add("ngos-mover");
    node.setAttribute("aria-label", say(label, { item: text }));
    node.append(element("span", { "aria-hidden": "true" }, arrow));
    return node;
  }
  function arrange(ids) {
    list.append(...ids.map((id) => rowOf(id).node));
    for (const [index, id] of ids.entries()) {
      // Not disabled: the button that has the focus would lose it.
      rowOf(id).up.setAttribute("aria-disabled", String(index === 0));
      rowOf(id).down.setAttribute("aria-disabled", String(index === ids.length - 1));
    }
  }
  function settle() {
    isTouched = true;
    take.hidden = true;
  }
  function report() {
    for (const name of ["input", "change"]) list.dispatchEvent(new Event(name, { bubbles: true }));
  }
  function moveTo(id, place) {
    const ids = order().filter((each) => each !== id);
    ids.splice(place, 0, id);
    arrange(ids);
    settle();
    const values = { item: rowOf(id).item.text, place: place + 1, all: ids.length };
    said.textContent = say(words.movedTo, values);
    report();
  }

  for (const row of rows)
    makeDraggable(row.node, {
      targetAt: (under) =>
        rows.find(({ node }) => node !== row.node && node.contains(under))?.node ?? null,
      drop: (node) => moveTo(row.id, [...list.children].indexOf(node)),
    });
  arrange(asGiven);
  take.hidden = question.mode !== "answer";
  return {
    node: element("div", { class: "ngos-ordering" }, list, take, said),
    first: () => rowOf(order()[0]).down,
    read: () => ({ value: isTouched ? order() : null }),
    write: (value) => {
      arrange(value ?? asGiven);
      isTouched = value !== null;
      take.hidden = isTouched || question.mode !== "answer";
    },
    mark: () => {},
    settle,
  };
}
