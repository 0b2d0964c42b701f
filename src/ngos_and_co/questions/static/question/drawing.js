/* Small pieces of a page, made from data. */

const ANSWER_EVENT = "ngos-answer"; // tells the rest of the page what became of an answer

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

function button(label, action, isPrimary = false) {
  const node = element("button", { type: isPrimary ? "submit" : "button",
    class: isPrimary ? "ngos-button ngos-primary" : "ngos-button" }, label);
  if (action) node.addEventListener("click", action);
  return node;
}

const symbol = (kind) =>
  element("span", { class: "ngos-symbol", "aria-hidden": "true" }, SYMBOLS[kind]);

const verdictLine = (kind, sentence) =>
  element("p", { class: `ngos-verdict ngos-is-${kind}` }, symbol(kind), " ", element("strong", {}, sentence));

/** Give what is read out and not seen. */
const announcer = () =>
  element("div", { class: "ngos-unseen", role: "status", "aria-live": "polite", "aria-atomic": "true" });

/** Keep JupyterLab from taking keys: arrows, letters, Enter and Space belong to the inputs. */
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (isSave && root.dataset.ngosSaves) event.preventDefault(); // answers are saved at once
  });
  const suppress = () => {
    for (const node of root.querySelectorAll("input, select, textarea, button, summary, a, [tabindex]"))
      node.setAttribute("data-lm-suppress-shortcuts", "true");
  };
  suppress();
  new MutationObserver(suppress).observe(root, { childList: true, subtree: true });
}
