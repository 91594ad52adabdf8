package content_test

import (
	"testing"

	"vitrine/content"
)

func route(d *content.Deadline, before ...string) content.Route {
	return content.Route{
		Deadline: d, RequiredBefore: before,
		Channels: []content.Locator{{Type: "email", Value: "a@b.example", Languages: []string{"en"}}},
	}
}

func TestLeadIsTheDeadlineThatEndsFirst(t *testing.T) {
	none := &content.Deadline{None: true}
	weeks := func(n int) *content.Deadline { return &content.Deadline{Value: n, Unit: "weeks"} }
	month := &content.Deadline{Value: 1, Unit: "months"}
	after := &content.Deadline{Value: 1, Unit: "days", Starts: "previous_outcome"}
	for _, test := range []struct {
		name   string
		routes []content.Route
		want   int
	}{
		{"no route", nil, -1},
		{"no usable route", []content.Route{{Deadline: none}}, -1},
		{"no time limit", []content.Route{route(none)}, 0},
		{"a limit before none", []content.Route{route(none), route(weeks(6))}, 1},
		{"a month before six weeks", []content.Route{route(weeks(6)), route(month)}, 1},
		{"a later step does not lead", []content.Route{route(none), route(weeks(2), "x")}, 0},
		{"an appeal does not lead", []content.Route{route(weeks(6)), route(after)}, 0},
		{"a later step leads alone", []content.Route{route(weeks(2), "x")}, 0},
	} {
		if got := content.Lead(test.routes); got != test.want {
			t.Errorf("%s: Lead = %d, want %d", test.name, got, test.want)
		}
	}
}

func TestUsableNeedsPlaceTimeAndLanguage(t *testing.T) {
	good := route(&content.Deadline{None: true})
	if !good.Usable() {
		t.Fatal("a route with a place, a language and no time limit is usable")
	}
	for name, spoil := range map[string]func(*content.Route){
		"deadline": func(r *content.Route) { r.Deadline = nil },
		"value":    func(r *content.Route) { r.Deadline = &content.Deadline{Unit: "weeks"} },
		"place":    func(r *content.Route) { r.Channels = nil },
		"address": func(r *content.Route) {
			r.Channels = []content.Locator{{Type: "post", Languages: []string{"en"}}}
		},
		"language": func(r *content.Route) {
			r.Channels = []content.Locator{{Type: "post", Value: "1 Street"}}
		},
	} {
		r := good
		if spoil(&r); r.Usable() {
			t.Errorf("a route without %s counts as usable", name)
		}
	}
}
