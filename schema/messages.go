package schema

import (
	"strings"

	"vitrine/content/diag"
)

// message is what a diagnostic says. Words in braces are filled in; they are
// the same in every language, so that a translation is another catalogue.
type message struct {
	severity diag.Severity
	text     string
	hint     string
}

// catalogue holds the message of every code that this package reports.
var catalogue = map[string]message{
	"bad-date": {
		diag.Error, "“{value}” is not a date",
		"write YYYY-MM-DD, YYYY-MM or YYYY, for example 2024-03-18, as exactly as it is known",
	},
	"bad-email": {diag.Error, "“{value}” is not an e-mail address", "for example desk@city.example"},
	"bad-hash": {
		diag.Error, "“{value}” is not a SHA-256",
		"it has 64 characters 0-9 and a-f; the command sha256sum prints it",
	},
	"bad-id": {
		diag.Error, "“{value}” is not an id",
		"use small letters a-z, digits and hyphens, at most 64, for example “{near}”",
	},
	"bad-language": {
		diag.Error, "“{value}” is not a language code",
		"use a code such as en, fr, nl, ar or zh-Hans",
	},
	"bad-pattern": {
		diag.Error, "{field} is not written in the form asked for",
		"for example {example}",
	},
	"bad-phone": {
		diag.Error, "“{value}” is not a telephone number",
		"write it in quotes with its country code, for example \"+31 20 123 4567\"",
	},
	"bad-url": {
		diag.Error, "“{value}” is not an address on the web",
		"it begins with https:// and has no spaces",
	},
	"empty-text": {
		diag.Error, "{field} is empty",
		"write it, or remove the line: a field that is not there is shown as “not published”",
	},
	"id-case-clash": {
		diag.Error, "“{value}” differs from the id of {other} only in capital letters",
		"give one of the two another id: many computers do not tell them apart",
	},
	"id-not-file-name": {
		diag.Error, "the id is “{value}”, but the file is called {file}",
		"call the file {value}.yaml, or correct the id",
	},
	"impossible-date": {
		diag.Error, "{value} is not in the calendar",
		"check the day; if it is not known, write the month alone: {month}",
	},
	"missing-default-language": {
		diag.Warning,
		"{field} is missing in the register’s first language, {lang}",
		"add a line that begins with “{lang}:”",
	},
	"missing-field": {diag.Error, "“{missing}” is missing{where}", "{description}"},
	"missing-publisher": {
		diag.Warning, "the register does not say who publishes it",
		"write “publisher:” with the id of an organisation: somebody must answer for the register",
	},
	"missing-redress": {
		diag.Error,
		"the system affects people, but the record shows no way to contest that they can take",
		"add a route with a place to turn to, its languages and a deadline; " +
			"or say with redress_none why there is none",
	},
	"missing-summary": {
		diag.Warning, "the record has no summary",
		"write two or three plain sentences: what the system does, to whom, and who decides",
	},
	"not-an-answer": {
		diag.Error, "“{value}” says nothing to a reader",
		"write a sentence, or remove the line: a field that is not there is shown as “not published”",
	},
	"not-in-list": {diag.Error, "“{value}” is not a value of {field}", "one of: {all}"},
	"organisation-cycle": {
		diag.Error, "these organisations belong to each other: {steps}",
		"remove the parent of one of them",
	},
	"out-of-range": {
		diag.Error, "{field} must be at least {min}",
		"correct the number, or remove the line",
	},
	"redress-cycle": {
		diag.Error, "these steps wait for each other: {steps}",
		"remove one of them from required_before",
	},
	"repeated-id": {
		diag.Error, "another item of “{list}” already has the id “{value}”",
		"give one of the two another id",
	},
	"repeated-item": {diag.Error, "“{value}” stands in the list twice", "keep one of the two"},
	"reserved-id": {
		diag.Error, "“{value}” cannot be an id: Windows keeps this name for itself",
		"add a word, for example “{near}”",
	},
	"too-few": {
		diag.Error, "{field} is empty",
		"write at least one, or remove the line: a field that is not there is shown as “not published”",
	},
	"unknown-channel": {diag.Error, "there is no channel “{value}”", "write channels/{value}.yaml"},
	"unknown-field": {
		diag.Error, "“{value}” is not a field{where}",
		"remove it; what another register says may be kept under x",
	},
	"unknown-language": {
		diag.Advice,
		"{field} has a text in “{lang}”, which is not a language of the register",
		"add “{lang}” to languages in vitrine.yaml, or the text will not be shown",
	},
	"unknown-organisation": {
		diag.Error, "there is no organisation “{value}”",
		"write organisations/{value}.yaml",
	},
	"unknown-publisher": {
		diag.Error, "there is no organisation “{value}” to publish the register",
		"write organisations/{value}.yaml",
	},
	"unknown-required-before": {
		diag.Error, "no step of this record has the id “{value}”",
		"give the step that comes first this id",
	},
	"until-before-since": {
		diag.Error, "the use ends ({until}) before it begins ({since})",
		"check both dates",
	},
	"unusable-route": {
		diag.Warning, "nobody can take this step: it has {lacks}",
		"write what is missing here or in its channel; no deadline at all is said with “none: true”",
	},
	"wrong-type": {diag.Error, "{field} must be {want}, not {got}", "check the indentation"},
}

// hints replace the hint of the catalogue where more is known.
var hints = map[string]string{
	"near":             "did you mean “{near}”?",
	"near-all":         "did you mean “{near}”? One of: {all}",
	"elsewhere":        "it belongs under “{group}”",
	"quote-number":     "put it in quotes: \"{value}\"",
	"digits":           "write a whole number in digits, without quotes, units or separators",
	"number":           "write a number in digits, without quotes, currency or separators",
	"boolean":          "write true or false",
	"by-language":      "write it by language:\n{name}:\n  {lang}: {example}",
	"item-by-language": "write it by language:\n- {lang}: {example}",
	"list":             "write each item on a line of its own that begins with “- ”",
	"fields":           "write its fields below it, two spaces further in",
	"https":            "write “https://{value}”",
	"no-deadline":      "{description} If there is no time limit, write “none: true” instead.",
	"route-kind":       "say what kind of step it is, or name a channel that says it",
}

// lackWords are what a route may lack, for the words in braces of
// unusable-route.
var lackWords = map[string]string{
	"place":     "no place to turn to",
	"languages": "no place that says in which languages people are served",
	"deadline":  "no deadline",
	"and":       " and ",
}

// fill replaces {name} by its value; args are names and values in turn. Words
// of the register are cut to what a line can hold.
func fill(text string, args []string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, len(args))
	for i := range args {
		pairs[i] = args[i]
		switch {
		case i%2 == 0:
			pairs[i] = "{" + args[i] + "}"
		case args[i-1] == "value":
			pairs[i] = short(args[i])
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// quoted is how many characters of a value a message repeats.
const quoted = 60

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > quoted {
		return string(runes[:quoted-1]) + "…"
	}
	return s
}
