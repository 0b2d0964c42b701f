/* One question, drawn from its data: in JupyterLab by anywidget, which saves the answer through the
   kernel, and on a page of the book as a self-check that needs no kernel and no network.
   HTML in the data was rendered and sanitised by ngos_and_co.questions.render. */

// Every word shown, by language: messages/*.json, put in when the script is assembled.
const CATALOGUES = "messages by language";

const SYMBOLS = { right: "✓", partly: "◐", wrong: "✗", none: "○", saving: "…", saved: "✓", error: "!" };
const DEBOUNCE = 600; // milliseconds without a key until a typed answer is saved
const PATIENCE = 5000; // milliseconds that the kernel has to confirm an answer
const LONGEST_TEXT = 500; // characters; the model refuses more

/** Give the words of a language; English ones where it has no catalogue. */
const wordsFor = (language) => CATALOGUES[language] ?? CATALOGUES.en;

const say = (sentence, values = {}) =>
  sentence.replace(/\{(\w+)\}/g, (mark, name) => (name in values ? String(values[name]) : mark));
