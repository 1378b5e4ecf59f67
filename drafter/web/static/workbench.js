"use strict";
/* The workbench's script: it saves steps and adds keys. Every page works without it, and nothing is decided here.

data-inplace on a form or link: what it asks for is fetched, and the page's main part replaced, so that scrolling and unsaved words
stay. No key approves, refers, denies, signs or releases. */
(() => {
  const root = document.documentElement;
  const $ = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const main = () => document.getElementById("main");
  const kept = { get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
                 set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* private browsing: for this page only */ } } };
  root.classList.add("js");

  const say = (words) => { const place = document.getElementById("status"); if (place) { place.textContent = ""; setTimeout(() => { place.textContent = words; }, 50); } };

  /* times in the reader's own zone */
  const localTimes = () => all("time[datetime]").forEach((each) => {
    if (each.title) return;
    const at = new Date(each.dateTime), today = new Date().toDateString() === at.toDateString();
    each.title = each.textContent;
    each.textContent = at.toLocaleString(undefined, today ? { hour: "2-digit", minute: "2-digit" } : { dateStyle: "medium", timeStyle: "short" });
  });

  /* --- replacing the page's main part --- */
  const unsaved = (except) => all("#main textarea[id], #main input[id]:not([type=hidden]), #main select[id]").filter((each) =>
    (!except || each.form !== except) && (each.type === "radio" || each.type === "checkbox" ? each.checked !== each.defaultChecked
      : each.tagName === "SELECT" ? !each.options[each.selectedIndex]?.defaultSelected && each.selectedIndex > 0 : each.type !== "file" && each.value !== each.defaultValue))
    .map((each) => [each.id, each.type === "radio" || each.type === "checkbox" ? each.checked : each.value]);
  const restore = (values) => values.forEach(([id, value]) => {
    const each = document.getElementById(id);
    if (!each) return;
    if (typeof value === "boolean") each.checked = value; else each.value = value;
  });
  const standing = () => ({ open: all("#main details[id]").map((each) => [each.id, each.open]), scroll: all("#main .pane").map((each) => [each.id, each.scrollTop]), y: window.scrollY });
  const putBack = (was, keepOpen) => {
    if (keepOpen) was.open.forEach(([id, open]) => { const each = document.getElementById(id); if (each && open) each.open = true; });
    was.scroll.forEach(([id, top]) => { const each = document.getElementById(id); if (each) each.scrollTop = top; });
    window.scrollTo(0, was.y);
  };
  const focusOn = (anchor) => {
    const place = anchor && document.getElementById(anchor);
    if (!place) return false;
    if (place.tagName === "DETAILS") { place.open = true; $("summary", place).focus(); } else { if (!place.matches("a, button, input, textarea, [tabindex]")) place.tabIndex = -1; place.focus(); }
    all(".back.here").forEach((each) => each.classList.remove("here"));
    if (place.matches(".marker")) all(`.back[data-back="${CSS.escape(place.dataset.back)}"]`, place.closest(".hl")).slice(0, 1).forEach((each) => each.classList.add("here"));
    place.scrollIntoView({ block: "nearest" });
    return true;
  };
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  /* whoever logged in again in another window has another token; nothing that was typed here need be lost for it */
  const freshToken = async () => {
    const token = $("[name=csrf]", parsed(await (await fetch(location.pathname, { credentials: "same-origin" })).text()))?.value;
    if (!token || token === $("[name=csrf]").value) return false;
    all("[name=csrf]").forEach((each) => { each.value = token; });
    return true;
  };
  /* --- the session's end: said two minutes before, and put off only when that is asked for --- */
  const WARNED = 120;
  let ends = 0, warning = 0;
  const unwarned = () => document.getElementById("session-ends")?.remove();
  const lasting = (page) => {
    const seconds = Number(page.body.dataset.session);
    clearTimeout(warning);
    if (!seconds) return;
    ends = Date.now() + seconds * 1000;
    warning = setTimeout(warn, Math.max(seconds - WARNED, 0) * 1000);
    if (seconds > WARNED) unwarned();
  };
  const warn = () => {
    if (document.getElementById("session-ends")) return;
    const note = document.createElement("div"), words = document.createElement("p"), stay = document.createElement("button");
    note.id = "session-ends"; note.className = "notice"; note.setAttribute("role", "alert");
    words.textContent = `You will be logged out at ${new Date(ends).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" })}. Save what you typed, or stay logged in.`;
    stay.textContent = "Stay logged in"; stay.type = "button";
    stay.addEventListener("click", async () => {
      if (!await renewed()) { words.textContent = "You are logged out. What you typed is still here: log in again in another window, then save."; return; }
      if (document.getElementById("session-ends")) words.textContent = "The longest session is nearly over. Save what you typed, then log out and in again.";
      else { main().focus({ preventScroll: true }); say("You stay logged in."); }
    });
    note.append(words, stay);
    main().before(note);
  };
  /* asks for a page, so that the session goes on; whoever logged in anew elsewhere has another token */
  const renewed = async () => {
    try {
      const answer = await fetch("/account", { credentials: "same-origin" }), page = parsed(await answer.text());
      const token = new URL(answer.url).pathname === "/account" && $("[name=csrf]", page)?.value;
      if (!token) return false;
      all("[name=csrf]").forEach((each) => { each.value = token; });
      lasting(page);
      return true;
    } catch { return false; }
  };
  /* a form that would be sent after the end waits for a log-in in another window: what was typed is not lost */
  document.addEventListener("submit", async (event) => {
    const form = event.target, by = event.submitter;
    if (event.defaultPrevented || form.method !== "post" || form.matches("[data-inplace]") || !ends || Date.now() < ends) return;
    event.preventDefault(); event.stopImmediatePropagation();
    if (await renewed()) form.requestSubmit(by); else { alertInPage(); window.scrollTo(0, 0); }
  }, true);

  let busy = false;
  const replace = async (address, options, form) => {
    if (busy) return;
    busy = true;
    main().setAttribute("aria-busy", "true");
    const words = unsaved(form), was = standing();
    try {
      let answer = await fetch(address, { ...options, credentials: "same-origin" });
      let found = parsed(await answer.text());
      if (form && answer.status === 403 && found.body.textContent.includes("AUT008") && await freshToken()) {
        options.body.set("csrf", $("[name=csrf]").value);
        answer = await fetch(address, { ...options, credentials: "same-origin" });
        found = parsed(await answer.text());
      }
      const next = found.getElementById("main");
      if (!answer.ok && next && !found.getElementById("problem")) { alertInPage($("p", next)?.textContent); return; }
      if (!next || new URL(answer.url).pathname === "/login") { if (form) { say("Not saved: log in again in another window, then save."); alertInPage(); } else location.assign(address); return; }
      const sameLine = $(".tabs [aria-current]", main())?.textContent.trim().slice(0, 8) === $(".tabs [aria-current]", next)?.textContent.trim().slice(0, 8);
      lasting(found);
      main().replaceWith(document.adoptNode(next));
      document.title = found.title;
      const anchor = new URL(answer.url).hash.slice(1) || (form ? $("[name=go]", form)?.value : new URL(address, location.href).hash.slice(1));
      history.replaceState(null, "", form && answer.url.endsWith("/find") ? location.href : answer.redirected || !form ? answer.url + (answer.url.includes("#") || !anchor ? "" : `#${anchor}`) : location.href);
      putBack(was, sameLine);
      if (sameLine) restore(words);
      ready();
      const problem = document.getElementById("problem");
      if (problem) { problem.focus(); say("Not saved."); return; }
      if (form?.action.endsWith("/find")) { document.getElementById("find").focus(); return; }
      if (!focusOn(anchor)) main().focus({ preventScroll: true });
      say(!form ? "" : form.action.endsWith("/open") ? "Opened in the record." : `Saved. ${document.getElementById("answered")?.textContent ?? ""}`);
    } catch {
      alertInPage();
    } finally { busy = false; main().removeAttribute("aria-busy"); }
  };
  const alertInPage = (words) => {
    const note = document.createElement("p");
    note.className = "error"; note.setAttribute("role", "alert");
    note.textContent = words ? `This was not done: ${words} What you typed is still here.` : "This was not saved: the workbench did not answer, or your session ended. What you typed is still here. Log in again in another window, then try again.";
    main().prepend(note);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-inplace]")) return;
    event.preventDefault();
    const sent = new FormData(form, event.submitter);
    replace(form.action, { method: "POST", body: new URLSearchParams(sent) }, form);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (link.matches("[data-inplace]")) { event.preventDefault(); replace(link.href, {}, null); return; }
    // A mark leads to its criterion, and a link to a mark to the mark, without a new page.
    const anchor = link.dataset.back ?? (link.getAttribute("href")?.startsWith("#") ? link.getAttribute("href").slice(1) : "");
    if (anchor && focusOn(anchor)) event.preventDefault();
  });

  /* --- the selected words of the record --- */
  const points = (text) => [...text].length;
  const offsetIn = (page, node, offset) => {
    const range = document.createRange();
    range.setStart(page, 0); range.setEnd(node, offset);
    const part = range.cloneContents();
    all(".marker, .back", part).forEach((each) => each.remove());
    return Number(page.dataset.at) + points(part.textContent);
  };
  const selected = () => {
    const chosen = getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
    const range = chosen.getRangeAt(0);
    const pageOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(".text[data-at]");
    const first = pageOf(range.startContainer), last = pageOf(range.endContainer);
    if (!first || !last || first.closest("article") !== last.closest("article")) return null;
    return `${first.closest("article").dataset.document}:${offsetIn(first, range.startContainer, range.startOffset)}-${offsetIn(last, range.endContainer, range.endOffset)}`;
  };
  let lastSelected = null;
  document.addEventListener("selectionchange", () => { const place = selected(); if (place) lastSelected = place; });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "use-selection") return;
    const current = openCriterion();
    if (current) { $("[name=criterion]", event.target).value = $("[data-answer] [name=criterion]", current)?.value ?? ""; $("[name=c]", event.target).value = current.dataset.number; $("[name=go]", event.target).value = current.id; }
    $("[name=place]", event.target).value = selected() ?? lastSelected ?? "";
    lastSelected = null;
  }, true);

  /* --- keys: go there first, then edit --- */
  const criteria = () => all(".criterion");
  let at = null; // id of the criterion that the keys are at
  const openCriterion = () => document.activeElement?.closest?.(".criterion") ?? (at && document.getElementById(at)) ?? $(".criterion[open]");
  const go = (criterion) => { if (!criterion) return; at = criterion.id; $("summary", criterion).focus(); criterion.scrollIntoView({ block: "nearest" });
    const name = $("[data-current]"); if (name) name.textContent = `C${criterion.dataset.number}`; };
  const step = (list, from, by) => list.length ? list[Math.min(Math.max(list.indexOf(from) + by, 0), list.length - 1)] : null;
  let quoteAt = -1, quoteOf = "";
  const quote = (by) => {
    const criterion = openCriterion();
    if (!criterion) return;
    criterion.open = true;
    const forms = all("form[data-open-quote]", criterion);
    if (!forms.length) return;
    if (quoteOf !== criterion.id) { quoteOf = criterion.id; quoteAt = by > 0 ? -1 : 0; }
    quoteAt = Math.min(Math.max(quoteAt + by, 0), forms.length - 1);
    at = criterion.id;
    forms[quoteAt].requestSubmit();
  };
  const toField = (query) => { const criterion = openCriterion(); if (!criterion) return; criterion.open = true; const field = $(query, criterion); if (!field) return; const fold = field.closest("details"); if (fold) fold.open = true; field.focus(); };
  const nextOf = (query, by) => { const list = all(query); const now = document.activeElement?.closest?.(query); const next = step(list, now, by) ?? list[0]; if (next) { const fold = next.closest("details"); if (fold) fold.open = true; focusOn(next.id); } };
  const keysOn = () => kept.get("drafter-keys") !== "off";
  let waitingG = false;
  const keys = {
    j: () => go(step(criteria(), openCriterion(), document.activeElement?.closest?.(".criterion") ? 1 : 0)), k: () => go(step(criteria(), openCriterion(), -1)),
    u: () => { const list = criteria(), from = list.indexOf(openCriterion()); go([...list.slice(from + 1), ...list.slice(0, from + 1)].find((each) => "open" in each.dataset)); const criterion = openCriterion(); if (criterion) criterion.open = true; },
    n: () => quote(1), p: () => quote(-1), b: () => { const back = $(".back.here"); focusOn(back?.dataset.back ?? at ?? openCriterion()?.id); },
    o: () => { const criterion = openCriterion(); if (criterion) { at = criterion.id; focusOn(`p${criterion.dataset.number}`); } },
    e: () => toField("textarea[name=reason]"), c: () => toField("textarea[id^=comment-]"), f: () => nextOf("#findings li[id]", 1), x: () => document.getElementById("use-selection")?.requestSubmit(),
    "/": () => { const find = document.getElementById("find"); find?.focus(); find?.select(); }, "[": () => nextOf("article[data-document]", -1), "]": () => nextOf("article[data-document]", 1),
    g: () => { waitingG = true; setTimeout(() => { waitingG = false; }, 1500); }, "?": () => sheet(),
  };
  const inField = (target) => target.closest?.("textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const shown = $("dialog[open]");
    if (event.key === "Escape" && !shown && inField(event.target)) { const criterion = event.target.closest(".criterion"); event.target.blur(); if (criterion) go(criterion); return; }
    if (!keysOn()) { if (event.key === "?" && !inField(event.target) && !shown) { event.preventDefault(); sheet(); } return; }
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { const form = event.target.closest?.("form[data-answer]"); if (form) { event.preventDefault(); form.requestSubmit($("button.primary", form)); } return; }
    if (event.ctrlKey || event.metaKey || shown || inField(event.target)) return;
    if (waitingG) { waitingG = false; if (event.key === "q") { event.preventDefault(); location.assign("/"); return; } }
    if (!$(".criterion") && !["g", "?", "/", "[", "]"].includes(event.key)) return;
    if (/^[1-5]$/.test(event.key)) {
      const criterion = openCriterion();
      const radio = criterion && all("input[type=radio]", criterion)[Number(event.key) - 1];
      if (radio) { event.preventDefault(); criterion.open = true; radio.checked = true; radio.focus(); }
      return;
    }
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (act) { event.preventDefault(); act(); }
  });

  /* --- the sheet of keys --- */
  const sheet = async () => {
    let dialog = document.getElementById("sheet");
    if (!dialog) {
      const answer = await fetch("/keys", { credentials: "same-origin" });
      const table = parsed(await answer.text()).getElementById("keys-sheet");
      if (!table) { location.assign("/keys"); return; }
      dialog = document.createElement("dialog");
      dialog.id = "sheet"; dialog.setAttribute("aria-labelledby", "sheet-title");
      const title = document.createElement("h2"); title.id = "sheet-title"; title.textContent = "Keys";
      const words = document.createElement("label"), box = document.createElement("input");
      box.type = "checkbox"; box.dataset.keysSwitch = ""; words.className = "after"; words.append(box, "Use these keys (kept in this browser)");
      const close = document.createElement("button"); close.textContent = "Close"; close.addEventListener("click", () => dialog.close());
      dialog.append(title, words, ...table.childNodes, close);
      document.body.append(dialog);
      switches();
    }
    dialog.showModal();
  };
  const switches = () => all("[data-keys-switch]").forEach((box) => {
    box.checked = keysOn();
    box.onchange = () => { kept.set("drafter-keys", box.checked ? "on" : "off"); all("[data-keys-switch]").forEach((each) => { each.checked = box.checked; }); };
  });

  /* --- every time that the main part is new --- */
  const ready = () => {
    localTimes(); switches();
    const markers = document.getElementById("markers");
    if (markers) {
      markers.checked = kept.get("drafter-markers") !== "off";
      root.dataset.markers = markers.checked ? "on" : "off";
      markers.onchange = () => { kept.set("drafter-markers", markers.checked ? "on" : "off"); root.dataset.markers = markers.checked ? "on" : "off"; };
    }
    all("#main textarea").forEach((each) => { each.rows = Math.max(each.rows, Math.min(Math.ceil(each.value.length / 60), 8)); });
  };
  window.addEventListener("beforeunload", (event) => { if (unsaved(null).some(([id]) => id !== "find" && id !== "markers" && !id.startsWith("sentence-for")) && !leaving) event.preventDefault(); });
  let leaving = false;
  document.addEventListener("submit", (event) => { if (!event.defaultPrevented) leaving = true; });
  ready();
  lasting(document);
  const wrong = document.getElementById("problem") ?? document.getElementById("wrong");
  if (wrong) wrong.focus();
})();
