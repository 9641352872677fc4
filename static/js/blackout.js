// Draws black boxes over the pictures of a scan. What is drawn goes to the server as fractions of
// each page; the server removes the pixels.
//   [data-blackout]            the form; its field `boxes` holds what was drawn, as JSON
//   [data-blackout-page="n"]   the picture of page n
//   [data-blackout-add="n"]    adds a box by keyboard
// A box is a button: arrows move it, Shift and arrows size it, Delete takes it away.
(() => {
  "use strict";
  const SMALLEST = 0.005;
  const STEP = 0.01;
  const form = document.querySelector("[data-blackout]");
  const count = form.querySelector("[data-blackout-count]");
  const within = (value, least, most) => Math.min(Math.max(value, least), most);
  const boxes = new Map(); // element → { page, x, y, width, height }

  function show(element) {
    const box = boxes.get(element);
    for (const [side, value] of [
      ["left", box.x],
      ["top", box.y],
      ["width", box.width],
      ["height", box.height],
    ]) {
      element.style[side] = `${value * 100}%`;
    }
    tell();
  }

  function tell() {
    form.elements.boxes.value = JSON.stringify([...boxes.values()]);
    const { none, some } = count.dataset;
    count.textContent = boxes.size ? `${some} ${boxes.size}` : none;
  }

  function add(page, box) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "blackout-box";
    element.setAttribute("aria-label", `${page.dataset.label} ${boxes.size + 1}`);
    boxes.set(element, { page: Number(page.dataset.blackoutPage), ...box });
    page.append(element);
    show(element);
    return element;
  }

  function remove(element) {
    boxes.delete(element);
    element.remove();
    tell();
  }

  function change(element, event) {
    const box = boxes.get(element);
    const [across, down] = {
      ArrowLeft: [-STEP, 0],
      ArrowRight: [STEP, 0],
      ArrowUp: [0, -STEP],
      ArrowDown: [0, STEP],
    }[event.key];
    if (event.shiftKey) {
      box.width = within(box.width + across, SMALLEST, 1 - box.x);
      box.height = within(box.height + down, SMALLEST, 1 - box.y);
    } else {
      box.x = within(box.x + across, 0, 1 - box.width);
      box.y = within(box.y + down, 0, 1 - box.height);
    }
    event.preventDefault();
    show(element);
  }

  function place(page, event) {
    const edge = page.getBoundingClientRect();
    return [
      within((event.clientX - edge.left) / edge.width, 0, 1),
      within((event.clientY - edge.top) / edge.height, 0, 1),
    ];
  }

  function draw(page, event) {
    if (event.button !== 0 || event.target.closest(".blackout-box")) return;
    event.preventDefault();
    page.setPointerCapture(event.pointerId);
    const [x, y] = place(page, event);
    const element = add(page, { x, y, width: 0, height: 0 });
    const size = (moved) => {
      const [right, bottom] = place(page, moved);
      const box = boxes.get(element);
      [box.x, box.y] = [Math.min(x, right), Math.min(y, bottom)];
      [box.width, box.height] = [Math.abs(right - x), Math.abs(bottom - y)];
      show(element);
    };
    const done = () => {
      page.removeEventListener("pointermove", size);
      const box = boxes.get(element);
      if (box.width < SMALLEST || box.height < SMALLEST) remove(element);
    };
    page.addEventListener("pointermove", size);
    page.addEventListener("pointerup", done, { once: true });
    page.addEventListener("pointercancel", done, { once: true });
  }

  for (const page of document.querySelectorAll("[data-blackout-page]")) {
    page.addEventListener("pointerdown", (event) => draw(page, event));
    page.addEventListener("keydown", (event) => {
      const element = event.target.closest(".blackout-box");
      if (!element) return;
      if (event.key === "Delete" || event.key === "Backspace") remove(element);
      else if (event.key.startsWith("Arrow")) change(element, event);
    });
    page.addEventListener("dblclick", (event) => {
      const element = event.target.closest(".blackout-box");
      if (element) remove(element);
    });
  }
  for (const button of document.querySelectorAll("[data-blackout-add]")) {
    button.addEventListener("click", () => {
      const page = document.querySelector(`[data-blackout-page="${button.dataset.blackoutAdd}"]`);
      add(page, { x: 0.3, y: 0.1, width: 0.4, height: 0.05 }).focus();
    });
  }
  tell();
})();
