// Runs the client of the search page in Node with a document that can do
// nothing but load scripts. Standard input: {client, dir, queries: [{text, literal, filter}], fold};
// standard output: {answers: [{ids, understood}], folded: [...], requests}.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const input = JSON.parse(fs.readFileSync(0, "utf8"));
let requests = 0;
const context = vm.createContext({ setTimeout, clearTimeout });
context.window = context;
context.document = {
  currentScript: null,
  querySelector: () => null,
  createElement: () => ({ remove() {} }),
  head: {
    appendChild(script) {
      setImmediate(() => {
        requests++;
        try {
          vm.runInContext(fs.readFileSync(script.src, "utf8"), context);
        } catch (e) {
          return script.onerror();
        }
        script.onload();
      });
    },
  },
};
vm.runInContext(fs.readFileSync(input.client, "utf8"), context);

const answers = [];
if (input.queries) {
  const index = context.vitrineSearch.Index(input.dir + path.sep);
  for (const q of input.queries) {
    const found = await index.query(q.text, { literal: q.literal, filter: q.filter });
    const rows = await index.documents(found.docs);
    answers.push({ ids: rows.map((r) => r[0]), understood: found.understood });
  }
}
const folded = (input.fold || []).map((s) => context.vitrineSearch.fold(s));
process.stdout.write(JSON.stringify({ answers, folded, requests }));
