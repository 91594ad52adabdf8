package themes

import (
	"io/fs"
	"strings"
)

// Synonyms returns what means the same to people who search in a language
// ("fr", "pt-BR"), one group a line of portal/synonyms/<language>.yaml; nil for a
// language without a list. A group is
//
//   - "ticket, parking fine, penalty": words and short expressions with commas
//     between them (also ، 、 and ，), each of which leads to the others, or
//   - "AI => artificial intelligence": what stands before the arrow leads to what
//     stands behind it, and not back.
//
// A word is in the form in which a dictionary has it or in which people type it
// most; search knows its other forms. No expression has more than four words. Keep
// groups tight: a word that means the same only sometimes leads people astray. A
// register adds groups of its own in its vitrine.yaml (search: synonyms).
func Synonyms(lang string) []string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	data, err := fs.ReadFile(Portal(), "synonyms/"+base+".yaml")
	if err != nil {
		return nil // the folder is embedded: the language has no list
	}
	var groups []string
	for line := range strings.Lines(string(data)) {
		if group, ok := strings.CutPrefix(line, "- "); ok {
			groups = append(groups, strings.TrimSpace(group))
		}
	}
	return groups
}
