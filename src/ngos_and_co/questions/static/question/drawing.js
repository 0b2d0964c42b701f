function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

function withHtml(node, html) {
  node.innerHTML = html; // sanitised when it was rendered
  return node;
}

const button = (label, action, primary = false) => {
  const node = element("button", { type: primary ? "submit" : "button",
    class: primary ? "ngos-button ngos-primary" : "ngos-button" }, label);
  if (action) node.addEventListener("click", action);
  return node;
};

const verdictLine = (kind, sentence) =>
  element("p", { class: `ngos-verdict ngos-is-${kind}` },
    element("span", { class: "ngos-symbol", "aria-hidden": "true" }, SYMBOLS[kind]), " ",
    element("strong", {}, sentence));
