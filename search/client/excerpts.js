// Excerpts: the stretch of a document's texts in which most words of a query
// stand, with those words marked.

var WORD = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ′][\p{L}\p{N}\p{M}]+)*/gu;
var IDEOGRAPH = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

// Marker returns a function that finds the words of a text that are among the
// marked ones, as [start, end, key]. It remembers the words it has seen.
function Marker(marks) {
  var seen = new Map();

  function known(word) {
    var key = seen.get(word);
    if (key === undefined) {
      var folded = fold(word);
      key = [folded.replace(/'/g, "")].concat(folded.split("'"))
        .find(k => marks.has(k)) || "";
      seen.set(word, key);
    }
    return key;
  }

  return text => {
    var out = [];
    function add(start, word) {
      var key = known(word), last = out[out.length - 1];
      if (!key) return;
      if (last && last[1] > start) last[1] = start + word.length;
      else out.push([start, start + word.length, key]);
    }
    for (var match of text.matchAll(WORD)) {
      var word = match[0];
      if (known(word) || !IDEOGRAPH.test(word)) add(match.index, word);
      else for (var i = 0; i + 1 < word.length; i++) add(match.index + i, word.substr(i, 2));
    }
    return out;
  };
}

// densest finds the places within limit characters that hold most different
// words, those with the same beginning taken for one; it returns the first of
// them, the end of the last and the number of words.
function densest(places, limit) {
  var best = { words: 0 };
  places.forEach((first, i) => {
    var words = new Set(), end = 0;
    for (var j = i; j < places.length && (j === i || places[j][1] - first[0] <= limit); j++) {
      words.add(places[j][2].slice(0, 4));
      end = places[j][1];
    }
    if (words.size > best.words) best = { words: words.size, start: first[0], end: end };
  });
  return best;
}

// cut returns where an excerpt around the best places begins and ends: at most
// limit characters, from a space to a space where there are spaces.
function cut(text, best, limit) {
  if (text.length <= limit) return [0, text.length];
  var spare = Math.max(limit - (best.end - best.start), 0), space;
  var from = Math.max(0, Math.min(best.start - (spare >> 2), text.length - limit));
  if (from) {
    space = text.indexOf(" ", from);
    from = space >= 0 && space < best.start ? space + 1 : Math.min(from, best.start);
  }
  var to = Math.min(text.length, from + limit);
  if (to < text.length) {
    space = text.lastIndexOf(" ", to);
    to = space > best.end ? space : Math.max(to, best.end);
  }
  return [from, to];
}

// excerpt returns {text, lang, places, from, to} of the passage with most
// different words, the earliest of them, or null when no passage has a word.
function excerpt(passages, find, limit) {
  var found = null;
  passages.forEach(p => {
    var text = typeof p === "string" ? p : p[0], places = find(text);
    var best = densest(places, limit);
    if (!best.words || found && best.words <= found.words) return;
    var ends = cut(text, best, limit);
    found = {
      text: text, lang: typeof p === "string" ? "" : p[1], places: places,
      words: best.words, from: ends[0], to: ends[1]
    };
  });
  return found;
}

// marked makes the element of an excerpt.
function marked(e) {
  var span = make("span"), at = e.from;
  e.places.forEach(p => {
    if (p[0] < at || p[1] > e.to) return;
    span.append(e.text.slice(at, p[0]), make("mark", { textContent: e.text.slice(p[0], p[1]) }));
    at = p[1];
  });
  at = e.text.slice(at, e.to);
  span.append(e.to < e.text.length ? at.replace(/[\s.,;:…]+$/, "") + "…" : at);
  if (e.from) span.prepend("…");
  return span;
}
