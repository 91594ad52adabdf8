// Package statistics counts the state of a register: how many systems can be
// contested, how many were assessed, what is overdue, what is not published. The
// statistics page and the tables of the open data show the same numbers.
//
// Every number is a count of systems, never a share or a mark, and every count says
// what it is a part of: the parts of [Contest], [Assessed] and [Notice] add up to
// their whole. A system that is silent about something is counted as silent, not
// among those that say no.
//
// Systems that were withdrawn are counted in [State.Withdrawn] and in the periods,
// nowhere else. Periods count what the dates of the records say; what a record said
// before its last change is not known to them. "Today" is the day of the build.
package statistics
