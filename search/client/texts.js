// What the page says and how it is written: the script element has the texts.

var own = document.currentScript, d = own ? own.dataset : {}, lang = d.pageLang;
var format = new Intl.NumberFormat(lang);
var RTL = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(-|$)/;

// make returns a new element with properties.
function make(tag, props) { return Object.assign(document.createElement(tag), props); }

// fill puts values into the {names} of a text.
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
}

// isolate keeps the direction of words from that of the text around them.
function isolate(words) { return "\u2068" + words + "\u2069"; }

function number(n) { return format.format(n); }

// tally says how many systems were found.
function tally(n) {
  var rule = new Intl.PluralRules(lang).select(n);
  return fill(own.getAttribute("data-msg-count-" + rule) || d.msgCountOther, { n: number(n) });
}

function languageName(code) {
  try {
    return new Intl.DisplayNames([lang], { type: "language" }).of(code);
  } catch (e) {
    return code;
  }
}

// language says in which language a text is when it is not the page's.
function language(el, code) {
  if (!code || code === lang) return;
  el.lang = code;
  el.dir = RTL.test(code) ? "rtl" : "ltr";
}
