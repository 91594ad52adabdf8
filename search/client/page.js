// The search page: the form, the address, the status and the list of results.

var BATCH = 20; // results shown at a time
var FIRST = 5; // of them, those that come alone, so that they are seen early

function Page(form) {
  var input = form.querySelector("input[name=q]");
  var results = document.querySelector("[data-results]"), template = part("item");
  var status = part("status"), similar = part("similar");
  var chosen = part("chosen"), help = part("help");
  var panel = part("narrow"), region = part("found");
  var index = Index(d.shards), run = 0, literal = false, timer, shown, answer, last;
  var more = make("button", { type: "button", textContent: d.msgMore });
  var facets = Facets(panel, index, count);

  more.dataset.searchMore = "";
  results.after(more);
  panel.hidden = false;
  clear();

  // part returns a part of the page; one that a theme left out is written to in vain.
  function part(name) {
    return document.querySelector("[data-search-" + name + "]") || make("p");
  }

  // ---- the list ----

  function item(row) {
    var li = template.content.firstElementChild.cloneNode(true);
    var a = li.querySelector("h2 > a"), meta = li.querySelector(".meta");
    var summary = li.querySelector(".summary");
    li.dataset.id = row[0];
    a.href = d.systems + encodeURIComponent(row[0]) + "/index.html";
    a.textContent = row[1] || row[0];
    language(a, row[5]);
    summary.textContent = row[4] || "";
    language(summary, row[6]);
    meta.textContent = [
      row[2], row[3] && own.getAttribute("data-status-" + row[3]),
      row[5] && row[5] !== lang && fill(d.msgLang, { language: languageName(row[5]) })
    ].filter(Boolean).join(" · ");
    if (!meta.textContent) meta.remove();
    return li;
  }

  async function show(mine, focus) {
    var docs = answer.docs.slice(shown, shown ? shown + BATCH - shown % BATCH : FIRST);
    var items = (await index.documents(docs)).map(item);
    if (mine !== run) return;
    if (!shown) results.textContent = "";
    results.append(...items);
    results.hidden = !items.length;
    shown += items.length;
    more.hidden = shown % BATCH || shown >= answer.docs.length;
    if (focus) items[0].querySelector("a").focus();
    requestAnimationFrame(() => {
      setTimeout(() => {
        explain(mine, docs, items).catch(() => {});
        if (mine === run && shown === FIRST) show(mine).catch(() => {});
      });
    });
  }

  // explain replaces summaries by excerpts in which words of the query stand, a
  // short one followed by the summary. The summary stays, unseen, so that nothing
  // moves.
  async function explain(mine, docs, items) {
    if (mine !== run || !answer.terms.length) return;
    var find = Marker(answer.marks()), texts = await index.texts(docs);
    for (var i = 0; i < items.length; i++) {
      await pause();
      if (mine !== run) return;
      var p = items[i].querySelector(".summary"), old = p.textContent;
      var room = Math.max(80, Math.min(160, old.length * 0.9));
      var e = excerpt(texts[i], find, room), unseen = make("span", { textContent: old });
      if (!e) continue;
      room -= e.to - e.from;
      var span = marked(e);
      if (room > 40 && (p.lang || lang) === (e.lang || lang) && !old.includes(e.text)) {
        span.append(" … " + old.slice(0, old.lastIndexOf(" ", room)) + "…");
      }
      unseen.setAttribute("aria-hidden", true);
      p.replaceChildren(unseen, span);
      p.removeAttribute("lang");
      p.removeAttribute("dir");
      language(p, e.lang);
    }
  }

  function clear() {
    results.textContent = "";
    results.hidden = more.hidden = similar.hidden = help.hidden = true;
  }

  // ---- asking ----

  // address writes what is asked for as the query of an address.
  function address(q, exact, filter) {
    var p = new URLSearchParams();
    if (q) p.set("q", q);
    if (exact) p.set("literal", 1);
    Object.keys(filter).forEach(name => { filter[name].forEach(v => { p.append(name, v); }); });
    return String(p) && "?" + p;
  }

  // remember puts what is asked for into the address, so that it can be shared.
  function remember(push) {
    var query = address(input.value, literal, facets.filter), url = new URL(location.href);
    if (query === last) return;
    last = url.search = query;
    try {
      history[push ? "pushState" : "replaceState"](null, "", url.href);
    } catch (e) { /* a browser may refuse on file:// */ }
  }

  // restore takes over what an address asks for.
  function restore(query) {
    var p = new URLSearchParams(query);
    input.value = p.get("q") || "";
    literal = p.has("literal");
    facets.filter = {};
    facets.names.forEach(name => { if (p.has(name)) facets.filter[name] = p.getAll(name); });
    facets.sync();
  }

  function filtered() { return Object.keys(facets.filter).length > 0; }

  async function search(push) {
    var mine = ++run, q = input.value, waiting;
    clearTimeout(timer);
    remember(push);
    waiting = setTimeout(() => {
      if (mine === run) status.textContent = d.msgSearching;
    }, 300);
    try {
      var found = null, asked = q.trim() || filtered();
      region.classList.toggle("asked", !!asked);
      if (asked) {
        found = await index.query(q, { literal: literal, filter: facets.filter });
        await Promise.all(Object.keys(facets.filter).map(facets.load));
        if (mine !== run) return;
      }
      answer = found;
      shown = 0;
      choices();
      if (found) await show(mine); else clear();
      if (mine !== run) return;
      tell(q);
      await count();
    } catch (e) {
      if (mine !== run) return;
      clear();
      status.textContent = d.msgError;
    } finally {
      clearTimeout(waiting);
    }
  }

  // count brings the numbers of the facets up to date.
  async function count() {
    var mine = run;
    if (!panel.open) return;
    var all = answer ? answer.all : Array.from(Array((await index.open()).docs).keys());
    facets.count(all, () => mine === run);
  }

  // ---- telling ----

  // tell says what was found, what was understood, and what helps when nothing
  // was found.
  function tell(q) {
    var n = answer && answer.docs.length, near = n && !literal && answer.understood;
    var text = !answer ? "" : n ? tally(n) : d.msgNone;
    if (near) text = fill(d.msgNear, { words: isolate(near) }) + ". " + text;
    status.textContent = text;
    similar.hidden = !near && !(answer && literal);
    similar.replaceChildren(similar.hidden ? "" : way(
      fill(literal ? d.msgSimilar : d.msgLiteral, { words: isolate(q.trim()) }),
      address(q, !literal, facets.filter)));
    help.hidden = n !== 0;
    if (n === 0) advise(q);
  }

  // way is a link to another question.
  function way(text, query) {
    var a = make("a", { href: query, textContent: text });
    a.dataset.go = query;
    return a;
  }

  // advise offers the query without each of its words.
  function advise(q) {
    var parts = q.match(/-?"[^"]*"?|\S+/g) || [], fewer = part("fewer");
    var list = (fewer.querySelector("ul") || fewer);
    fewer.hidden = parts.length < 2;
    list.replaceChildren(...parts.slice(0, 8).map((part, i) => {
      var li = make("li"), rest = parts.filter((p, j) => j !== i).join(" ");
      li.append(way(isolate(rest), address(rest, false, facets.filter)));
      return li;
    }));
    part("unfilter").hidden = !filtered();
  }

  // choices shows what the results are narrowed to, each with a way to undo it.
  function choices() {
    var list = facets.chosen();
    chosen.hidden = !list.length;
    chosen.replaceChildren(...list.map(c => {
      var text = isolate(c[0]) + d.msgColon + isolate(c[1]), li = make("li", { textContent: text });
      var b = make("button", { type: "button", textContent: "✕" });
      b.setAttribute("aria-label", fill(d.msgRemove, { filter: text }));
      b.dataset.go = address(input.value, literal, c[2]);
      li.append(b);
      return li;
    }));
  }

  // ---- listening ----

  input.addEventListener("input", e => {
    clearTimeout(timer);
    literal = false;
    if (!e.isComposing) timer = setTimeout(search, 150);
  });
  input.addEventListener("compositionend", () => { search(); });
  form.addEventListener("submit", e => {
    e.preventDefault();
    facets.read();
    search(true);
    if (panel.contains(e.submitter)) {
      panel.open = false;
      panel.firstElementChild.focus();
    }
  });
  more.addEventListener("click", () => { show(run, true).catch(() => {}); });
  document.addEventListener("click", async e => {
    var a = e.target.closest("[data-go]"), choice = chosen.contains(a);
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    restore(a.dataset.go || address(input.value, literal, {}));
    await search(true);
    (choice && chosen.querySelector("button") || results.querySelector("a") || input).focus();
  });
  window.addEventListener("popstate", () => {
    restore(last = location.search);
    search();
  });

  last = location.search;
  if (last) restore(last);
  if (input.value || filtered()) search();
}

var page = document.querySelector("form[data-search]");
if (own && page) Page(page);
