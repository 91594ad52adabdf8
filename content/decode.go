package content

import (
	"reflect"
	"strings"
)

// decoder fills typed structs from plain JSON values by their json tags. It is
// forgiving where encoding/json is not: a value of the wrong type leaves its
// field empty, because the schema reports it and the rest of the record is
// still worth checking.
type decoder struct {
	plans map[reflect.Type]map[string][]int
}

// short is implemented by types that also have a one-word form.
type short interface{ UnmarshalValue(any) bool }

func (d *decoder) decode(value any, dst reflect.Value) {
	switch to := dst.Addr().Interface().(type) {
	case *string:
		*to, _ = value.(string)
		return
	case *Date:
		s, _ := value.(string)
		*to = Date(s)
		return
	case *Text:
		*to = textOf(value)
		return
	case short:
		if to.UnmarshalValue(value) {
			return
		}
	}
	switch dst.Kind() {
	case reflect.Pointer:
		if value != nil {
			dst.Set(reflect.New(dst.Type().Elem()))
			d.decode(value, dst.Elem())
		}
	case reflect.Struct:
		d.decodeStruct(value, dst)
	case reflect.Map:
		d.decodeMap(value, dst)
	case reflect.Slice:
		d.decodeSlice(value, dst)
	case reflect.Interface:
		if value != nil {
			dst.Set(reflect.ValueOf(value))
		}
	default:
		decodeScalar(value, dst)
	}
}

// textOf is by far the most frequent map, and needs no reflection.
func textOf(value any) Text {
	m, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	t := make(Text, len(m))
	for lang, v := range m {
		t[lang], _ = v.(string)
	}
	return t
}

func (d *decoder) decodeStruct(value any, dst reflect.Value) {
	m, ok := value.(map[string]any)
	if !ok {
		return
	}
	plan := d.plan(dst.Type())
	for key, v := range m {
		if index, ok := plan[key]; ok {
			d.decode(v, dst.FieldByIndex(index))
		}
	}
}

func (d *decoder) decodeMap(value any, dst reflect.Value) {
	m, ok := value.(map[string]any)
	if !ok {
		return
	}
	dst.Set(reflect.MakeMapWithSize(dst.Type(), len(m)))
	for key, v := range m {
		item := reflect.New(dst.Type().Elem()).Elem()
		d.decode(v, item)
		dst.SetMapIndex(reflect.ValueOf(key), item)
	}
}

func (d *decoder) decodeSlice(value any, dst reflect.Value) {
	list, ok := value.([]any)
	if !ok {
		return
	}
	dst.Set(reflect.MakeSlice(dst.Type(), len(list), len(list)))
	for i, v := range list {
		d.decode(v, dst.Index(i))
	}
}

func decodeScalar(value any, dst reflect.Value) {
	switch v := value.(type) {
	case string:
		if dst.Kind() == reflect.String {
			dst.SetString(v)
		}
	case bool:
		if dst.Kind() == reflect.Bool {
			dst.SetBool(v)
		}
	case int:
		switch dst.Kind() {
		case reflect.Int:
			dst.SetInt(int64(v))
		case reflect.Float64:
			dst.SetFloat(float64(v))
		}
	case float64:
		if dst.Kind() == reflect.Float64 {
			dst.SetFloat(v)
		}
	}
}

// plan maps the keys of a struct to its fields, those of embedded structs
// included.
func (d *decoder) plan(t reflect.Type) map[string][]int {
	if p, ok := d.plans[t]; ok {
		return p
	}
	if d.plans == nil {
		d.plans = map[reflect.Type]map[string][]int{}
	}
	p := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			p[name] = f.Index
		}
	}
	d.plans[t] = p
	return p
}

// overlay copies every field of src that is not empty over that of dst.
func overlay(dst, src *Route) {
	d, s := reflect.ValueOf(dst).Elem(), reflect.ValueOf(src).Elem()
	for i := range s.NumField() {
		if !s.Field(i).IsZero() {
			d.Field(i).Set(s.Field(i))
		}
	}
}
