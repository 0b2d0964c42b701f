const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/* Scoring: the rules of questions/types, which the tests hold to be the same. */

const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/; // Python's
const STROKED = { ł: "l", ø: "o", đ: "d", ħ: "h", ŧ: "t", ı: "i" };
const ROUNDING_SLACK = 1e-9;

const OUTER_SPACES = new RegExp(`^${SPACES.source}|${SPACES.source}$`, "g");
const strip = (text) => text.replace(OUTER_SPACES, "");

// A mark is combining if normalisation moves it before U+0345, the highest in canonical order.
const isCombining = (letter) =>
  letter === "\u0345" || ("\u0345" + letter).normalize("NFD")[0] !== "\u0345";

// Python's casefold: by way of the capital, for ẞ and the final sigma.
const fullCase = (letter) => letter.toLowerCase().toUpperCase().toLowerCase();

/** Fold what does not count in a short answer: case, accents, outer and doubled spaces. */
function fold(text) {
  const cased = Array.from(text.normalize("NFKD"), fullCase).join("");
  const letters = Array.from(cased.normalize("NFKD")).filter((c) => !isCombining(c));
  return letters.map((c) => STROKED[c] ?? c).join("").split(SPACES).filter(Boolean).join(" ");
}

const picksAndKey = (picks, key) => ({
  right: picks.filter((id) => key.includes(id)).length,
  wrong: picks.filter((id) => !key.includes(id)).length,
  missing: key.filter((id) => !picks.includes(id)).length,
});

const POLICIES = {
  "right-minus-wrong": ({ right, wrong, missing }) => Math.max(0, right - wrong) / (right + missing),
  "all-or-nothing": ({ wrong, missing }) => Number(wrong + missing === 0),
  "per-option": ({ wrong, missing }, options) => 1 - (wrong + missing) / options,
};

const SHARES = {
  single: (question, answer) => Number(answer === question.check.key),
  "true-false": (question, answer) => Number(answer === question.check.key),
  multiple: (question, answer) =>
    POLICIES[question.policy](picksAndKey(answer, question.check.key), question.options.length),
  numeric: (question, answer) => {
    const { key, tolerance } = question.check;
    const allowed = tolerance.kind === "relative" ? tolerance.size * Math.abs(key) : tolerance.size;
    return Number(Math.abs(answer - key) <= allowed + ROUNDING_SLACK * Math.max(1, Math.abs(key)));
  },
  short: (question, answer) => Number(question.check.key.map(fold).includes(fold(answer))),
};

/** Give the share of the points that an answer earns, from 0 to 1. */
const share = (question, answer) => SHARES[question.type](question, answer);
