package themetest

import (
	"regexp"
	"strings"
	"time"
)

// validTime reports whether s is a value that HTML allows in datetime: a year,
// month, day, week, time of day, both, or a duration.
func validTime(s string) bool {
	for _, layout := range []string{
		"2006", "2006-01", "2006-01-02", "01-02", "15:04", "15:04:05",
		"2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", time.RFC3339,
	} {
		for _, candidate := range []string{s, strings.Replace(s, " ", "T", 1)} {
			if _, err := time.Parse(layout, candidate); err == nil {
				return true
			}
		}
	}
	week := regexp.MustCompile(`^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$`)
	duration := regexp.MustCompile(
		`^P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d{1,3})?S)?)?$|^(\d+[WDHMSwdhms] ?)+$`)
	return week.MatchString(s) || duration.MatchString(s) && strings.ContainsAny(s, "0123456789")
}
