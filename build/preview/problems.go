package preview

import (
	"bytes"
	"html/template"

	"vitrine/content/diag"
)

// additions are what the pages get in a state: always the script, and what is
// wrong when something is.
func (p *Preview) additions(s state) additions {
	shown := p.view(s)
	a := additions{head: render("head", shown)}
	if shown.Wrong {
		a.body = render("problems", shown)
	}
	return a
}

// standIn is a page for the time before there is a portal.
func (p *Preview) standIn(s state) []byte { return render("page", p.view(s)) }

// maxShown is how many problems a page lists: the terminal has them all.
const maxShown = 20

// view is what the templates show.
type view struct {
	State   string
	Prefix  string
	Wrong   bool
	Made    bool
	Failure string
	List    []problem
	More    int
	Count   int
}

// problem is a diagnostic with its line in three pieces.
type problem struct {
	diag.Diagnostic
	Before, Marked, After string
}

func (p *Preview) view(s state) view {
	v := view{
		State: p.name(s), Prefix: Prefix, Made: s.made, Failure: s.failure,
		Wrong: s.failure != "" || len(s.problems) > 0, Count: len(s.problems),
	}
	for _, d := range s.problems[:min(maxShown, len(s.problems))] {
		one := problem{Diagnostic: d}
		if d.Range.Start.Line > 0 {
			line := diag.Line(p.source(d.File), d.Range.Start.Line)
			one.Before, one.Marked, one.After = split(line, d.Range)
		}
		v.List = append(v.List, one)
	}
	v.More = len(s.problems) - len(v.List)
	return v
}

// split cuts the first line of a range before and after it. Columns count
// characters.
func split(line string, r diag.Range) (before, marked, after string) {
	runes := []rune(line)
	start := min(max(r.Start.Column-1, 0), len(runes))
	end := len(runes)
	if r.End.Line == r.Start.Line {
		end = min(max(r.End.Column-1, start), len(runes))
	}
	return string(runes[:start]), string(runes[start:end]), string(runes[end:])
}

func render(name string, v view) []byte {
	var out bytes.Buffer
	if err := templates.ExecuteTemplate(&out, name, v); err != nil {
		// Only a template that does not fit the view fails, and tests show each.
		return []byte(template.HTMLEscapeString(err.Error()))
	}
	return out.Bytes()
}

// templates are the parts of a page that a preview adds. What is wrong is said
// in English, as on the terminal, whatever the language of the page.
var templates = template.Must(template.New("preview").Parse(`
{{- define "head"}}{{if or .Wrong (not .Made)}}<link rel="stylesheet" href="{{.Prefix}}preview.css">
{{end}}<script src="{{.Prefix}}preview.js" data-state="{{.State}}" defer></script>
{{end}}

{{- define "list"}}
{{- with .Failure}}<pre>{{.}}</pre>{{end}}
{{- if .List}}<ol>
{{- range .List}}
<li><p><code>{{.Place}}</code> {{.Message}} <small>[{{.Code}}]</small></p>
{{- if or .Before .Marked}}
<pre dir="auto">{{.Before}}<mark>{{.Marked}}</mark>{{.After}}</pre>
{{- end}}
{{- with .Hint}}
<p>{{.}}</p>
{{- end}}</li>
{{- end}}
</ol>
{{- end}}
{{- if .More}}<p>… and {{.More}} more, which the terminal shows.</p>{{end}}
{{- end}}

{{- define "problems"}}<div id="vitrine-problems" role="alert" lang="en" dir="ltr" tabindex="0">
<p><strong>{{template "what" .}}</strong> This page shows the register as it was before.</p>
{{template "list" .}}
</div>
{{end}}

{{- define "what"}}
{{- if .Failure}}The portal could not be made.
{{- else if eq .Count 1}}The register has an error.
{{- else}}The register has {{.Count}} errors.
{{- end}}
{{- end}}

{{- define "page"}}<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{if .Wrong}}{{template "what" .}}{{else}}The portal is being made{{end}}</title>
{{template "head" .}}</head>
<body class="vitrine-alone">
<main>
<div id="vitrine-problems" role="alert" tabindex="0">
<h1>{{if .Wrong}}{{template "what" .}}{{else}}The portal is being made{{end}}</h1>
{{if .Wrong}}{{template "list" .}}
<p>Mend it and save: this page follows.</p>
{{- else}}<p>This page follows by itself.</p>{{end}}
</div>
</main>
</body>
</html>
{{end}}`))
