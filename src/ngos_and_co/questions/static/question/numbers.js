/** Read a number as people write it: with a decimal comma or point, spaces, thousands, its unit. */
function readNumber(typed, unit, words = wordsFor("en")) {
  let text = typed.normalize("NFKC").replace(/[\s'’]/g, "").replace(/[−–]/g, "-");
  const suffix = (unit ?? "").normalize("NFKC").replace(/\s/g, "");
  if (suffix && text.toLowerCase().endsWith(suffix.toLowerCase())) text = text.slice(0, -suffix.length);
  if (text === "") return { value: null };
  const unclear = /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text);
  if (unclear) {
    const choice = { thousands: text.replace(",", ""), decimal: text.replace(",", ".") };
    return { value: null, problem: say(words.unclearNumber, choice) };
  }
  const grouped = /^[+-]?\d{1,3}(([.,])\d{3})(\2\d{3})*([.,]\d+)?$/.exec(text);
  const marks = text.match(/[.,]/g) ?? [];
  if (grouped && marks.length > 1 && (!grouped[4] || grouped[4][0] !== grouped[2]))
    text = text.replaceAll(grouped[2], ""); // 1,234.5 and 1.234,5 and 1.234.567
  text = text.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) || !Number.isFinite(Number(text)))
    return { value: null, problem: words.notNumber };
  return { value: Number(text) };
}
