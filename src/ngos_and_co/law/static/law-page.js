// The finder's page: a form, and an answer to it in the page itself. It starts with a filled example.
const ngosLawPage = (data, place) => {
  const words = ngosLawWords(data);
  const finder = ngosLawAnswers(data, words, ngosLawReading(data));
  const countryCodes = Object.fromEntries(Object.entries(data.countries).map(([code, name]) => [name.toLowerCase(), code]));
  const NONE = "none";

  const element = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...content);
    return made;
  };
  const options = (known) =>
    [["", "not known"], ...Object.entries(known)].map(([value, text]) => element("option", { value }, text));

  // ---------- Fields: each shows a description's value and gives it back ----------

  let ids = 0;
  const labelled = (label, control, hint) => {
    control.id = `ngos-law-${(ids += 1)}`;
    const parts = [element("label", { for: control.id }, label), control];
    if (hint) {
      const note = element("p", { id: `${control.id}-hint`, class: "ngos-law-hint" }, hint);
      control.setAttribute("aria-describedby", note.id);
      parts.splice(1, 0, note);
    }
    return element("div", { class: "ngos-law-field" }, ...parts);
  };
  const textField = (label, hint, show, read) => {
    const input = element("input", { type: "text", autocomplete: "off" });
    return {
      view: labelled(label, input, hint),
      set: (value) => { input.value = value === undefined || value === null ? "" : show(value); },
      get: () => (input.value.trim() ? read(input.value.trim()) : undefined),
    };
  };
  const same = (value) => String(value);
  const countriesField = (label, hint) =>
    textField(
      label, hint ?? "Countries, separated by commas; none if there are none.",
      (codes) => (codes.length ? codes.map((code) => data.countries[code]).join(", ") : NONE),
      (text) => (text.toLowerCase() === NONE ? [] : text.split(",").map((each) => toCode(each.trim()))),
    );
  const toCode = (text) => countryCodes[text.toLowerCase()] ?? text.toUpperCase();
  const placesField = (label, hint) =>
    textField(
      label, hint,
      (figures) => Object.entries(figures).map(([where, value]) => `${where}: ${value}`).join("; "),
      (text) => Object.fromEntries(text.split(";").filter((each) => each.trim()).map((each) => {
        const [where, ...rest] = each.split(":");
        return [where.trim() === "EU" ? "EU" : toCode(where.trim()), rest.join(":").trim()];
      })),
    );
  const choiceField = (label, known, hint) => {
    const select = element("select", {}, ...options(known));
    return {
      view: labelled(label, select, hint),
      set: (value) => { select.value = value ?? ""; },
      get: () => select.value || undefined,
    };
  };
  const flagField = (label, hint) => {
    const field = choiceField(label, { true: "yes", false: "no" }, hint);
    return {
      view: field.view,
      set: (value) => field.set(value === undefined || value === null ? "" : String(value)),
      get: () => (field.get() === undefined ? undefined : field.get() === "true"),
    };
  };
  const choicesField = (label, known) => {
    const boxes = Object.entries(known).map(([value, text]) => {
      const box = element("input", { type: "checkbox", value });
      return [box, element("label", { class: "ngos-law-check" }, box, ` ${text}`)];
    });
    return {
      view: element("fieldset", { class: "ngos-law-set" }, element("legend", {}, label), ...boxes.map(([, view]) => view)),
      set: (values) => boxes.forEach(([box]) => { box.checked = (values ?? []).includes(box.value); }),
      get: () => {
        const chosen = boxes.filter(([box]) => box.checked).map(([box]) => box.value);
        return chosen.length ? chosen : undefined;
      },
    };
  };
  const { vocabularies } = data;
  const NUMBER = "A number, a range (1000 to 5000) or a least number (1000+).";
  const MONEY = "With its currency: EUR 36 million.";
  const groups = {
    "The company": {
      name: textField("Name", "", same, same),
      seat: textField("Country of its seat", "", (code) => data.countries[code], toCode),
      branches: countriesField("Other countries with a branch", "Places of business of the company itself, not of a subsidiary. Countries, separated by commas; none if there are none."),
      sales: countriesField("Countries where it sells"),
      imports_into: countriesField("Countries into which it imports"),
      public_supplier_to: countriesField("Countries whose public bodies it supplies", "Under contracts above the thresholds of procurement law; in the United States, federal bodies. None if there are none."),
    },
    "What it does": {
      roles: choicesField("Roles (none ticked: not known)", vocabularies.roles),
      products: choicesField("Products (none ticked: not known)", vocabularies.products),
      sector: choiceField("Sector", vocabularies.sector),
    },
    Size: {
      structure: choiceField("Place in a group", vocabularies.structure),
      figures_cover: choiceField("The figures below count", vocabularies.figures_cover),
      employees: textField("Employees worldwide", NUMBER, same, same),
      employees_by_place: placesField("Employees by country", "DE: 1100; PL: 300"),
      turnover: textField("Net turnover of a year, worldwide", MONEY, same, same),
      turnover_by_place: placesField("Turnover by place of sale", "EU: EUR 400 million; GB: GBP 40 million"),
      assets: textField("Balance-sheet total", MONEY, same, same),
      years_at_this_size: textField("Financial years in a row at about this size", "", same, same),
      rates: placesField("Rates of exchange that you want used", "PLN/EUR: 0.23 means that 1 PLN is EUR 0.23."),
    },
    "More, if you know it": {
      legal_form: choiceField("Legal form", vocabularies.legal_form),
      listed_in: countriesField("Countries where it is listed"),
      taxed_in: countriesField("Other countries where it is liable to tax"),
      public_interest: flagField("Listed, a bank or an insurer"),
      micro_or_small: flagField("Micro or small undertaking in the EU's sense"),
      royalties: textField("Royalties of a year from franchises and licences", MONEY, same, same),
      eu_unit_turnover: textField("Seat outside the EU: turnover of its largest subsidiary or branch in the EU", MONEY, same, same),
      minerals_above_threshold: flagField("Imports of tin, tantalum, tungsten or gold above the law's volumes"),
      child_labour_suspected: flagField("Reasonable suspicion of child labour behind its products"),
      business_in_california: flagField("Business in California"),
    },
  };
  const fields = Object.assign({}, ...Object.values(groups));

  const show = (company) => {
    const { employees, turnover } = company;
    const split = (value) => {
      if (value === null || typeof value !== "object") return [value, undefined];
      const { world, ...places } = value;
      return [world, Object.keys(places).length ? places : undefined];
    };
    const values = { ...company };
    [values.employees, values.employees_by_place] = split(employees);
    [values.turnover, values.turnover_by_place] = split(turnover);
    for (const [name, field] of Object.entries(fields)) field.set(values[name]);
  };
  const describe = () => {
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, field.get()]).filter(([, value]) => value !== undefined),
    );
    for (const name of ["employees", "turnover"]) {
      const places = { ...(values[name] === undefined ? {} : { world: values[name] }), ...values[`${name}_by_place`] };
      delete values[`${name}_by_place`];
      if (Object.keys(places).length) values[name] = places;
    }
    if (values.rates) values.rates = Object.fromEntries(Object.entries(values.rates).map(([pair, rate]) => [pair, Number(rate)]));
    return values;
  };

  // ---------- The answer ----------

  const list = (title, items) =>
    items.length ? [element("h3", {}, title), element("ul", {}, ...items.map((item) => element("li", {}, item)))] : [];
  const paragraph = (title, text) => (text ? [element("h3", {}, title), element("p", {}, text)] : []);
  const sourceItem = ({ text, url }) => (url ? element("a", { href: url }, text) : text);
  const entry = (answer) => {
    const { instrument, deciding } = answer;
    const { parts } = data;
    const reasons = deciding.flatMap(({ route, outcome }) => [
      element("p", {}, `${route.text} (${route.provision})`),
      ...(outcome.compared.length
        ? [element("ul", {}, ...outcome.compared.map((each) => element("li", {}, words.comparedText(each))))]
        : []),
    ]);
    const verdict = finder.verdict(answer);
    const doubt = instrument.unconfirmed && answer.state !== "does-not" ? " Part of this is not confirmed." : "";
    return element(
      "details", { class: "ngos-law-entry", "data-instrument": instrument.id, "data-state": answer.state },
      element("summary", {}, element("strong", {}, instrument.short_title), ` ${verdict}${doubt}`),
      element("p", {}, element("a", { href: instrument.url }, instrument.title), ` (${instrument.official_reference})`),
      ...list(parts.missing, finder.missingOf(answer).map(words.missingText)),
      ...(reasons.length ? [element("h3", {}, parts.why), ...reasons] : []),
      ...paragraph(parts.unconfirmed, instrument.unconfirmed),
      ...list(parts.duties, instrument.duties),
      ...list(parts.levers, instrument.levers),
      ...list(parts.write_to, instrument.write_to),
      ...list(parts.remarks, instrument.remarks),
      ...paragraph(parts.confidence, `${data.confidences[instrument.confidence]}. Checked on ${words.dayText(instrument.checked)}.`),
      ...list(parts.sources, instrument.references.map(sourceItem)),
    );
  };
  const result = element("div", { class: "ngos-law-result" });
  const said = element("p", { class: "ngos-law-said", role: "status" });
  const day = element("input", { type: "date", required: true, min: "1900-01-01", max: "2099-12-31" });

  const ask = () => {
    const { problems, answers } = finder.ask(describe(), day.value);
    if (problems.length) {
      said.textContent = `${problems.length} of the entries cannot be used.`;
      result.replaceChildren(element("ul", { class: "ngos-law-problems" }, ...problems.map((each) => element("li", {}, each))));
      return;
    }
    const of = (state) => answers.filter((answer) => answer.state === state);
    const headings = Object.entries(data.headings).filter(([state]) => of(state).length);
    said.textContent = `On ${words.dayText(day.value)}: ${headings.map(([state, heading]) => `${heading}: ${of(state).length}`).join(". ")}.`;
    result.replaceChildren(
      ...headings.flatMap(([state, heading]) => [element("h2", {}, `${heading} (${of(state).length})`), ...of(state).map(entry)]),
      element("p", { class: "ngos-law-hint" }, words.fill("no-advice", { day: words.dayText(data.instruments[0].checked) })),
    );
  };

  const form = element(
    "form", { class: "ngos-law-form", novalidate: true },
    ...Object.entries(groups).map(([heading, group], index) =>
      element("details", { class: "ngos-law-group", open: index === 0 },
        element("summary", {}, heading), ...Object.values(group).map((field) => field.view))),
    labelled("Day asked about", day),
  );
  const button = (text, type, action) => {
    const made = element("button", { type }, text);
    if (action) made.addEventListener("click", action);
    return made;
  };
  const example = () => {
    show(data.example);
    day.value = data.day;
    ask();
  };
  form.append(element("div", { class: "ngos-law-buttons" },
    button("Find the laws", "submit"),
    button("Empty the form", "button", () => { show({}); said.textContent = "The form is empty."; result.replaceChildren(); fields.name.view.querySelector("input").focus(); }),
    button("Show the example", "button", example)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  place.replaceChildren(form, said, result);
  place.classList.add("ngos-law");
  example();
  return finder;
};
