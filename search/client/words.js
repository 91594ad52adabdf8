// Words of texts and queries: folding, cutting, what a query asks for. It
// agrees with Fold and the words of the Go package, whose documentation is the
// specification.
"use strict";

var SPELLING = {
  "ß": "ss", "ς": "σ", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
  "’": "'", "‘": "'", "ʼ": "'", "′": "'", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"
};

function fold(s) {
  return s.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u0640]/g, "")
    .replace(/[ßςøłđħıæœ’‘ʼ′ىیکة]/g, c => SPELLING[c])
    .replace(/[٠-٩۰-۹]/g, c => c.charCodeAt(0) & 15)
    .normalize("NFKC");
}

// pairs cuts a run of ideographs into overlapping pairs.
function pairs(word) {
  var out = [];
  (word.match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g) || [])
    .forEach(run => {
      if (run.length < 2 || !/^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/.test(run)) out.push(run);
      else for (var i = 0; i + 1 < run.length; i++) out.push(run.substr(i, 2));
    });
  return out;
}

// words cuts a folded text into the words to look up, numbered from 0.
function words(text, open, m) {
  var re = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu, out = [], match;
  while ((match = re.exec(text))) {
    var word = Array.from(match[0]).slice(0, 64).join(""), parts = m.pairs ? pairs(word) : [word];
    parts.forEach((p, j) => {
      var i = p.lastIndexOf("'");
      out.push({
        at: out.length,
        key: p.replace(/'/g, ""),
        part: i < 0 ? "" : m.before ? p.slice(0, i).replace(/'/g, "") : p.slice(i + 1),
        open: open && re.lastIndex === text.length && j === parts.length - 1
      });
    });
  }
  return out;
}

// parse cuts a query into terms, phrases that are wanted, and words and phrases
// that are not.
function parse(query, m) {
  var text = fold(query).replace(/[“”„«»]/g, '"'), all = [], kept = [], q = { wanted: [], not: [] };
  function add(list, t) {
    for (var i = list.length; i--;) if (list[i].key === t.key) list.splice(i, 1);
    list.push(t);
  }
  for (var p of text.matchAll(/(-?)(?:"([^"]*)(?:"|$)|([^ \t\n\r"]+))/g)) {
    var quoted = p[2] !== undefined;
    var list = words(quoted ? p[2] : p[3], !quoted && p.index + p[0].length === text.length, m);
    var meaningful = list.filter(t => !m.stops.has(t.key) && !m.stops.has(t.part));
    if (p[1]) {
      if (meaningful.length) q.not.push(meaningful);
      continue;
    }
    if (quoted && meaningful.length) q.wanted.push(meaningful);
    list.forEach(add.bind(null, all));
    meaningful.forEach(add.bind(null, kept));
  }
  q.terms = (kept.length ? kept : all).slice(0, 12);
  q.id = query.toLowerCase().replace(/^[ \t\n\r/]+|[ \t\n\r/]+$/g, "").replace(/^.*\//s, "");
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(q.id)) q.id = "";
  return q;
}
