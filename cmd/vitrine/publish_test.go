package main

import (
	"testing"
	"time"
)

func TestPublicationDay(t *testing.T) {
	now := time.Date(2026, 3, 18, 23, 30, 0, 0, time.FixedZone("", 3600))
	for _, c := range []struct{ flag, epoch, want string }{
		{"", "", "2026-03-18"}, // where the computer is, not in Greenwich
		{"2026-03-01", "", "2026-03-01"},
		{"", "1769904000", "2026-02-01"},
		{"2026-02-01", "1769904000", "2026-02-01"},
		{"2026-02-02", "1769904000", ""},
		{"2026-03-19", "", ""}, // it is not yet
		{"", "yesterday", ""},
	} {
		got, err := publicationDay(c.flag, c.epoch, now)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%+v: %q, %v", c, got, err)
		}
	}
}
