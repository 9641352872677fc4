// Rows that repeat (papers handed over, several people): a Django formset of new rows only.
//   [data-rows="prefix"] holds [data-rows-list] of [data-rows-item], [data-rows-add], and a
//   template[data-rows-template] with __prefix__ for the number; a row has [data-rows-remove].
// data-rows-min and data-rows-max bound their count.
(() => {
  "use strict";
  const NUMBERED = ["id", "name", "for", "aria-describedby", "aria-labelledby"];

  class Rows {
    constructor(box) {
      this.prefix = box.dataset.rows;
      this.list = box.querySelector("[data-rows-list]");
      this.template = box.querySelector("template[data-rows-template]");
      this.addButton = box.querySelector("[data-rows-add]");
      this.total = box.querySelector(`[name="${this.prefix}-TOTAL_FORMS"]`);
      this.min = Number(box.dataset.rowsMin ?? 0);
      this.max = Number(box.dataset.rowsMax ?? 100);
      this.addButton.addEventListener("click", () => this.focus(this.add()));
      this.list.addEventListener("click", (event) => {
        if (event.target.closest("[data-rows-remove]")) this.remove(event.target);
      });
      // The draft asks for as many rows as it has before it fills them.
      box.addEventListener("rows:count", (event) => this.reach(event.detail));
      this.settle();
      while (this.items.length < this.min) this.add();
    }

    get items() {
      return [...this.list.querySelectorAll(":scope > [data-rows-item]")];
    }

    add() {
      this.list.append(this.template.content.cloneNode(true));
      this.settle();
      return this.items.at(-1);
    }

    remove(button) {
      const item = button.closest("[data-rows-item]");
      const neighbour = item.previousElementSibling ?? item.nextElementSibling;
      item.remove();
      this.settle();
      if (neighbour) this.focus(neighbour);
      else this.addButton.focus();
      this.list.dispatchEvent(new Event("input", { bubbles: true }));
    }

    reach(count) {
      while (this.items.length < count) this.add();
      while (this.items.length > count) this.items.at(-1).remove();
      this.settle();
    }

    focus(item) {
      item.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    }

    // Numbers the rows 0, 1, 2 … without a gap: a gap would be a row that the server misses.
    settle() {
      const numbered = new RegExp(`(?<![a-zA-Z0-9-])${this.prefix}-(\\d+|__prefix__)-`, "g");
      this.items.forEach((item, index) => {
        for (const element of item.querySelectorAll("*")) {
          for (const name of NUMBERED) {
            const value = element.getAttribute(name);
            if (!value) continue;
            element.setAttribute(name, value.replace(numbered, `${this.prefix}-${index}-`));
          }
        }
        const button = item.querySelector("[data-rows-remove]");
        if (button) button.hidden = this.items.length <= this.min;
      });
      this.total.value = this.items.length;
      this.addButton.disabled = this.items.length >= this.max;
    }
  }

  const known = new WeakSet();

  function start() {
    for (const box of document.querySelectorAll("[data-rows]")) {
      if (known.has(box)) continue;
      known.add(box);
      new Rows(box);
    }
  }

  start();
  // A form that comes back with errors is swapped into the page.
  document.addEventListener("htmx:load", start);
})();
