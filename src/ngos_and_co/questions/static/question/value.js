/* What a trainee's code hands over: nothing to click; the last value is shown. */

function handedOver(view) {
  const call = `answer("${view.question.id}", …)`;
  const place = element("p", { class: "ngos-handed-over", tabindex: "-1" }, view.words.handOver, " ",
    element("code", {}, call));
  let handed = null;
  return {
    node: place,
    first: () => place,
    read: () => ({ value: handed }),
    write: (value) => { handed = value; },
    mark: () => {},
    isHandedOver: true,
  };
}
