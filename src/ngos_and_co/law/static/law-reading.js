// From what somebody wrote about a company to its description, or to a sentence for each field that is wrong.
// The fields are those of law/company.py; what is left out is not known.
const ngosLawReading = (data) => {
  const WORLD = "world", EU = "EU";
  const SCALES = { "": 1, thousand: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9 };

  class Problem extends Error {}
  const shown = (value) => (typeof value === "string" ? `'${value}'` : JSON.stringify(value) ?? String(value));
  const field = (name, what, accepted) => new Problem(`The field '${name}' ${what}. Give ${accepted}.`);
  const NUMBERS = "a number (1200), a range (1000 to 5000) or a least number (1000+)";
  const MONEY = "a currency's ISO 4217 code and an amount, such as 'EUR 36000000' or 'GBP 30 to 40 million'";
  const COUNTRY = "an ISO 3166-1 code of two capital letters, such as DE or PL";
  const RATE = "a pair such as 'PLN/EUR' and how many units of the second one unit of the first is worth";

  const readInterval = (name, value, largest, accepted) => {
    let interval = null;
    if (typeof value === "number") interval = { low: value, high: value };
    if (typeof value === "string") {
      if (/^\s*[-−–]\s*\d/.test(value)) throw field(name, `is ${value.trim()}, which is less than 0`, accepted);
      const number = "\\d+(?:[, ]\\d{3})*(?:\\.\\d+)?";
      const match = new RegExp(`^(${number})(?:(\\+)|\\s*(?:to|-|–)\\s*(${number}))?\\s*([a-z]*)$`, "i").exec(value.trim());
      const scale = match && SCALES[match[4].toLowerCase()];
      if (!scale) throw field(name, `is ${shown(value)}, which cannot be read as a number`, accepted);
      const read = (text) => Number(text.replace(/[, ]/g, "")) * scale;
      const low = read(match[1]);
      interval = { low, high: match[2] ? Infinity : match[3] ? read(match[3]) : low };
    }
    if (!interval || !Number.isFinite(interval.low)) throw field(name, `is ${shown(value)}, which is no number`, accepted);
    if (interval.low < 0) throw field(name, `is ${value}, which is less than 0`, accepted);
    const bounds = [interval.low, interval.high].filter(Number.isFinite);
    if (Math.max(...bounds) > largest) throw field(name, `is ${value}, which is more than ${largest.toLocaleString("en-US")}`, accepted);
    if (interval.high < interval.low) throw field(name, `is ${shown(value)}, whose end is less than its beginning`, accepted);
    return interval;
  };
  const readCount = (largest) => (name, value) => {
    const interval = readInterval(name, value, largest, `${NUMBERS}, from 0 to ${largest.toLocaleString("en-US")}`);
    if (interval.low % 1 || (Number.isFinite(interval.high) && interval.high % 1)) {
      throw new Problem(`The field '${name}' is ${shown(value)}. Give a whole number.`);
    }
    return interval;
  };
  const readMoney = (name, value) => {
    const match = typeof value === "string" && /^(\S+)\s+(.+)$/.exec(value.trim());
    if (!match) throw field(name, `is ${shown(value)}, which does not name a currency and an amount`, MONEY);
    if (!data.currencies.includes(match[1])) {
      throw field(name, `has the currency '${match[1]}', which ISO 4217 does not know`, MONEY);
    }
    return { currency: match[1], amount: readInterval(name, match[2], data.limits.money, MONEY) };
  };
  const readCountry = (name, value) => {
    if (typeof value === "string" && Object.hasOwn(data.countries, value)) return value;
    throw new Problem(`The field '${name}' is ${shown(value)}. Give ${COUNTRY}.`);
  };
  const readChoice = (known) => (name, value) => {
    if (typeof value === "string" && Object.hasOwn(known, value)) return value;
    throw new Problem(`The field '${name}' is ${shown(value)}. Give one of ${Object.keys(known).join(", ")}.`);
  };
  const readSet = (read) => (name, value) => {
    if (!Array.isArray(value)) throw new Problem(`The field '${name}' is ${shown(value)}. Give a list; an empty one for none.`);
    return [...new Set(value.map((each) => read(name, each)))];
  };
  const readText = (name, value) => {
    if (typeof value === "string") return value;
    throw new Problem(`The field '${name}' is ${shown(value)}. Give a text.`);
  };
  const readFlag = (name, value) => {
    if (typeof value === "boolean") return value;
    throw new Problem(`The field '${name}' is ${shown(value)}. Give true or false.`);
  };
  const readByPlace = (read, regions) => (name, value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return { [WORLD]: read(name, value) };
    const found = {};
    for (const [place, each] of Object.entries(value)) {
      if (place !== WORLD && !regions.includes(place) && !Object.hasOwn(data.countries, place)) {
        throw new Problem(`The field '${name}' has the place '${place}'. Give ${[WORLD, ...regions].join(", ")}, or ${COUNTRY}.`);
      }
      if (each !== null) found[place] = read(`${name}.${place}`, each);
    }
    return found;
  };
  const readRates = (name, value) => {
    for (const [pair, rate] of Object.entries(value ?? {})) {
      const match = /^([A-Z]{3})\/([A-Z]{3})$/.exec(pair);
      const isKnown = match && data.currencies.includes(match[1]) && data.currencies.includes(match[2]);
      if (!isKnown || typeof rate !== "number" || !(rate > 0 && rate < 1e6)) {
        throw new Problem(`The field '${name}' has '${pair}': ${rate}. Give ${RATE}.`);
      }
    }
    return value;
  };
  const countries = readSet(readCountry);
  const readers = {
    name: readText,
    seat: readCountry, branches: countries, sales: countries, imports_into: countries, listed_in: countries,
    public_supplier_to: countries, taxed_in: countries,
    legal_form: readChoice(data.vocabularies.legal_form), structure: readChoice(data.vocabularies.structure),
    figures_cover: readChoice(data.vocabularies.figures_cover), sector: readChoice(data.vocabularies.sector),
    roles: readSet(readChoice(data.vocabularies.roles)), products: readSet(readChoice(data.vocabularies.products)),
    employees: readByPlace(readCount(data.limits.employees), []), turnover: readByPlace(readMoney, [EU]),
    assets: readMoney, royalties: readMoney, eu_unit_turnover: readMoney,
    years_at_this_size: readCount(data.limits.years),
    public_interest: readFlag, micro_or_small: readFlag, minerals_above_threshold: readFlag,
    child_labour_suspected: readFlag, business_in_california: readFlag, rates: readRates,
  };
  const readCompany = (document) => {
    const company = {}, problems = [];
    for (const [name, value] of Object.entries(document)) {
      if (!Object.hasOwn(readers, name)) {
        problems.push(`There is no field '${name}'. There are: ${Object.keys(readers).join(", ")}.`);
      } else if (value !== null) {
        try {
          company[name] = readers[name](name, value);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          problems.push(error.message);
        }
      }
    }
    return { company, problems };
  };
  const readDay = (text) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
    if (isDay && text >= "1900-01-01" && text < "2100-01-01") return null;
    return `The date is ${text || "not given"}. Give a day from 1900-01-01 to 2099-12-31.`;
  };

  return { readCompany, readDay };
};
