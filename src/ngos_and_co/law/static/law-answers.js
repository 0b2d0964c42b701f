// Which laws bind a company: the same rules as in Python, evaluated in the page. No kernel, no network.
const ngosLawAnswers = (data, words, reading) => {
  const WORLD = "world", EU = "EU", ANYTHING = { low: 0, high: Infinity };
  const { readPath, fill, dayText, comparedText, missingText } = words;

  // ---------- Facts ----------

  const within = (one, other) => {
    const low = Math.max(one.low, other.low);
    return { low, high: Math.max(low, Math.min(one.high, other.high)) };
  };
  // true, false, or null where it is not confirmed
  const isWithin = (country, place, day) => {
    const region = Object.hasOwn(data.regions, place) ? data.regions[place] : null;
    if (!region) return country === place;
    if (!Object.hasOwn(region, country)) return false;
    const [since, until, isConfirmed] = region[country];
    if ((since && since > day) || (until && until <= day)) return false;
    return isConfirmed ? true : null;
  };
  const sum = (figures, keys) => keys.reduce((total, key) => total + figures[key].low, 0);
  const atPlace = (figures, place, day) => {
    const countries = Object.keys(figures).filter((key) => key !== WORLD && key !== EU);
    const inEu = countries.filter((key) => isWithin(key, EU, day));
    const eu = within({ low: sum(figures, inEu), high: Infinity }, figures[EU] ?? ANYTHING);
    const outside = sum(figures, countries.filter((key) => !inEu.includes(key)));
    const whole = within({ low: eu.low + outside, high: Infinity }, figures[WORLD] ?? ANYTHING);
    if (place === WORLD) return whole;
    if (place === EU) return within(eu, { low: 0, high: Math.max(0, whole.high - outside) });
    if (countries.includes(place)) return within(figures[place], { low: 0, high: whole.high });
    let high = Math.max(0, whole.high - sum(figures, countries));
    if (isWithin(place, EU, day)) high = Math.min(high, Math.max(0, eu.high - sum(figures, inEu)));
    return { low: 0, high };
  };
  const countedAlone = (given, { structure, figures_cover: cover }) =>
    structure === "single" || cover === "company" ? given : { low: 0, high: given.high };
  const countedWithGroup = (given, company) => {
    const { structure, figures_cover: cover } = company;
    if (structure === "single") return given;
    if (structure === "subsidiary") return countedAlone(given, company);
    if (structure === "parent") return cover === "group" ? given : { low: given.low, high: Infinity };
    if (cover === "company") return { low: given.low, high: Infinity };
    return { low: 0, high: cover === "group" ? given.high : Infinity };
  };
  const figureOf = (company, path, given, isGiven, more = {}) => {
    const count = path.ofGroup ? countedWithGroup : countedAlone;
    const interval = data.hasOwner.includes(path.name) ? count(given, company) : given;
    return { interval, asGiven: given, isGiven, ...more };
  };
  const countFact = (company, path, day) => {
    if (path.name === "years_at_this_size") {
      return figureOf(company, path, company.years_at_this_size ?? ANYTHING, Boolean(company.years_at_this_size));
    }
    const figures = company.employees ?? {};
    return figureOf(company, path, atPlace(figures, path.place, day), Object.keys(figures).length > 0);
  };
  const moneyFact = (company, path, currency, day) => {
    const one = company[path.name];
    const amounts = path.name === "turnover" ? (one ?? {}) : one ? { [WORLD]: one } : {};
    const convert = (money) => {
      if (money.currency === currency) return money.amount;
      const rate = (company.rates ?? {})[`${money.currency}/${currency}`];
      return rate === undefined ? null : { low: money.amount.low * rate, high: money.amount.high * rate };
    };
    const known = {};
    for (const [place, money] of Object.entries(amounts)) {
      const amount = convert(money);
      if (amount) known[place] = amount;
    }
    const lookedAt = Object.keys(amounts).filter((place) => [path.place, EU, WORLD].includes(place));
    const others = lookedAt.map((place) => amounts[place]).filter((money) => money.currency !== currency);
    return figureOf(company, path, atPlace(known, path.place, day), Object.keys(known).length > 0, {
      otherCurrency: others.some((money) => !convert(money)),
      converted: others.some((money) => convert(money)),
    });
  };
  const setFact = (company, name) => {
    if (name !== "operates_in") return { members: company[name] ?? [], complete: Boolean(company[name]) };
    const members = [...new Set([...(company.seat ? [company.seat] : []), ...(company.branches ?? [])])];
    return { members, complete: Boolean(company.seat && company.branches) };
  };
  const unknownParts = (company, name) =>
    name === "operates_in" ? ["seat", "branches"].filter((each) => !company[each]) : [name];

  // ---------- Rules: true, false or null ----------

  const disjunction = (truths) => (truths.includes(true) ? true : truths.includes(null) ? null : false);
  const opposite = (truth) => (truth === null ? null : !truth);
  const reachesBound = ({ low, high }, bound, strictly) => {
    if (low > bound || (low === bound && !strictly)) return true;
    if (high < bound || (high === bound && strictly)) return false;
    return null;
  };
  const compareFigure = (operator, interval, bound) => {
    if (operator === "above" || operator === "at_least") return reachesBound(interval, bound, operator === "above");
    return opposite(reachesBound(interval, bound, operator === "at_most"));
  };
  const membershipUnconfirmed = (country) => [
    { fact: "law", reason: "unconfirmed", detail: `whether the act bound ${country} on that day` },
  ];
  const compare = (rule, company, day) => {
    const path = readPath(rule.fact);
    const { operator, threshold } = rule;
    const outcome = (truth, value, missing, converted = false) => ({
      truth,
      compared: [{ fact: rule.fact, operator, threshold, value, holds: truth, converted, from: rule.from, until: rule.until }],
      missing: truth === null ? missing : [],
    });
    const notGiven = (facts) => facts.map((fact) => ({ fact, reason: "not-given", detail: "" }));
    const isOneOf = (value) => {
      if (!Array.isArray(threshold)) return value === threshold;
      if (path.kind !== "country" && path.kind !== "countries") return threshold.includes(value);
      return disjunction(threshold.map((place) => isWithin(value, place, day)));
    };
    if (path.kind === "count" || path.kind === "money") {
      const bound = threshold.currency ? threshold.amount : threshold;
      const figure = threshold.currency
        ? moneyFact(company, path, threshold.currency, day)
        : countFact(company, path, day);
      const truth = compareFigure(operator, figure.interval, bound);
      let reason = figure.isGiven ? "range" : "not-given";
      if (compareFigure(operator, figure.asGiven, bound) !== null) reason = "whose-figures";
      if (figure.otherCurrency) reason = "currency";
      const detail = reason === "currency" ? threshold.currency : "";
      return outcome(truth, figure.interval, [{ fact: rule.fact, reason, detail }], figure.converted);
    }
    if (path.kind === "countries" || path.kind === "choices") {
      const known = setFact(company, path.name);
      const members = [...known.members].sort();
      const truths = members.map(isOneOf);
      const truth = disjunction(truths);
      if (truth === false && !known.complete) return outcome(null, known, notGiven(unknownParts(company, path.name)));
      return outcome(truth, known, membershipUnconfirmed(members[truths.indexOf(null)] ?? ""));
    }
    const value = company[path.name] ?? null;
    if (value === null) return outcome(null, null, notGiven([rule.fact]));
    return outcome(isOneOf(value), value, membershipUnconfirmed(value));
  };
  const once = (list) => [...new Map(list.map((each) => [JSON.stringify(each), each])).values()];
  const join = (truth, outcomes) => {
    if (outcomes.length === 1) return outcomes[0];
    const compared = once(outcomes.flatMap((each) => each.compared));
    const ofFacts = compared.filter((each) => each.operator !== "date");
    return {
      truth,
      compared: ofFacts.length ? ofFacts : compared,
      missing: once(outcomes.flatMap((each) => each.missing)),
    };
  };
  const evaluate = (rule, company, day) => {
    if ((rule.from && rule.from > day) || (rule.until && rule.until <= day)) {
      const date = { fact: "", operator: "date", threshold: null, value: null, holds: false, from: rule.from, until: rule.until };
      return { truth: false, compared: [date], missing: [] };
    }
    if (rule.fact) return compare(rule, company, day);
    if (rule.unconfirmed) {
      return { truth: null, compared: [], missing: [{ fact: "law", reason: "unconfirmed", detail: rule.unconfirmed }] };
    }
    if (rule.not) {
      const outcome = evaluate(rule.not, company, day);
      return { ...outcome, truth: opposite(outcome.truth) };
    }
    const outcomes = [];
    for (const part of rule.of) {
      const outcome = evaluate(part, company, day);
      if (outcome.truth === false && rule.least === rule.of.length) return outcome;
      outcomes.push(outcome);
    }
    const right = outcomes.filter((each) => each.truth === true);
    const open = outcomes.filter((each) => each.truth === null);
    if (right.length >= rule.least) return join(true, right.slice(0, rule.least));
    if (right.length + open.length < rule.least) return join(false, outcomes.filter((each) => each.truth === false));
    return join(null, open);
  };

  // ---------- Answers ----------

  const answer = (instrument, company, on) => {
    const at = (day) =>
      instrument.routes
        .filter((route) => route.in_force)
        .map((route) => ({ route, outcome: evaluate(route.when, company, day) }));
    const truthOf = (routes) => disjunction(routes.map((each) => each.outcome.truth));
    const holding = (routes, truth) => {
      const found = routes.filter((each) => each.outcome.truth === truth);
      return truth ? found.slice(0, 1) : found;
    };
    const found = (state, since, deciding, willBindFrom = null) => ({ instrument, state, on, since, deciding, willBindFrom });
    const now = at(on);
    const truth = truthOf(now);
    if (truth) {
      let since = null;
      for (const day of instrument.days.filter((each) => each <= on).reverse()) {
        if (!truthOf(at(day))) break;
        since = day;
      }
      return found(instrument.strength === "binding" ? "binds" : "applies", since, holding(now, true));
    }
    const later = instrument.days.filter((day) => day > on).map((day) => [day, at(day)]);
    const binds = later.find(([, routes]) => truthOf(routes));
    if (truth === null) return found("cannot-be-told", null, holding(now, null), binds ? binds[0] : null);
    if (binds) return found("will-bind", binds[0], holding(binds[1], true));
    const open = later.find(([, routes]) => truthOf(routes) === null);
    if (open) return found("cannot-be-told", open[0], holding(open[1], null));
    const last = later.length ? later[later.length - 1][1] : now;
    const telling = last.filter((each) => each.outcome.compared.some(({ operator }) => operator !== "date"));
    return found("does-not", null, telling.length ? telling : last);
  };
  const verdict = ({ instrument, state, since, willBindFrom }) => {
    if (state === "does-not" && !instrument.routes.some((route) => route.in_force)) return fill("never-in-force");
    const day = since ? dayText(since) : "";
    if (state === "binds" && day) return fill("binds-since", { day });
    if (state === "cannot-be-told" && day) return fill("cannot-be-told-from", { day });
    if (willBindFrom) return fill("cannot-be-told-yet", { day: dayText(willBindFrom) });
    return fill(state, { day });
  };
  const missingOf = ({ deciding }) => once(deciding.flatMap((each) => each.outcome.missing));
  const answerDocument = (each) => ({
    instrument: each.instrument.id,
    state: each.state,
    verdict: verdict(each),
    on: each.on,
    since: each.since,
    will_bind_from: each.willBindFrom,
    why: each.deciding.map(({ route, outcome }) => ({
      route: route.id,
      provision: route.provision,
      rule: route.text,
      compared: outcome.compared.map((compared) => ({ fact: compared.fact, holds: compared.holds, text: comparedText(compared) })),
    })),
    missing: missingOf(each).map((missing) => ({ fact: missing.fact, reason: missing.reason, text: missingText(missing) })),
  });

  // The whole in one call: {answers} or {problems}.
  const ask = (document, on) => {
    const { company, problems } = reading.readCompany(document);
    const wrongDay = reading.readDay(on);
    if (wrongDay) problems.push(wrongDay);
    if (problems.length) return { problems, answers: [] };
    return { problems, answers: data.instruments.map((instrument) => answer(instrument, company, on)) };
  };

  return { ask, answerDocument, verdict, missingOf };
};
