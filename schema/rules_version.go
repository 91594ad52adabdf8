package schema

import (
	"strconv"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// version looks at the version of the schema that the register says it follows.
// A version that there will be one day is told from a slip of the pen, which is
// left to the schema.
func (c *checker) version() {
	value := c.reg.Settings.SchemaVersion
	args := []any{"value", value, "current", Current}
	if behind, known := VersionAt(value); known {
		if now, _ := VersionAt(Current); value != Current {
			args = append(args, "changes", summary(Compare(behind, now)))
			c.report(content.SettingsFile, "/schema_version", "schema-behind", args...)
		}
		return
	}
	if isVersion(value) && compareVersions(value, Current) > 0 {
		c.report(content.SettingsFile, "/schema_version", "schema-ahead", args...)
	}
}

// isVersion reports whether a text is written like a version: "2", "1.10".
func isVersion(s string) bool {
	for _, part := range strings.Split(s, ".") {
		if n, err := strconv.Atoi(part); err != nil || strconv.Itoa(n) != part {
			return false
		}
	}
	return true
}

// summary counts what changed.
func summary(c Changes) []diag.Words {
	var words []diag.Words
	for _, w := range []struct {
		name string
		n    int
	}{
		{"new-fields", len(c.NewFields)},
		{"gone-fields", len(c.GoneFields)},
		{"reworded-fields", len(c.Reworded())},
		{"new-codes", len(c.NewCodes)},
		{"gone-codes", len(c.GoneCodes)},
		{"relabelled-codes", len(c.Relabelled())},
	} {
		if w.n > 0 {
			words = append(words, diag.Say(w.name, "n", strconv.Itoa(w.n)))
		}
	}
	if words == nil {
		words = append(words, diag.Say("same-words"))
	}
	return words
}
