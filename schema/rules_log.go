package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"path"
	"slices"
	"strconv"

	"vitrine/content"
	"vitrine/content/ledger"
)

// log holds the register against what was published of it: nothing disappears,
// and no id comes back as something else.
func (c *checker) log(leaving []string) {
	if c.reg.Log.Len() == 0 {
		return
	}
	for _, id := range c.reg.Log.IDs(ledger.Record) {
		latest, _ := c.reg.Log.Latest(ledger.Record, id)
		if latest.Status == ledger.Published && c.reg.Record(id) == nil &&
			!slices.Contains(leaving, id) {
			c.vanished(latest)
		}
	}
	for _, rec := range c.reg.Records {
		if c.otherKind(rec.File, rec.ID, ledger.Record) {
			continue
		}
		c.reused(rec)
	}
	for _, o := range c.reg.Organisations {
		c.otherKind(o.File, o.ID, ledger.Organisation)
	}
	for _, ch := range c.reg.Channels {
		c.otherKind(ch.File, ch.ID, ledger.Channel)
	}
}

// vanished reports a record that was published and is not there any more. A file
// that cannot be read may well hold it.
func (c *checker) vanished(latest ledger.Entry) {
	f := finding{
		file: "records/" + latest.ID + ".yaml", code: "record-vanished",
		args: []any{
			"value", latest.ID, "revision", strconv.Itoa(latest.Revision),
			"date", latest.Date, "body", latest.BodyFile(), "lang", c.reg.Settings.DefaultLanguage(),
		},
	}
	for _, file := range c.reg.Files() {
		if kindOf(file.Name) != kindRecord || path.Base(file.Name) != latest.ID+".yaml" {
			continue
		}
		if f.file = file.Name; file.Value == nil && len(bytes.TrimSpace(file.Data)) > 0 {
			return
		}
	}
	if said, ok := c.said(latest.ID); ok {
		for _, rec := range c.reg.Records {
			_, known := c.reg.Log.Latest(ledger.Record, rec.ID)
			if !known && said.Organisation == rec.Organisation && said.shares(rec) {
				f.code += "/moved"
				f.args = append(f.args, "file", rec.File)
				break
			}
		}
	}
	c.add(f)
}

// reused reports a record under the id of another one that has ended.
func (c *checker) reused(rec *content.Record) {
	latest, known := c.reg.Log.Latest(ledger.Record, rec.ID)
	args := []any{"value", rec.ID, "date", latest.Date}
	switch {
	case !known || latest.Status == ledger.Published:
	case latest.Status == ledger.Erased:
		c.report(rec.File, "/id", "id-reused/erased", args...)
	case rec.Entry.Withdrawn == nil:
		if said, ok := c.said(rec.ID); ok && !said.shares(rec) {
			c.report(rec.File, "/id", "id-reused", args...)
		}
	}
}

// otherKind reports an id under which a thing of another kind was published.
func (c *checker) otherKind(file, id string, kind ledger.Kind) bool {
	was, known := c.reg.Log.KindOf(id)
	if !known || was == kind {
		return false
	}
	first := c.reg.Log.Versions(was, id)[0]
	c.report(file, "/id", "id-reused/kind", "value", id, "date", first.Date,
		"folder", string(was)+"s/")
	return true
}

// identity is what a version of a record says it is of.
type identity struct {
	Title        content.Text `json:"title"`
	Organisation string       `json:"organisation"`
}

// said returns what the log last said a record is of. It is false where nothing is
// kept; damage is reported.
func (c *checker) said(id string) (identity, bool) {
	var was identity
	version, ok := c.reg.Log.Said(ledger.Record, id)
	if !ok {
		return was, false
	}
	body, err := c.reg.Log.Body(version)
	if err == nil {
		err = json.Unmarshal(body, &was)
	}
	if err != nil {
		text := err.Error()
		var fault *ledger.Fault
		if errors.As(err, &fault) {
			text = fault.What
		}
		c.report(version.BodyFile(), "", "broken-log", "text", text)
		return was, false
	}
	return was, true
}

// shares reports whether a record has a title in common with what was published:
// then it may well be about the same system.
func (was identity) shares(rec *content.Record) bool {
	for lang, title := range was.Title {
		if title != "" && rec.Title[lang] == title {
			return true
		}
	}
	return false
}
