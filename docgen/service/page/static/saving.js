// Saving: nothing that somebody wrote is lost on the way to another page, and a server that cannot be reached
// is said, once, in the line of status. What was unfolded stays unfolded.

const status = document.querySelector("#status");
const form = document.querySelector("#text-form");

function say(words) {
  if (status && status.textContent !== words) status.textContent = words;
}

// Where it is said depends on what was asked for: documents beside their button, which may be far from the line
// of status; and what only looks how things stand says nothing of what was written.
function fail(event, why) {
  const { target } = event.detail;
  if (target?.id === "made") {
    const words = document.createElement("p");
    words.className = "bad";
    words.textContent = `No document was made: ${why}.`;
    target.replaceChildren(words);
  } else if (target?.closest("#made, #pages")) {
    say(`${why[0].toUpperCase()}${why.slice(1)}. What you wrote is still here.`);
  } else {
    say(`Not saved: ${why}. What you wrote is still here.`);
  }
}

document.addEventListener("htmx:sendError", (event) => fail(event, "the server cannot be reached"));
document.addEventListener("htmx:responseError", (event) => {
  const code = event.detail.xhr.status;
  fail(event, code === 401 || code === 403 ? "you are no longer signed in" : `the server answered with ${code}`);
});

// Findings that somebody unfolds, or folds, stay so while the list is written anew. A press, since the event
// "toggle" would also tell of the list that has just come. Once it has settled would be too late: it would flicker.
let unfolded = null;
document.addEventListener("click", (event) => {
  const summary = event.target.closest("#findings > summary");
  if (summary) unfolded = !summary.parentElement.open;
});
document.addEventListener("htmx:afterSwap", () => {
  const findings = document.querySelector("#findings");
  if (findings && unfolded !== null) findings.open = unfolded;
});

if (form) {
  const text = form.querySelector("textarea");
  let saved = text.value;
  let sent = saved;
  const isDirty = () => text.value !== saved;

  text.addEventListener("input", () => say("Not saved yet"));
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === form) sent = text.value;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === form && event.detail.successful) saved = sent;
  });

  // A link within the page waits for what is unsaved; leaving in any other way is asked about.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !isDirty() || event.defaultPrevented || link.hasAttribute("download") || link.target) return;
    event.preventDefault();
    const go = (done) => {
      if (done.detail.elt !== form) return;
      document.removeEventListener("htmx:afterRequest", go);
      if (!isDirty()) location.assign(link.href);
    };
    document.addEventListener("htmx:afterRequest", go);
    form.requestSubmit();
  });
  addEventListener("beforeunload", (event) => {
    if (isDirty()) event.preventDefault();
  });
}
