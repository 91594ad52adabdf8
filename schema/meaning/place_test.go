package meaning

import (
	"strings"
	"testing"

	"vitrine/content/changes"
)

func TestLocateSpeaksAsTheSchema(t *testing.T) {
	for _, c := range []struct{ kind, pointer, pattern, field string }{
		{Record, "/title/fr", "title/{language}", "record/title"},
		{Record, "/redress/0/deadline/value", "redress/[]/deadline/value", "deadline/value"},
		{Record, "/redress/2/channels/1/hours/en", "redress/[]/channels/[]/hours/{language}", "locator/hours"},
		{Record, "/redress/-", "redress/[]", "record/redress"},
		{Record, "/affected/groups/0/en", "affected/groups/[]/{language}", "record/affected/groups"},
		{Record, "/words_people_use/en/3", "words_people_use/{language}/[]", "record/words_people_use"},
		{Record, "/translations/fr/status", "translations/{language}/status", "record/translations/{language}/status"},
		{Record, "/oversight_human/can_override/reason/fr", "oversight_human/can_override/reason/{language}", "answer/reason"},
		{Record, "/x/nl/0", "x/nl/0", "record/x"},
		{Record, "/nobody/knows", "nobody/knows", ""},
		{Settings, "/languages/1", "languages/[]", "register/languages"},
		{Channel, "/deadline/unit", "deadline/unit", "deadline/unit"},
		{Organisation, "/contact/0/label/en", "contact/[]/label/{language}", "contact/label"},
		{Schema, "/properties/0/title", "properties/0/title", ""},
	} {
		p := locate(c.kind, changes.Tokens(c.pointer))
		if got := strings.Join(p.pattern, "/"); got != c.pattern || p.field.Path != c.field {
			t.Errorf("%s %s: %s, field %q", c.kind, c.pointer, got, p.field.Path)
		}
	}
}
