package schema

import (
	"strconv"
	"strings"

	"vitrine/content"
)

// texts visits every text of a value that has this shape. at is the pointer of
// the value; that of the text is only good until visit returns.
func (s *shape) texts(v any, at []byte, visit func(at []byte, text map[string]any)) {
	switch x := v.(type) {
	case map[string]any:
		if s.leaf == "text" {
			visit(at, x)
			return
		}
		for _, f := range s.fields {
			if v, ok := x[f.name]; ok {
				f.shape.texts(v, append(append(at, '/'), f.name...), visit)
			}
		}
		if s.others != nil {
			for key, v := range x {
				s.others.texts(v, append(at, content.Pointer("", key)...), visit)
			}
		}
	case []any:
		for i := 0; s.items != nil && i < len(x); i++ {
			s.items.texts(x[i], strconv.AppendInt(append(at, '/'), int64(i), 10), visit)
		}
	}
}

// baseLanguage is a language without its region or script: pt of pt-BR.
func baseLanguage(lang string) string {
	first, _, _ := strings.Cut(lang, "-")
	return first
}
