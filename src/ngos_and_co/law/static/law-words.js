// What the finder says of an answer, in the words that Python has too.
const ngosLawWords = (data) => {
  const WORLD = "world";

  const readPath = (text) => {
    const ofGroup = text.startsWith("group.");
    const [name, place = WORLD] = text.replace(/^group\./, "").split(".");
    return { text, name, place, ofGroup, kind: data.facts[name].kind };
  };
  const fill = (pattern, values = {}) => data.words[pattern].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const dayText = (day) => {
    const [year, month, number] = day.split("-").map(Number);
    return `${number} ${data.months[month - 1]} ${year}`;
  };
  const plain = (number) =>
    number.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace(/\.00$/, "");
  const intervalText = ({ low, high }) => {
    if (low === high) return plain(low);
    if (high === Infinity) return low ? fill("or-more", { low: plain(low) }) : fill("not-known");
    return fill(low ? "to" : "up-to", { low: plain(low), high: plain(high) });
  };
  const shortName = (text) => text.split(":")[0].split(" (")[0];
  const nameOf = (code) => {
    if (Object.hasOwn(data.regionNames, code)) return data.regionNames[code];
    if (Object.hasOwn(data.countries, code)) return data.countries[code];
    const vocabulary = Object.values(data.vocabularies).find((each) => Object.hasOwn(each, code));
    return vocabulary ? shortName(vocabulary[code]) : code;
  };
  const factText = (text) => {
    const path = readPath(text);
    let words = data.facts[path.name].label;
    if (path.place !== WORLD) words = fill("place", { fact: words, place: nameOf(path.place) });
    return path.ofGroup ? fill("of-group", { fact: words }) : words;
  };
  const valueText = (value, threshold) => {
    if (value === null) return fill("not-known");
    if (value.members) {
      const names = [...value.members].sort().map(nameOf).join(", ");
      if (value.complete) return names || fill("none");
      return names ? fill("and-perhaps", { values: names }) : fill("not-known");
    }
    if (typeof value === "object") {
      const isKnown = value.low || value.high !== Infinity;
      return threshold?.currency && isKnown ? `${threshold.currency} ${intervalText(value)}` : intervalText(value);
    }
    return typeof value === "boolean" ? fill(value ? "yes" : "no") : nameOf(value);
  };
  const thresholdText = (threshold) => {
    if (Array.isArray(threshold)) {
      const areGoods = threshold.length === data.goods.length && data.goods.every((each) => threshold.includes(each));
      return areGoods ? fill("goods") : threshold.map(nameOf).join(fill("or"));
    }
    if (threshold.currency) return `${threshold.currency} ${plain(threshold.amount)}`;
    return typeof threshold === "number" ? plain(threshold) : valueText(threshold);
  };
  const comparedText = (compared) => {
    if (compared.operator === "date") {
      return compared.until
        ? fill("only-until", { day: dayText(compared.until) })
        : fill("only-from", { day: dayText(compared.from) });
    }
    const fact = factText(compared.fact);
    return fill(compared.converted ? "converted" : "compared", {
      fact: fact[0].toUpperCase() + fact.slice(1),
      value: valueText(compared.value, compared.threshold),
      threshold: fill(compared.operator, { values: thresholdText(compared.threshold) }),
    });
  };
  const missingText = ({ fact, reason, detail }) =>
    fill(reason, { fact: fact === "law" ? "" : factText(fact), detail });

  return { readPath, fill, dayText, comparedText, missingText, shortName };
};
