/* Matching and categorising: beside each item a menu; what is chosen can also be dragged together. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const letter = (index) => LETTERS[index] ?? String(index + 1);

/** Draw items with a menu each; `carries` says which of the two is dragged to the other. */
function pairing(view, items, choices, { carries, title }) {
  const { words, name } = view;
  // Letters tie the menu, which a narrow screen cuts, to the list of choices, which it does not.
  const tray = choices.map(({ id, html }, index) => {
    const text = withHtml(element("span", { class: "ngos-chip-text" }), html);
    const mark = element("span", { class: "ngos-letter" }, letter(index));
    return { id, node: element("li", { class: "ngos-chip" }, mark, text) };
  });
  const rows = items.map(({ id, html }, index) => {
    const menu = element("select", { class: "ngos-select", id: `${name}-${index}` },
      element("option", { value: "" }, words.choose),
      ...choices.map((each, place) => element("option", { value: each.id }, `${letter(place)}. ${each.text}`)));
    const label = withHtml(element("label", { for: menu.id, class: "ngos-pair-text" }), html);
    const verdict = badge();
    return { id, menu, verdict, node: element("div", { class: "ngos-pair" }, label, menu, verdict) };
  });
  const choose = (row, chip) => {
    row.menu.value = chip.id;
    row.menu.dispatchEvent(new Event("input", { bubbles: true }));
    row.menu.dispatchEvent(new Event("change", { bubbles: true }));
    row.menu.focus();
  };
  const carried = carries === "choices" ? tray : rows;
  const targets = carries === "choices" ? rows : tray;
  for (const piece of carried) {
    piece.node.prepend(grip());
    piece.node.classList.add("ngos-is-draggable");
    makeDraggable(piece.node, {
      targetAt: (under) => targets.find(({ node }) => node.contains(under))?.node ?? null,
      drop: (node) => {
        const target = targets.find((each) => each.node === node);
        if (carries === "choices") choose(target, piece);
        else choose(piece, target);
      },
    });
  }
  const list = element("div", { class: "ngos-tray" }, element("p", { class: "ngos-tray-title" }, title),
    element("ul", { class: "ngos-chips" }, ...tray.map(({ node }) => node)));
  const read = () => Object.fromEntries(
    rows.filter(({ menu }) => menu.value).map(({ id, menu }) => [id, menu.value]));
  return {
    node: element("div", { class: "ngos-pairing" }, list,
      element("div", { class: "ngos-pairs" }, ...rows.map(({ node }) => node))),
    first: () => (rows.find(({ menu }) => !menu.value) ?? rows[0]).menu,
    read: () => ({ value: Object.keys(read()).length ? read() : null }),
    write: (value) => { for (const { id, menu } of rows) menu.value = partAt(value, id) ?? ""; },
    unfilled: () => rows.filter(({ menu }) => !menu.value).length,
    mark: (answer) => {
      const parts = answer === null ? {} : PARTS[view.question.type](view.question, answer);
      for (const { id, verdict, node } of rows) {
        const kind = answer === null ? "" : partKind(view.question, parts, id, answer);
        node.classList.toggle("ngos-is-right", kind === "right");
        node.classList.toggle("ngos-is-wrong", kind === "wrong");
        markBadge(verdict, kind, words);
      }
    },
  };
}

const matching = (view) => pairing(view, view.question.left, view.question.right,
  { carries: "choices", title: view.words.choices });

const categorise = (view) => pairing(view, view.question.items, view.question.categories,
  { carries: "items", title: view.words.categories });
