/* One question, drawn from its data: in JupyterLab by anywidget, which saves the answer through the
   kernel, and on a page of the book as a self-check that needs no kernel and no network.
   HTML in the data was rendered and sanitised by ngos_and_co.questions.render. */

/** Draw the question of an anywidget model; gives anywidget what cleans up. */
function render({ model, el }) {
  const question = model.get("question");
  return question.mode === "answer" ? answering(el, question, model) : selfCheck(el, question);
}

/** Make every static self-check on a page answerable; one that cannot be drawn stays as it is. */
function upgrade(page) {
  for (const root of page.querySelectorAll(".ngos-question[data-ngos-question]:not(.ngos-live)")) {
    try {
      const question = JSON.parse(root.dataset.ngosQuestion);
      if (question.mode === "self-check") selfCheck(root, question);
    } catch (error) {
      console.error("A question stays in its printed form.", error);
    }
  }
}

export default { render, upgrade, share, fold, strip, readNumber };
