// Package docs holds those pages of this folder that the program itself shows.
package docs

import (
	_ "embed"
	"strings"
)

//go:embed diagnostics.md
var diagnostics string

// Explain returns what diagnostics.md says about a code, as Markdown without its
// heading; false if it says nothing.
func Explain(code string) (string, bool) {
	for _, section := range sections() {
		heading, text, _ := strings.Cut(section, "\n")
		if heading == code {
			return strings.TrimSpace(text), true
		}
	}
	return "", false
}

// Codes returns the codes that diagnostics.md explains, in its order.
func Codes() []string {
	var codes []string
	for _, section := range sections() {
		heading, _, _ := strings.Cut(section, "\n")
		codes = append(codes, heading)
	}
	return codes
}

// sections are the parts of the page from each heading of the third level to the
// next heading.
func sections() []string {
	var out []string
	for _, part := range strings.Split(diagnostics, "\n### ")[1:] {
		part, _, _ = strings.Cut(part, "\n## ")
		out = append(out, part)
	}
	return out
}
