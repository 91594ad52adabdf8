// Facets: the panel that narrows the results. A facet's file is loaded when its
// list is opened or when the address names it. Nothing happens until the form is
// submitted.

var FEW = 10; // values shown of a long list

// pause lets the browser paint and hear keys in the midst of long work.
function pause() { return new Promise(done => setTimeout(done)); }

// Facets drives the panel. opened is called when a list was opened.
function Facets(panel, index, opened) {
  var facets = {}, self = { filter: {} };

  panel.querySelectorAll("[data-facet]").forEach(box => {
    var name = box.dataset.facet;
    var f = facets[name] = { box: box, list: box.querySelector("fieldset") };
    box.addEventListener("toggle", () => {
      if (box.open) self.load(name).then(opened).catch(() => { f.list.textContent = d.msgError; });
    });
  });

  self.names = Object.keys(facets);

  // load reads the file of a facet, once.
  self.load = async name => {
    var f = facets[name];
    if (!f.of) {
      Object.assign(f, await index.facet(name), {
        options: [], checked: new Set(self.filter[name]), counts: []
      });
      f.order = f.values.map((v, i) => i).sort((a, b) =>
        label(f, f.values[a]).localeCompare(label(f, f.values[b]), lang));
      draw(f);
    }
  };

  function label(f, v) {
    return v[1] || f.box.getAttribute("data-value-" + v[0]) || languageName(v[0]);
  }

  // option returns the line of a value, made when it is first shown.
  function option(f, i) {
    var o = f.options[i], v = f.values[i], code = v[0];
    if (!o) {
      o = f.options[i] = make("label");
      var box = make("input", { type: "checkbox", value: code, checked: f.checked.has(code) });
      var text = make("bdi", { textContent: label(f, v) });
      box.addEventListener("change", () => { f.checked[box.checked ? "add" : "delete"](code); });
      language(text, v[2]);
      o.append(box, text, make("span"));
    }
    return o;
  }

  // draw shows the values of a facet: of a long list the ten with most results,
  // and those that are checked.
  async function draw(f) {
    var at = f.order, all = f.all || at.length <= FEW;
    if (!all) {
      var top = new Set(at.slice().sort((a, b) => f.counts[b] - f.counts[a]).slice(0, FEW));
      at = at.filter(i => top.has(i) || f.checked.has(f.values[i][0]));
    }
    if (at.join() !== f.drawn) {
      f.drawn = at.join();
      f.list.textContent = at.length ? "" : d.msgEmpty;
      for (var i = 0; i < at.length; i++) {
        f.list.append(option(f, at[i]));
        if (i % 200 === 199) await pause();
      }
      if (!all) f.list.append(rest(f));
    }
    at.forEach(i => {
      option(f, i).lastChild.textContent = "(" + number(f.counts[i] || 0) + ")";
    });
  }

  // rest is the button that shows a long list whole.
  function rest(f) {
    var n = number(f.order.length);
    var b = make("button", { type: "button", textContent: fill(d.msgAll, { n: n }) });
    b.addEventListener("click", async () => {
      f.all = true;
      await draw(f);
      f.list.querySelector("input").focus();
    });
    return b;
  }

  // read makes what is checked the filter.
  self.read = () => {
    self.filter = {};
    self.names.forEach(name => {
      var checked = facets[name].checked;
      if (checked && checked.size) self.filter[name] = Array.from(checked);
    });
  };

  // sync checks what the filter says.
  self.sync = () => {
    self.names.forEach(name => {
      var f = facets[name];
      if (!f.of) return;
      f.checked = new Set(self.filter[name]);
      f.options.forEach((o, i) => { o.firstChild.checked = f.checked.has(f.values[i][0]); });
      draw(f);
    });
  };

  // chosen lists the filter as [title, label, filter without this value].
  self.chosen = () => Object.keys(self.filter).flatMap(name => self.filter[name].map(code => {
    var f = facets[name], rest = self.filter[name].filter(c => c !== code);
    return [
      f.box.firstElementChild.textContent,
      label(f, f.values.find(v => v[0] === code) || [code]),
      Object.assign({}, self.filter, { [name]: rest })
    ];
  }));

  // count shows for each value how many of the documents that the words find have
  // it, given the other facets. It gives up when current says so.
  self.count = async (all, current) => {
    var shown = Object.values(facets).filter(f => f.of), limits = [], i = 0;
    var sums = new Map(shown.map(f => [f, new Uint32Array(f.values.length)]));
    Object.keys(self.filter).forEach(name => {
      var f = facets[name], has = f.values.map(v => self.filter[name].includes(v[0]));
      limits.push(doc => f.of(doc).some(v => has[v]) ? 0 : f);
    });
    for (var doc of shown.length ? all : []) {
      if (++i % 2000 === 0) await pause();
      if (!current()) return;
      var missed = limits.map(l => l(doc)).filter(Boolean);
      if (missed.length < 2) (missed[0] ? missed : shown).forEach(f => {
        f.of(doc).forEach(v => { sums.get(f)[v]++; });
      });
    }
    shown.forEach(f => {
      f.counts = sums.get(f);
      draw(f);
    });
  };

  return self;
}
