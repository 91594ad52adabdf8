// Package chronicle works out from the log of a register what each version changed
// and what that means to people. The log is kept by package content/ledger, what
// differs is found by content/changes, and schema/meaning says what it means; this
// package puts the three together, once for a build.
//
// [Read] compares each version of a thing with the one before and keeps what it
// means as sentences, not the versions themselves: a register of 10,000 records and
// ten versions would not fit. Who shows a single difference asks [Chronicle.Compare]
// for it.
//
// # The beginning
//
// What was published on the first day of the log is its beginning ([Version.Begun]).
// Nothing is known of the time before, so nothing of it counts as a change: a register
// of 10,000 records does not begin with 10,000 news.
//
// # What cannot be compared
//
// The content of an erased version is gone. The version that erased it has the class
// [Erased], which stands beside those of package meaning. A version after it begins
// anew ([Version.Blind]).
package chronicle
