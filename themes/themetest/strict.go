package themetest

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// style: looks come from style sheets alone; the policy would block the rest.
func style(p *page) []string {
	var out []string
	for _, n := range p.nodes {
		if n.Data == "style" {
			out = append(out, "<style> in the page")
		}
		if has(n, "style") {
			out = append(out, "style attribute: "+where(n))
		}
	}
	return out
}

// handlers: nothing in the mark-up runs.
func handlers(p *page) []string {
	var out []string
	for _, n := range p.nodes {
		for _, a := range n.Attr {
			address := strings.ToLower(strings.TrimSpace(a.Val))
			switch {
			case strings.HasPrefix(a.Key, "on"):
				out = append(out, a.Key+": "+where(n))
			case strings.HasPrefix(address, "javascript:"):
				out = append(out, fmt.Sprintf("%s=%s", a.Key, short(a.Val)))
			}
		}
	}
	return out
}

// scripts: no page but the search page has one, and that one from a file.
func scripts(p *page) []string {
	var out []string
	for _, n := range p.all("script") {
		switch {
		case !has(n, "src") && value(n, "type") != "application/ld+json":
			out = append(out, "script in the page: "+where(n))
		case has(n, "src") && !searchPage(p.name):
			out = append(out, "script outside a search page: "+value(n, "src"))
		}
	}
	return out
}

// policy: the page forbids what it does not need, before it asks for anything.
func policy(p *page) []string {
	var early []string // loaded before the policy holds
	for _, n := range p.nodes {
		switch {
		case n.Data == "meta" && strings.EqualFold(value(n, "http-equiv"), "Content-Security-Policy"):
			if !inside(n, "head") {
				return []string{"the policy is outside head"}
			}
			return append(early, loose(value(n, "content"))...)
		case n.Data == "link" && loads(n), n.Data == "script" && has(n, "src"):
			early = append(early, "loaded before the policy: "+where(n))
		}
	}
	return []string{"no Content-Security-Policy"}
}

// loose names what a policy allows and should not.
func loose(content string) []string {
	var out []string
	directives := map[string][]string{}
	for part := range strings.SplitSeq(content, ";") {
		if words := strings.Fields(part); len(words) > 0 {
			directives[strings.ToLower(words[0])] = words[1:]
		}
	}
	if !slices.Equal(directives["default-src"], []string{"'none'"}) {
		out = append(out, "default-src is not 'none'")
	}
	for _, name := range []string{"base-uri", "form-action"} {
		if _, ok := directives[name]; !ok {
			out = append(out, name+" is missing; default-src does not cover it")
		}
	}
	for name, sources := range directives {
		for _, source := range sources {
			switch {
			case source == "'none'", source == "'self'":
			case source == "data:" && name == "img-src":
			default:
				out = append(out, fmt.Sprintf("%s allows %s", name, source))
			}
		}
	}
	return out
}

// foreign: what the page loads or sends stays on its own host. Links that
// people follow may lead anywhere.
func foreign(p *page) []string {
	var out []string
	for _, n := range p.nodes {
		for _, r := range loaded(n) {
			if elsewhere(r) {
				out = append(out, fmt.Sprintf("%s from %s", n.Data, r))
			}
		}
		_, target, ok := strings.Cut(strings.ToLower(value(n, "content")), "url=")
		if strings.EqualFold(value(n, "http-equiv"), "refresh") && ok && elsewhere(target) {
			out = append(out, "the page moves to "+target)
		}
	}
	return out
}

// loaded returns the addresses that n makes a browser load or send to.
func loaded(n *html.Node) []string {
	var out []string
	for _, a := range n.Attr {
		switch a.Key {
		case "src", "poster", "data", "action", "formaction", "background", "ping", "manifest":
			out = append(out, a.Val)
		case "srcset", "imagesrcset":
			for candidate := range strings.SplitSeq(a.Val, ",") {
				if words := strings.Fields(candidate); len(words) > 0 {
					out = append(out, words[0])
				}
			}
		case "href":
			if n.Data != "a" && n.Data != "area" && (n.Data != "link" || loads(n)) {
				out = append(out, a.Val)
			}
		}
	}
	return out
}

// loads reports whether a link element makes a browser fetch something, or
// might do so.
func loads(n *html.Node) bool {
	rels := strings.Fields(strings.ToLower(value(n, "rel")))
	for _, rel := range rels {
		switch rel {
		case "alternate", "author", "canonical", "describedby", "help", "license", "next", "prev",
			"latest-version", "predecessor-version", "successor-version", "version-history", "timemap":
		default:
			return true
		}
	}
	return slices.Contains(rels, "stylesheet") || len(rels) == 0
}

// elsewhere reports whether an address is outside the site. Drawings inside
// the address itself are not.
func elsewhere(address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return true
	}
	return u.Host != "" || u.Scheme != "" && u.Scheme != "data"
}
