// The editor: numbers beside the lines of a textarea, bands on those that have problems, and the way from a
// problem to its line and column. The textarea stays an ordinary one: Tab leaves it, undo works, a screen
// reader knows it. Numbers and bands are drawn behind it, only for the lines in view, so that a text of a
// hundred thousand lines costs no more than one of ten.

const text = document.querySelector("#text");
const editor = text.closest(".editor");
const gutter = document.createElement("div");
gutter.className = "gutter";
gutter.setAttribute("aria-hidden", "true");
editor.prepend(gutter);
editor.classList.add("numbered");

/** Pixels from line to line, and above the first one. */
const measure = () => {
  const style = getComputedStyle(text);
  return { height: parseFloat(style.lineHeight), above: parseFloat(style.paddingTop) };
};

/** The weight of the worst problem of each line, read from the list of problems. */
function marks() {
  const found = new Map();
  for (const each of document.querySelectorAll("#problems [data-line]")) {
    const line = Number(each.dataset.line);
    if (found.get(line) !== "error") found.set(line, each.dataset.weight);
  }
  return found;
}

let marked = marks();
let lines = 0;

function count() {
  lines = 1;
  for (let at = text.value.indexOf("\n"); at >= 0; at = text.value.indexOf("\n", at + 1)) lines += 1;
  editor.style.setProperty("--digits", String(Math.max(3, String(lines).length)));
}

function draw() {
  const { height, above } = measure();
  const first = Math.max(0, Math.floor((text.scrollTop - above) / height));
  const last = Math.min(lines, first + Math.ceil(text.clientHeight / height) + 2);
  const rows = [];
  for (let line = first + 1; line <= last; line += 1) {
    const row = document.createElement("div");
    row.textContent = String(line).padStart(Math.max(3, String(lines).length));
    row.className = marked.get(line) ?? "";
    row.style.transform = `translateY(${above + (line - 1) * height - text.scrollTop}px)`;
    rows.push(row);
  }
  gutter.replaceChildren(...rows);
}

let waiting = false;
function drawSoon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

/** Where a line and column stand in the text; both count from 1, columns in characters as docgen counts them. */
function offset(line, column) {
  let start = 0;
  for (let before = 1; before < line; before += 1) {
    const end = text.value.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  const end = text.value.indexOf("\n", start);
  const content = [...text.value.slice(start, end < 0 ? undefined : end)];
  return start + content.slice(0, column - 1).join("").length;
}

/** Put the caret at a line and column, and the line into view. */
function go(line, column) {
  const place = offset(line, column);
  text.focus();
  text.setSelectionRange(place, place);
  const { height, above } = measure();
  text.scrollTop = Math.max(0, above + (line - 1) * height - text.clientHeight / 3);
  text.scrollLeft = 0;
  text.blur(); // some browsers scroll sideways to the caret only when the field is entered
  text.focus();
  drawSoon();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#problems a[data-line]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(Number(link.dataset.line), Number(link.dataset.column) || 1);
});

// A new line begins as deep as the one before: what is written by hand in YAML lives by its indentation.
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const before = text.value.slice(0, text.selectionStart);
  const indent = /[ ]*$/.exec(/(?:^|\n)([ ]*)[^\n]*$/.exec(before)?.[1] ?? "")[0];
  if (!indent) return;
  // The one way in which undo takes it back again; where a browser has it no longer, nothing is added.
  if (document.execCommand("insertText", false, `\n${indent}`)) event.preventDefault();
});

text.addEventListener("input", () => {
  count();
  drawSoon();
});
text.addEventListener("scroll", drawSoon, { passive: true });
new ResizeObserver(drawSoon).observe(text);
document.fonts?.ready.then(drawSoon);
document.addEventListener("htmx:afterSwap", () => {
  marked = marks();
  drawSoon();
});

count();
draw();
const wanted = /^#(\d+):(\d+)$/.exec(location.hash); // from the problems of another view
if (wanted) go(Number(wanted[1]), Number(wanted[2]));
