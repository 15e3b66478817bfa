// Files by drop and by paste. The form that takes them is marked data-drop and works without this, by its own
// file field. A drop anywhere on the page is meant for the nearest such form, or for the first of the page:
// a file that misses it must not take the browser away from what somebody has written.

const forms = () => [...document.querySelectorAll("form[data-drop]")];

/** The form that is meant by an event: the one around its target, else the first. */
function meant(event) {
  return event.target.closest?.("form[data-drop]") ?? forms()[0];
}

/** Whether a drag carries files (and not text, which belongs into a field). */
function carriesFiles(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

function mark(form) {
  for (const each of forms()) each.querySelector(".drop")?.classList.toggle("over", each === form);
}

/** Put files into a form's own field, as if they had been chosen there, and send it. */
function give(form, files) {
  const field = form.querySelector("input[type=file]");
  const carried = new DataTransfer();
  for (const file of field.multiple ? files : files.slice(0, 1)) carried.items.add(file);
  field.files = carried.files;
  form.requestSubmit();
}

addEventListener("dragover", (event) => {
  const form = meant(event);
  if (!form || !carriesFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  mark(form);
});

addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) mark(null); // it has left the window
});

addEventListener("drop", (event) => {
  const form = meant(event);
  if (!form || !carriesFiles(event)) return;
  event.preventDefault();
  mark(null);
  const files = [...event.dataTransfer.files];
  if (files.length) give(form, files);
});

addEventListener("paste", (event) => {
  const form = forms()[0];
  const files = [...(event.clipboardData?.files ?? [])];
  if (form && files.length) {
    event.preventDefault();
    give(form, files);
    return;
  }
  const field = document.querySelector("textarea[data-paste]");
  const isWriting = event.target.closest?.("input, textarea, select, [contenteditable]");
  const text = event.clipboardData?.getData("text/plain");
  if (!field || isWriting || !text) return;
  event.preventDefault();
  field.value = text;
  field.focus();
});
