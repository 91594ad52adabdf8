package view

import "vitrine/content"

// Report is where people can say that something in a record is wrong.
type Report struct {
	From     string // whose contacts they are: "record", "organisation", "register"
	Contacts []Contact
}

// Report returns the contacts of the record; if it has none, those of the
// organisation that answers for it; else those of the register.
func (r *Record) Report() Report {
	b := r.builder
	var ofBody []content.Contact
	if o := b.site.reg.Organisation(b.rec.Organisation); o != nil {
		ofBody = o.Contact
	}
	for _, c := range []struct {
		from string
		list []content.Contact
	}{{"record", b.rec.Contact}, {"organisation", ofBody}} {
		if len(c.list) > 0 {
			return Report{c.from, b.site.contacts(c.list)}
		}
	}
	return Report{"register", b.site.Contact}
}
