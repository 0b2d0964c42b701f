// Every word shown, by language: messages/*.json, put in when the script is assembled.
const CATALOGUES = "messages by language";

const SYMBOLS = { right: "✓", partly: "◐", wrong: "✗", none: "○", saving: "…", saved: "✓", error: "!" };

/** Give the words of a language; English ones where it has no catalogue. */
const wordsFor = (language) => CATALOGUES[language] ?? CATALOGUES.en;

/** Put values into the places of a sentence: "{points} points". */
const say = (sentence, values = {}) =>
  sentence.replace(/\{(\w+)\}/g, (mark, name) => (name in values ? String(values[name]) : mark));
