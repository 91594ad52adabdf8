package schema

import (
	"slices"
	"strings"
	"testing"

	"vitrine/content"
)

// TestEveryAnswerIsAsked holds the list of answers in Go code against the
// schema of a record and of its steps.
func TestEveryAnswerIsAsked(t *testing.T) {
	want := []string{"/redress_status"} // the word of a source
	everyNode(func(file string, at []string, node map[string]any) {
		ref, _ := node["$ref"].(string)
		if !strings.HasSuffix(ref, "#/$defs/answer") {
			return
		}
		place := slices.DeleteFunc(slices.Clone(at), func(s string) bool {
			return s == "properties" || s == "items" || s == "[]"
		})
		switch {
		case file == "record.json":
			want = append(want, pointer(place))
		case place[0] == "$defs" && place[1] == "route":
			want = append(want, pointer(append([]string{"redress"}, place[2:]...)))
		case file != "channel.json": // a step takes them over
			t.Errorf("%s %s: an answer that no record has", file, pointer(place))
		}
	})
	got := []string{"/redress_status"}
	rec := &content.Record{
		Data: make([]content.DataSource, 1), Assessments: make([]content.Assessment, 1),
		Redress: make([]content.Route, 1),
	}
	eachAnswer(rec, func(a asked) {
		got = append(got, strings.Replace(a.pointer(), "/0/", "/", 1))
	})
	for _, list := range [][]string{want, got} {
		slices.Sort(list)
	}
	want = slices.Compact(want)
	if !slices.Equal(want, got) {
		t.Errorf("the schema has the answers\n%v\nand the rule asks for\n%v", want, got)
	}
	for _, question := range evident {
		if !slices.Contains(want, question) {
			t.Errorf("%s is no question", question)
		}
	}
}
