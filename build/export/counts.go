package export

import (
	"vitrine/build/statistics"
	"vitrine/schema"
)

// systemCounts are the columns that count systems that are not withdrawn.
var systemCounts = []struct {
	name, about string
	of          func(*statistics.Counts) int
}{
	{
		"systems", "Systems that are not withdrawn.",
		func(c *statistics.Counts) int { return c.Systems },
	},
	{
		"about_people", "Systems that say that they take part in decisions about people.",
		func(c *statistics.Counts) int { return c.AboutPeople },
	},
	{
		"contest_usable", "Of about_people: there is a way to contest that people can take.",
		func(c *statistics.Counts) int { return c.Contest.Usable },
	},
	{
		"contest_incomplete", "Of about_people: there is a way, but something is missing.",
		func(c *statistics.Counts) int { return c.Contest.Incomplete },
	},
	{
		"contest_none", "Of about_people: the organisation says that there is nothing to contest.",
		func(c *statistics.Counts) int { return c.Contest.None },
	},
	{
		"contest_not_published", "Of about_people: nothing is published about contesting.",
		func(c *statistics.Counts) int { return c.Contest.NotPublished },
	},
	{
		"notice_given", "Of about_people: people are told that the system was used.",
		func(c *statistics.Counts) int { return c.Notice.Given },
	},
	{
		"notice_not", "Of about_people: people are not told, or it does not apply.",
		func(c *statistics.Counts) int { return c.Notice.Not },
	},
	{
		"notice_other", "Of about_people: in progress, or the organisation does not know.",
		func(c *statistics.Counts) int { return c.Notice.Other },
	},
	{
		"notice_not_published", "Of about_people: not published.",
		func(c *statistics.Counts) int { return c.Notice.NotPublished },
	},
	{
		"assessed", "Of systems: an impact assessment is done.",
		func(c *statistics.Counts) int { return c.Assessed.Done },
	},
	{
		"assessed_dated", "Of assessed: with a date.",
		func(c *statistics.Counts) int { return c.Assessed.Dated },
	},
	{
		"assessed_independent", "Of assessed: by somebody independent.",
		func(c *statistics.Counts) int { return c.Assessed.Independent },
	},
	{
		"assessment_open", "Of systems: planned or in progress, none done.",
		func(c *statistics.Counts) int { return c.Assessed.Open },
	},
	{
		"assessment_not_done", "Of systems: not done or not required, none planned.",
		func(c *statistics.Counts) int { return c.Assessed.Not },
	},
	{
		"assessment_not_published", "Of systems: nothing is published.",
		func(c *statistics.Counts) int { return c.Assessed.NotPublished },
	},
	{
		"overdue", "Systems of which something should have been looked at again: one or more of " +
			"the next three.",
		func(c *statistics.Counts) int { return c.Overdue.Systems },
	},
	{
		"overdue_entries", "Systems whose entry is overdue for review.",
		func(c *statistics.Counts) int { return c.Overdue.Entries },
	},
	{
		"overdue_assessments", "Systems of which an assessment is overdue for review.",
		func(c *statistics.Counts) int { return c.Overdue.Assessments },
	},
	{
		"overdue_secrets", "Systems of which a reason for secrecy is overdue for review.",
		func(c *statistics.Counts) int { return c.Overdue.Secrets },
	},
}

// answerCounts are the columns that count answers to the questions that readers
// have; see [schema.Tally].
var answerCounts = []struct {
	name, about string
	of          func(schema.Tally) int
}{
	{
		"questions", "Questions asked: the sum of the next seven columns.",
		func(t schema.Tally) int { return t.Questions },
	},
	{
		"answered", "Questions that are answered, with yes or otherwise.",
		func(t schema.Tally) int { return t.Answered },
	},
	{
		"no_with_reason", "Answered with no, and why.",
		func(t schema.Tally) int { return t.No },
	},
	{
		"not_applicable_with_reason", "Does not apply, and why.",
		func(t schema.Tally) int { return t.NotApplicable },
	},
	{
		"without_reason", "No or does not apply, but not why.",
		func(t schema.Tally) int { return t.WithoutReason },
	},
	{
		"unknown", "The organisation does not know.",
		func(t schema.Tally) int { return t.Unknown },
	},
	{
		"withheld", "Kept secret.",
		func(t schema.Tally) int { return t.Withheld },
	},
	{
		"not_published", "Not published.",
		func(t schema.Tally) int { return t.NotPublished },
	},
}
