// The files of the index: reading them by inserted scripts, each at most once,
// and their encoding. No fetch, no eval, no module, so that it works from file://
// and under script-src 'self'.

var files = {};
window.vitrineSearch = (lang, name, data) => {
  files[lang + "/" + name] = data;
};

function digit(s, i) {
  var c = s.charCodeAt(i);
  return c - (c > 92 ? 36 : 35);
}

// numbers returns a function that reads the next number of a string; with an
// argument it reads a single digit.
function numbers(s) {
  var at = 0;
  function next(single) {
    if (single) return digit(s, at++);
    var n = 0, d;
    while ((d = digit(s, at++)) > 63) n = n * 27 + d - 64;
    return n * 64 + d;
  }
  next.more = () => at < s.length;
  return next;
}

function decode(data, first) {
  var keys = data[0].split(" "), words = [], stems = [], previous = "", count = first, v;
  keys.pop();
  var refs = numbers(data[1]), next = numbers(data[2]);
  keys.forEach(k => {
    previous = previous.slice(0, digit(k, 0)) + k.slice(1);
    var w = { key: previous, refs: [] };
    do {
      v = refs();
      var r = { n: v > 7 ? count - (v >> 3) : count++, alias: v & 2, form: -1, bonus: 0 };
      if (v & 4) {
        var extra = refs();
        r.form = extra % 6;
        r.bonus = Math.floor(extra / 6);
      }
      w.refs.push(r);
    } while (v & 1);
    words.push(w);
  });
  while (next.more()) {
    var df = next(), peak = next(), doc = -1, i;
    var s = { peak: peak >> 1, docs: [], levels: [], masks: peak & 1 ? [] : null };
    for (i = 0; i < df; i++) s.docs.push(doc += next() + 1);
    for (i = 0; i < df; i++) s.levels.push(next(1));
    if (s.masks) for (i = 0; i < df; i++) s.masks.push(next(1));
    stems.push(s);
  }
  return { words: words, stems: stems, first: first };
}

// upper is the number of the last entry of a sorted list that is <= x.
function upper(list, x) {
  var low = 0, high = list.length;
  while (low < high) {
    var mid = (low + high) >> 1;
    if (list[mid] <= x) low = mid + 1; else high = mid;
  }
  return Math.max(low - 1, 0);
}

// Files reads the files under base, which ends in <lang>/.
function Files(base) {
  var lang = decodeURIComponent(base.replace(/\/+$/, "").split("/").pop());
  var pending = {}, shards = {}, manifest;

  function load(name) {
    return pending[name] || (pending[name] = new Promise((done, fail) => {
      var s = document.createElement("script");
      s.charset = "utf-8";
      s.src = base + name + ".js";
      s.onload = s.onerror = () => {
        s.remove();
        var data = files[lang + "/" + name];
        if (data) return done(data);
        delete pending[name]; // so that it is tried again
        fail(Error(s.src));
      };
      document.head.appendChild(s);
    }));
  }

  async function open() {
    var m = manifest || await load("m");
    if (m.v !== 1) throw Error("v" + m.v);
    m.stops = m.stops || new Set(m.stop.split(" "));
    m.stops.delete("");
    return (manifest = m);
  }

  async function shard(i) {
    if (!shards[i]) shards[i] = decode(await load("t" + i), manifest.stems[i]);
    return shards[i];
  }

  async function stem(n) {
    var s = await shard(upper(manifest.stems, n));
    return s.stems[n - s.first];
  }

  // places says where the words of a stem stand, for each of its documents.
  async function places(n) {
    var i = upper(manifest.stems, n), next = numbers((await load("p" + i))[n - manifest.stems[i]]);
    return (await stem(n)).docs.map(() => {
      var list = [], at = 0;
      for (var k = next(); k--;) list.push(at += next());
      return list;
    });
  }

  // facet is a property of documents: its values and, of a document, their numbers.
  async function facet(name) {
    var f = await load("f-" + name);
    if (!f.list) {
      f.list = [];
      for (var next = numbers(f.docs); next.more();) f.list.push(f.sets[next()]);
    }
    return { values: f.values, of: doc => f.list[doc] };
  }

  return {
    load: load, open: open, shard: shard, stem: stem, places: places, facet: facet,
    shards: () => Object.values(shards)
  };
}
