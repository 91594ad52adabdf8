package themetest

import (
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/net/html"
)

// title: the page has one title that says something.
func title(p *page) []string {
	count := 0
	for _, n := range p.all("title") {
		if inside(n, "head") {
			count++
		}
	}
	if count != 1 {
		return []string{fmt.Sprintf("%d titles, want 1", count)}
	}
	if text(p.headTitle()) == "" {
		return []string{"the title is empty"}
	}
	return nil
}

// description: search engines show what the page is about.
func description(p *page) []string {
	count := 0
	for _, n := range p.all("meta") {
		if value(n, "name") != "description" {
			continue
		}
		count++
		if value(n, "content") == "" {
			return []string{"the description is empty"}
		}
	}
	if count != 1 {
		return []string{fmt.Sprintf("%d descriptions, want 1", count)}
	}
	return nil
}

// titles: no two pages of a language have the same title.
func titles(s *site) []Fault {
	var out []Fault
	first := map[[2]string]string{}
	for _, name := range s.names() {
		o := s.pages[name]
		key := [2]string{o.lang, o.title}
		if other, taken := first[key]; taken && o.title != "" {
			out = append(out, Fault{Page: name, Detail: fmt.Sprintf("%s is also the title of %s",
				short(o.title), other)})
			continue
		}
		first[key] = name
	}
	return out
}

// headings: one h1, and no level is skipped on the way down.
func headings(p *page) []string {
	var out []string
	if n := len(p.all("h1")); n != 1 {
		out = append(out, fmt.Sprintf("%d h1, want 1", n))
	}
	level := 0
	for _, n := range p.all("h1", "h2", "h3", "h4", "h5", "h6") {
		l, _ := strconv.Atoi(n.Data[1:])
		if l > level+1 {
			out = append(out, fmt.Sprintf("h%d after h%d: %s", l, level, where(n)))
		}
		if p.content(n) == "" {
			out = append(out, "empty heading: "+where(n))
		}
		level = l
	}
	return out
}

// landmarks: the page has one header, one main that can be linked to, and one
// footer, so that people who jump from part to part find them. A page that
// only offers languages has a main alone.
func landmarks(p *page) []string {
	var out []string
	for _, tag := range []string{"header", "main", "footer"} {
		if tag != "main" && offersLanguages(p.name) && len(p.all(tag)) == 0 {
			continue
		}
		count := 0
		for _, n := range p.all(tag) {
			if tag == "main" || !inside(n, "article", "aside", "main", "nav", "section") {
				count++
			}
		}
		if count != 1 {
			out = append(out, fmt.Sprintf("%d <%s> of the page, want 1", count, tag))
		}
	}
	if main := p.first("main"); main != nil && value(main, "id") == "" {
		out = append(out, "<main> has no id")
	}
	return out
}

// skipLink: the first stop of the keyboard leads past the header, unless
// nothing is there to be passed.
func skipLink(p *page) []string {
	main := p.first("main")
	if main == nil {
		return nil // a fault of landmarks
	}
	for _, n := range p.nodes {
		if !focusable(n) {
			continue
		}
		skips := n.Data == "a" && value(n, "href") == "#"+value(main, "id") && p.content(n) != ""
		if skips || inside(n, "main") {
			return nil
		}
		return []string{fmt.Sprintf("the first stop is %s, want a link to #%s",
			where(n), value(main, "id"))}
	}
	return nil
}

// focusable reports whether the Tab key stops at n.
func focusable(n *html.Node) bool {
	for a := n; a != nil; a = a.Parent {
		if has(a, "hidden") || has(a, "inert") {
			return false
		}
	}
	if index, ok := attribute(n, "tabindex"); ok {
		i, err := strconv.Atoi(index)
		return err == nil && i >= 0
	}
	switch n.Data {
	case "a", "area":
		return has(n, "href")
	case "input":
		return value(n, "type") != "hidden" && !has(n, "disabled")
	case "button", "select", "textarea":
		return !has(n, "disabled")
	case "summary", "iframe":
		return true
	}
	return false
}

// navs: each nav has a name of its own.
func navs(p *page) []string {
	var out, seen []string
	for _, n := range p.nodes {
		if n.Data != "nav" && value(n, "role") != "navigation" {
			continue
		}
		name := p.label(n)
		switch {
		case name == "":
			out = append(out, "no name: "+where(n))
		case slices.Contains(seen, name):
			out = append(out, fmt.Sprintf("two navs are called %q", name))
		}
		seen = append(seen, name)
	}
	return out
}

// ids: no id twice.
func ids(p *page) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range p.nodes {
		id, ok := attribute(n, "id")
		switch {
		case !ok:
		case id == "":
			out = append(out, "empty id: "+where(n))
		case seen[id]:
			out = append(out, "twice: "+id)
		}
		seen[id] = true
	}
	return out
}

// tabindex: nothing jumps the queue of the keyboard.
func tabindex(p *page) []string {
	var out []string
	for _, n := range p.nodes {
		v, ok := attribute(n, "tabindex")
		if i, err := strconv.Atoi(v); ok && (err != nil || i > 0) {
			out = append(out, fmt.Sprintf("tabindex=%s: %s", v, where(n)))
		}
	}
	return out
}
