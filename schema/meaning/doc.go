// Package meaning says what a difference between two versions of a register
// means to people. What differs comes from package content/changes; what it means
// is data, in classes.json, and is said in sentences/<language>.json.
//
// # Severities
//
//	lowered    people lose a protection, a way to contest or to reach somebody, or
//	           a record vanishes: look at once
//	notable    something that matters is different now, for better or worse, or is
//	           no longer said
//	neutral    the record says something else or says more
//	editorial  words, order and dates of the entry alone
//
// # Classes
//
// classes.json is a list of classes with rules. A change belongs to the first class
// of which a rule fits, so each change has exactly one class; the grave and the
// particular stand before the mild and the general, and the last ones take what no
// other has taken.
//
// A rule has
//
//	kinds  the documents it is about: record, organisation, channel, register
//	       (the settings), schema; ["record"] where it says nothing
//	path   the place, as docs/schema.md writes it: "redress[]/deadline". "[]" is
//	       any item of a list, "{language}" any language of a text, "**" at the
//	       beginning any number of steps, at the end all that is below; "" is the
//	       whole document
//	when   what happened there; see below
//	leaves the fields below path to which the rule is limited
//	where  values that a field of the item must have: {"role": ["supplier"]}
//	having a field of the item that must be there
//
// Where a route of a record does not say something and its channel does, the
// channel's value counts.
//
// A change below path counts as a change of the value at path: both versions of
// that value are compared. A change above it, such as a whole list that vanished,
// is looked through for values at path.
//
// The values of when are
//
//	added, removed   there is a value now, or none any more
//	changed          both versions have one, and they differ
//	any              one of these
//	words            changed, and not only in its signs and capital letters
//	lowered, raised  the value (or the answer) went down or up in order, a list of
//	                 ranks from best to worst; "" stands for no value, "*" for all
//	                 that the order does not name
//	from             the value was one of from and is one of to; either may be left
//	                 out
//	shorter, longer  a time limit; none at all is the longest
//	dearer           a cost is higher, or its waiver is gone
//	grew             a number is higher
//	earlier, later   a date
//	cut              a text of at least eight words has lost more than two in five
//
// Five classes have no rules, or not only rules. They say what is likely (record-moved,
// organisation-renamed), what is so of a whole record (date-only: nothing but the date
// of its entry is new; tombstone-removed: it is gone, but was withdrawn before), or
// what is no value (reordered).
//
// # Sentences
//
// Each class has a plain sentence in each of the interface's languages; all but the
// English ones were made by machine so far. {what} is
// the name of the item or field, {old} and {new} are the values, as labels of
// their code list where they have one.
package meaning
