// Package report writes what differs between two versions of a register: as text
// for a terminal, as Markdown for an issue tracker, as JSON for programs, and as
// one page of HTML that needs nothing else.
//
// A [Step] is one comparison. All but JSON of a single step can hold several, which
// together are the history of a register.
//
// # JSON
//
//	{
//	  "added": ["id"], "withdrawn": ["id"], "removed": ["id"],
//	  "changed": [{"id": "id", "changes": [
//	    {"path": "/summary/en", "old": …, "new": …, "class": "wording-changed",
//	     "severity": "editorial", "op": "replace", "from": "/summary/en"}
//	  ]}],
//	  "moved": [{"old": "id", "new": "id", "likeness": 0.93, "changes": […]}],
//	  "renamed": [{"old": "id", "new": "id", "oldName": {…}, "newName": {…},
//	               "records": ["id"]}],
//	  "organisations": {"added": […], "removed": […], "changed": […]},
//	  "channels": …, "settings": [changes], "schema": …
//	}
//
// Lists are sorted by id, and empty ones are there. path is a JSON Pointer into the
// new version, or into the old one for what was removed; from is the other place,
// see package content/changes. A record that carries a withdrawal is in "withdrawn",
// and what else changed in it is in "changed"; one that is gone without it is in
// "removed". A record that likely has another id is in "removed" and "added" and, with
// what else changed in it, in "moved". A record whose only change is the id of its
// renamed organisation is in "renamed" alone.
//
// Several steps are {"steps": [{"from": name, "to": name, …as above}]}.
package report
