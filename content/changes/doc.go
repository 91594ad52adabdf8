// Package changes says what differs between two versions of a record or of a
// whole register, and makes the new version from the old one and the
// difference. What a difference means to people is for package schema/meaning.
//
// # Values
//
// It works on JSON values: map[string]any, []any, string, bool, numbers and nil.
// So it does not matter whether a version was read from YAML files, from the open
// data of a portal or from somebody else's register. Numbers are equal when their
// values are, whether Go holds them as int, float64 or [encoding/json.Number].
//
// # What one change is
//
// A [Change] is one value that was added, removed or replaced, or one item of a
// list that has another place. Maps are compared by key, so texts are compared by
// language: a French text that was mended is one change at /summary/fr. Whole
// values that appear or vanish are one change, however large they are.
//
// Items of a list are never compared by their number. They are matched
//
//  1. by "id", where both have one;
//  2. where they are equal;
//  3. by [Likeness], best pairs first, at least [Alike] (items whose ids differ:
//     at least [VeryAlike]).
//
// What is left was removed or added. Of the matched items only so many are said
// to have moved as must have.
//
// Every change has two addresses, both JSON Pointers (RFC 6901): From leads to the
// place in the old version, Path to that in the new one. They differ below items
// of lists that have another number now. Where a side does not have the value,
// its pointer names the place where it would be: the key of a map, or "-" in a
// list.
//
//	op       From            Path            Old      New
//	add      /redress/-      /redress/1               value
//	remove   /redress/0      /redress/-      value
//	replace  /title/fr       /title/fr       value    value
//	move     /redress/2      /redress/0
//
// [Apply] makes the new version again: Apply(Compare(a, b), a) equals b for all a
// and b. Changes are in a fixed order: keys in alphabetical order, of a list first
// what was removed, then its items in their new order.
//
// # Registers
//
// [CompareRegisters] compares the records, organisations and channels of two
// registers by id, and their settings. On top of the plain difference it says what
// is likely:
//
//   - a record that is gone and one that is new are likely the same under another
//     id ([Moved]) when they share a title and are alike, or are very alike;
//   - an organisation that is gone is likely renamed ([Renamed]) when all records
//     that named it now name one that did not exist before, or when the same id has
//     another name. The records that changed nothing else are told with it.
//
// None of this is needed to apply the difference; [Difference.Apply] uses the
// plain part alone.
//
// # Prose
//
// A changed text is one change. [Words] says which of its words differ, for those
// who show it.
package changes
