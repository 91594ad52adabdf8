package example_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"vitrine/content"
)

// notShown are the fields that a register written by hand has no use for.
var notShown = []string{
	"x", // what an import could not map
}

// seldom are the fields that few records should need.
var seldom = map[string]int{"redress_text": 2, "redress_status": 2}

func TestEveryGroupIsFilledThreeTimes(t *testing.T) {
	reg := load(t)
	fields := reflect.TypeFor[content.Record]()
	for i := range fields.NumField() {
		name := key(fields.Field(i))
		if name == "" || slices.Contains(notShown, name) {
			continue
		}
		count := 0
		for _, rec := range reg.Records {
			if filled(reflect.ValueOf(*rec).Field(i)) {
				count++
			}
		}
		want := 3
		if n, ok := seldom[name]; ok {
			want = n
		}
		if count < want {
			t.Errorf("%s is filled in %d records, want %d", name, count, want)
		}
	}
}

func TestEveryFieldIsShown(t *testing.T) {
	reg := load(t)
	got := map[string]bool{}
	for _, rec := range reg.Records {
		collect(reflect.ValueOf(*rec), "", got)
	}
	for _, o := range reg.Organisations {
		collect(reflect.ValueOf(*o), "organisations.", got)
	}
	for _, c := range reg.Channels {
		collect(reflect.ValueOf(*c), "channels.", got)
		collect(reflect.ValueOf(c.Route), "channels.", got)
	}
	collect(reflect.ValueOf(reg.Settings), "vitrine.", got)

	want := map[string]bool{}
	declare(reflect.TypeFor[content.Record](), "", want)
	declare(reflect.TypeFor[content.Organisation](), "organisations.", want)
	declare(reflect.TypeFor[content.Settings](), "vitrine.", want)
	for path := range want {
		if slices.Contains(notShown, path) || path == "organisations.x" {
			continue
		}
		// A route may leave its fields to a channel that it names.
		if shared, ok := strings.CutPrefix(path, "redress."); ok && got["channels."+shared] {
			continue
		}
		if !got[path] {
			t.Errorf("no file of the example fills %s", path)
		}
	}
}

// collect notes the paths of all fields that have a value.
func collect(v reflect.Value, path string, got map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), path, got)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), path, got)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			collect(v.MapIndex(k), path, got)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := key(v.Type().Field(i)); name != "" && filled(v.Field(i)) {
				got[path+name] = true
				collect(v.Field(i), path+name+".", got)
			}
		}
	}
}

// declare notes the paths of all fields that a type has.
func declare(typ reflect.Type, path string, want map[string]bool) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		declare(typ.Elem(), path, want)
	case reflect.Struct:
		for i := range typ.NumField() {
			if name := key(typ.Field(i)); name != "" {
				want[path+name] = true
				declare(typ.Field(i).Type, path+name+".", want)
			}
		}
	}
}

// key is the name of a field in a file, "" for what does not stand there.
func key(f reflect.StructField) string {
	name := f.Tag.Get("json")
	if name == "-" || !f.IsExported() {
		return ""
	}
	return name
}

func filled(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() > 0
	}
	return !v.IsZero()
}
