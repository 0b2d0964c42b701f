/* Dragging with a pointer: an addition, for whatever is dragged can also be done with a native control. */

const DRAG_THRESHOLD = 6; // pixels; less is a click
const NOT_DRAGGED = "button, select, input, a";

/**
 * Let a piece of a question be dragged: by mouse from anywhere in it, by finger from its grip, for
 * elsewhere a finger scrolls the page.
 *
 * `targetAt` gives what lies under the pointer and takes a drop, or null; `drop` is told where it ended.
 */
function makeDraggable(piece, { targetAt, drop }) {
  let start = null;
  let target = null;
  let isMoving = false;

  const aimAt = (found) => {
    if (found === target) return;
    target?.classList.remove("ngos-is-target");
    found?.classList.add("ngos-is-target");
    target = found;
  };
  const move = (event) => {
    const x = event.clientX - start.x;
    const y = event.clientY - start.y;
    if (!isMoving && Math.hypot(x, y) < DRAG_THRESHOLD) return;
    if (!isMoving) {
      isMoving = true;
      piece.setPointerCapture(event.pointerId);
      piece.classList.add("ngos-is-dragged");
      getSelection()?.removeAllRanges();
    }
    piece.style.transform = `translate(${x}px, ${y}px)`;
    aimAt(targetAt(document.elementFromPoint(event.clientX, event.clientY), event));
  };
  const stop = (isDropped, event) => {
    const found = target;
    aimAt(null);
    piece.classList.remove("ngos-is-dragged");
    piece.style.transform = "";
    for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener);
    document.removeEventListener("keydown", escape, true);
    if (isDropped && isMoving && found) drop(found, event);
    isMoving = false;
  };
  const escape = (event) => {
    if (event.key === "Escape") stop(false, event);
  };
  const listeners = {
    pointermove: move,
    pointerup: (event) => stop(true, event),
    pointercancel: (event) => stop(false, event),
  };
  piece.addEventListener("pointerdown", (event) => {
    const isByFinger = event.pointerType === "touch" && !event.target.closest(".ngos-grip");
    if (event.button !== 0 || isByFinger || event.target.closest(NOT_DRAGGED)) return;
    start = { x: event.clientX, y: event.clientY };
    // On the document: before it is captured, a quick pointer may have left the piece.
    for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener);
    document.addEventListener("keydown", escape, true);
  });
}

const grip = () => element("span", { class: "ngos-grip", "aria-hidden": "true" }, "⠿");
