/* Scoring: the rules of questions/types and questions/policies.py, which the tests hold to be the same. */

const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/; // Python's
const STROKED = { ł: "l", ø: "o", đ: "d", ħ: "h", ŧ: "t", ı: "i" };
const ROUNDING_SLACK = 1e-9;

const same = (one, other) => sorted(one) === sorted(other);

/** Write JSON with its keys in order: the kernel may give an answer's parts in another one. */
const sorted = (value) =>
  JSON.stringify(value ?? null, (_name, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part);

/** Give what an author or trainee put under an id, and nothing of what every object has. */
const partAt = (parts, id) => (parts && Object.hasOwn(parts, id) ? parts[id] : undefined);

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

const isAccepted = (text, forms) => forms.map(fold).includes(fold(text));

function isWithin(number, key, { kind, size }) {
  const allowed = kind === "relative" ? size * Math.abs(key) : size;
  return Math.abs(number - key) <= allowed + ROUNDING_SLACK * Math.max(1, Math.abs(key));
}

const picksAndKey = (picks, key) => ({
  right: picks.filter((id) => key.includes(id)).length,
  wrong: picks.filter((id) => !key.includes(id)).length,
  missing: key.filter((id) => !picks.includes(id)).length,
});

const PICKING = {
  "right-minus-wrong": ({ right, wrong, missing }) => Math.max(0, right - wrong) / (right + missing),
  "all-or-nothing": ({ wrong, missing }) => Number(wrong + missing === 0),
  "per-option": ({ wrong, missing }, options) => 1 - (wrong + missing) / options,
};

/** Tell which of an answer's parts are right: of each left side, item or gap, by its id. */
const PARTS = {
  matching: ({ check }, answer) => partsAs(check.key, (id) => partAt(answer, id) === check.key[id]),
  categorise: ({ check }, answer) => partsAs(check.key, (id) => partAt(answer, id) === check.key[id]),
  cloze: ({ check }, answer) =>
    partsAs(check.key, (id) => isAccepted(partAt(answer, id) ?? "", check.key[id])),
};

const partsAs = (key, isRight) =>
  Object.fromEntries(Object.keys(key).map((id) => [id, isRight(id)]));

/** Count how many of the parts, or of the pairs of an order, are right. */
function countRight(question, answer) {
  if (question.type === "ordering") return pairsInOrder(answer, question.check.key);
  const parts = Object.values(PARTS[question.type](question, answer));
  return { right: parts.filter(Boolean).length, all: parts.length };
}

function pairsInOrder(answer, key) {
  const places = answer.map((id) => key.indexOf(id));
  let right = 0;
  for (let later = 1; later < places.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1) right += Number(places[earlier] < places[later]);
  return { right, all: (places.length * (places.length - 1)) / 2 };
}

function shareCounted(question, answer) {
  const { right, all } = countRight(question, answer);
  return question.policy === "all-or-nothing" ? Number(right === all) : right / all;
}

function shareOfGaps(question, answer) {
  const parts = PARTS.cloze(question, answer);
  const credits = Object.keys(parts).map((gap) =>
    parts[gap] ? 1 : foreseenInGap(question, gap, answer)?.share ?? 0);
  if (question.policy === "all-or-nothing") return Number(credits.every((credit) => credit === 1));
  return credits.reduce((sum, credit) => sum + credit, 0) / credits.length;
}

const isKey = ({ check }, answer) => Number(answer === check.key);

const SHARES = {
  single: isKey,
  "true-false": isKey,
  multiple: (question, answer) =>
    PICKING[question.policy](picksAndKey(answer, question.check.key), question.options.length),
  numeric: ({ check }, answer) => Number(isWithin(answer, check.key, check.tolerance)),
  short: ({ check }, answer) => Number(isAccepted(answer, check.key)),
  matching: shareCounted,
  categorise: shareCounted,
  cloze: shareOfGaps,
  ordering: shareCounted,
};

const FORESEEN = {
  numeric: ({ check }, answer, key) => isWithin(answer, key, check.tolerance),
  short: (_question, answer, key) => isAccepted(answer, [key].flat()),
};

/** Give the wrong answer that the author foresaw and the trainee gave, if it is one. */
const foreseen = (question, answer) =>
  question.type in FORESEEN
    ? question.check.wrong?.find(({ key }) => FORESEEN[question.type](question, answer, key))
    : undefined;

/** Give the mistake that the author foresaw in a gap and the trainee made, if it is one. */
const foreseenInGap = ({ check }, id, answer) =>
  check.wrong?.find(({ gap, key }) => gap === id && isAccepted(partAt(answer, id) ?? "", key));

/** Tell how a part of an answer stands: right, partly, wrong, or none where it is empty. */
function partKind(question, parts, id, answer) {
  if (parts[id]) return "right";
  if (partAt(answer, id) === undefined) return "none";
  return question.type === "cloze" && foreseenInGap(question, id, answer)?.share > 0 ? "partly" : "wrong";
}

/** Give the share of the points that an answer earns, from 0 to 1. */
function share(question, answer) {
  const earned = SHARES[question.type](question, answer);
  return earned === 1 ? 1 : foreseen(question, answer)?.share ?? earned;
}
