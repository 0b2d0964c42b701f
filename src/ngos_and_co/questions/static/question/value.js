/* What a trainee's code, or the planner, hands over: nothing to click; the last value is shown. */

function handedOver(view) {
  const way = view.question.type === "plan"
    ? [view.words.handOverPlan]
    : [view.words.handOver, " ", element("code", {}, `answer("${view.question.id}", …)`)];
  const place = element("p", { class: "ngos-handed-over", tabindex: "-1" }, ...way);
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
