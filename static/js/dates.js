// Dates are typed as they are written, 24/11/2026, whatever language the browser is in. A field
// marked data-date takes 24112026, 241126, 24-11-2026 or 24/11 (this year) and writes it out when
// it is left. What it cannot read it leaves alone: the server says what is wrong with it.
(() => {
  "use strict";

  function parts(text) {
    const split = text.split(/[^0-9]+/).filter(Boolean);
    if (split.length > 1) return split;
    const run = split[0] ?? "";
    return [run.slice(0, 2), run.slice(2, 4), run.slice(4)].filter(Boolean);
  }

  // Two digits are a year near ours: 26 is 2026, 98 is 1998 (an identity card's date).
  function century(year) {
    const next = (new Date().getFullYear() + 1) % 100;
    return Number(year) > next ? `19${year}` : `20${year}`;
  }

  function writtenOut(text) {
    const [day, month, year = String(new Date().getFullYear())] = parts(text);
    if (!month || parts(text).length > 3) return text;
    const full = year.length === 2 ? century(year) : year;
    const date = new Date(Number(full), Number(month) - 1, Number(day));
    const exists = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
    if (full.length !== 4 || !exists) return text;
    return `${day.padStart(2, "0")}/${month.padStart(2, "0")}/${full}`;
  }

  document.addEventListener("focusout", (event) => {
    const field = event.target;
    if (!field.matches("input[data-date]") || field.value === "") return;
    const value = writtenOut(field.value.trim());
    if (value === field.value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
