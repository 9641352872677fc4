// Keeps what is typed into a form marked data-draft="key" on this machine until it is registered:
// saved every few seconds, restored after a crash, told to the officer, thrown away on request.
//   data-draft-bound   on the form: it comes back with errors; what the server shows is the truth
//   data-draft-skip    on a field or a part: never written to the machine
//   data-draft-skip-when="kind!=complaint is_protected=on"
//                      on a part: not written while one of these holds, and what was written before
//                      is overwritten at once (who is to be kept secret)
//   data-draft-keep    on a hidden field that belongs to the draft (the idempotency key)
//   data-draft-done    on the page after a success: the draft that held this key is cleared
//   data-draft-status  an element that tells when it was last saved
// Drafts are kept per person and per tab: each tab writes into a slot of its own and holds a lock
// of that name for as long as it lives. A slot is taken over only when its tab is gone, so that
// two open forms never share what was typed, nor the key under which it is sent. Drafts die after
// three days, and go when the person logs out.
(() => {
  "use strict";
  const EVERY_MS = 3000;
  const LIFE_MS = 3 * 24 * 60 * 60 * 1000;
  const OWNER = `donthu.draft.${document.body.dataset.user}.`;
  // The page before this one, in the same tab, gives up its slot a moment after this one begins.
  const TRIES = 4;
  const PAUSE_MS = 150;
  const slots = new Map(); // name of a form → the slot that this page holds for it

  function clock(when) {
    const two = (number) => String(number).padStart(2, "0");
    const time = `${two(when.getHours())}:${two(when.getMinutes())}`;
    if (when.toDateString() === new Date().toDateString()) return time;
    return `${time} ${two(when.getDate())}/${two(when.getMonth() + 1)}/${when.getFullYear()}`;
  }

  function isSecret(element) {
    const part = element.closest("[data-draft-skip-when]");
    if (!part || !element.form) return false;
    const given = new FormData(element.form);
    return part.dataset.draftSkipWhen.split(" ").some((condition) => {
      const [, name, isNot, value] = condition.match(/^(\w+)(!?)=(\w+)$/);
      return element.name !== name && given.getAll(name).includes(value) === !isNot;
    });
  }

  function isKept(element) {
    if (!element.name || element.closest("[data-draft-skip]") || isSecret(element)) return false;
    if (element.type === "hidden") return element.dataset.draftKeep !== undefined;
    return !["password", "file", "submit", "button", "reset"].includes(element.type);
  }

  const forever = new Promise(() => {});

  // Whether this page now holds the lock of that slot; it ends with the page, however that ends.
  function hold(slot) {
    return new Promise((answer) => {
      navigator.locks.request(slot, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        return lock === null ? undefined : forever;
      });
    });
  }

  function left(prefix) {
    const at = (slot) => JSON.parse(localStorage.getItem(slot)).at;
    return Object.keys(localStorage)
      .filter((slot) => slot.startsWith(prefix))
      .sort((one, other) => at(other).localeCompare(at(one)));
  }

  // The newest slot whose tab is gone; a new one where there is none.
  async function slotFor(name) {
    const prefix = `${OWNER}${name}.`;
    for (let tries = 0; tries < TRIES && left(prefix).length > 0; tries += 1) {
      for (const slot of left(prefix)) if (await hold(slot)) return slot;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    const slot = prefix + crypto.randomUUID();
    await hold(slot);
    return slot;
  }

  class Draft {
    constructor(form) {
      this.form = form;
      this.status = form.querySelector("[data-draft-status]");
      this.blank = JSON.stringify(this.read());
      this.saved = this.blank;
      this.begin();
    }

    async begin() {
      const name = this.form.dataset.draft;
      if (!slots.has(name)) slots.set(name, slotFor(name));
      this.slot = await slots.get(name);
      const isUntouched = JSON.stringify(this.read()) === this.blank;
      if (this.form.dataset.draftBound === undefined && isUntouched) this.restore();
      this.timer = setInterval(() => this.save(), EVERY_MS);
      this.form.addEventListener("change", () => this.save());
      window.addEventListener("pagehide", () => this.save());
      // Another tab has logged out: nothing more is written for this person.
      window.addEventListener("storage", (event) => {
        if (event.key === this.slot && event.newValue === null) this.stop();
      });
    }

    read() {
      const rows = [...this.form.querySelectorAll("[data-rows]")].map((box) => [
        box.dataset.rows,
        box.querySelectorAll("[data-rows-item]").length,
      ]);
      const fields = [...this.form.elements].filter(isKept).map((element) => {
        const ticked = element.type === "checkbox" || element.type === "radio";
        return [element.name, element.value, ticked ? element.checked : null];
      });
      return { rows, fields };
    }

    write({ rows, fields }) {
      for (const [prefix, count] of rows) {
        this.form
          .querySelector(`[data-rows="${CSS.escape(prefix)}"]`)
          ?.dispatchEvent(new CustomEvent("rows:count", { detail: count }));
      }
      for (const [name, value, checked] of fields) {
        const same = [...this.form.elements].filter((e) => e.name === name && isKept(e));
        if (checked === null) {
          if (same.length === 1) same[0].value = value;
        } else {
          const box = same.find((element) => element.value === value);
          if (box) box.checked = checked;
        }
      }
      this.form.dispatchEvent(new Event("change", { bubbles: true }));
    }

    restore() {
      const text = localStorage.getItem(this.slot);
      if (text === null) return;
      const draft = JSON.parse(text);
      if (JSON.stringify({ rows: draft.rows, fields: draft.fields }) === this.blank) return;
      this.write(draft);
      this.saved = JSON.stringify(this.read());
      const notice = document.getElementById("draft-notice").content.cloneNode(true);
      notice.querySelector("time").textContent = clock(new Date(draft.at));
      const bar = notice.firstElementChild;
      bar.querySelector("button").addEventListener("click", () => this.discard(bar));
      this.form.prepend(notice);
    }

    discard(bar) {
      localStorage.removeItem(this.slot);
      bar.remove();
      this.form.reset();
      this.write(JSON.parse(this.blank));
      this.saved = this.blank;
      if (this.status) this.status.textContent = "";
      [...this.form.elements].find((e) => isKept(e) && e.type !== "hidden")?.focus();
    }

    stop() {
      clearInterval(this.timer);
      this.timer = null;
    }

    save() {
      if (!this.timer) return;
      if (!this.form.isConnected) return this.stop(); // its successor keeps the draft now
      const now = JSON.stringify(this.read());
      if (now === this.saved) return;
      const at = new Date();
      try {
        localStorage.setItem(this.slot, JSON.stringify({ at, ...JSON.parse(now) }));
        this.saved = now;
        const hides = [...this.form.elements].some((element) => element.name && isSecret(element));
        this.tell(hides ? this.status?.dataset.secret : `${this.status?.dataset.saved} ${clock(at)}`);
      } catch {
        this.tell(this.status?.dataset.failed);
      }
    }

    tell(text) {
      if (this.status) this.status.textContent = text;
    }
  }

  function clear(unwanted) {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("donthu.draft.") && unwanted(key)) localStorage.removeItem(key);
    }
  }

  function isOld(key) {
    return Date.now() - Date.parse(JSON.parse(localStorage.getItem(key)).at) > LIFE_MS;
  }

  // What the browser kept of this page (Back in its history) is not shown: it may have been sent.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector("form[data-draft]")) window.location.reload();
  });

  try {
    if (!navigator.locks) throw new Error("no locks without HTTPS");
    clear(isOld);
    for (const mark of document.querySelectorAll("[data-draft-done]")) {
      clear((slot) => localStorage.getItem(slot).includes(mark.dataset.draftDone));
    }
    const drafts = new Map();
    const start = () => {
      for (const form of document.querySelectorAll("form[data-draft]")) {
        if (!drafts.has(form)) drafts.set(form, new Draft(form));
      }
    };
    start();
    document.addEventListener("htmx:load", start);
    for (const form of document.querySelectorAll("form[data-logout]")) {
      form.addEventListener("submit", () => {
        drafts.forEach((draft) => draft.stop());
        clear((key) => key.startsWith(OWNER));
      });
    }
  } catch (error) {
    console.warn("Drafts are not kept on this machine:", error);
  }
})();
