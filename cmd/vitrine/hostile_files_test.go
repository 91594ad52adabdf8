//go:build unix

package main

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
)

// hostile is the content of a file and a fault that is found in it:
// "line:column code".
type hostile struct {
	name, content, where string
}

const (
	megabyte = 1 << 20
	// nearly is a little less than the size from which on a file is not read, so
	// that everything else has to cope with it.
	nearly = megabyte - 1000
	// values is a little less than how many values a file may have.
	values = 9_900
)

// repeat fills a file with copies of a text.
func repeat(s string, size int) string { return strings.Repeat(s, size/len(s)) }

// number writes n texts that hold their number.
func number(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func largeFiles() []hostile {
	return []hostile{
		{"100,000 keys", number("%d: a\n", 100_000), "50001:9 too-large"},
		{"100,000 keys in braces", "{" + number("a%d: b,", 90_000) + "}", "1:488891 too-large"},
		{"100,000 items", "rights:\n" + strings.Repeat("- a\n", 100_000), "50001:4 too-large"},
		{"100,000 items in brackets", "x: [" + strings.Repeat("a,", 100_000) + "]", "1:100004 too-large"},
		{"100,000 comments", number("# %d\n", 100_000), "50001:8 too-large"},
		{"comments between 25,000 fields", number("# a\nb%d: c\n", 24_000), "20000:8 too-large"},
		{"200,000 empty lines", "a: b" + repeat("\n", 200_000), "50001:1 too-large"},
		{"200,000 documents", repeat("---\n", 800_000), "50001:4 too-large"},
		{"old line ends", repeat("a: b\r", 500_000), "1:250005 too-large"},
	}
}

func brokenCharacters() []hostile {
	wide := func(order binary.AppendByteOrder, s string) string {
		var out []byte
		for _, unit := range utf16.Encode([]rune(s)) {
			out = order.AppendUint16(out, unit)
		}
		return string(out)
	}
	return []hostile{
		{"Latin-1", "title: {en: caf\xe9}\n", "1:16 invalid-utf8"},
		{"half a character at the end", "a: b\nc: \xe2\x82", "2:4 invalid-utf8"},
		{"half of a pair", "a: \xed\xa0\x80", "1:4 invalid-utf8"},
		{"UTF-16, small end first", wide(binary.LittleEndian, "\ufeffid: a\n"), "1:1 invalid-utf8"},
		{"UTF-16, big end first", wide(binary.BigEndian, "\ufeffid: a\n"), "1:1 invalid-utf8"},
		{"UTF-16 without a mark", wide(binary.LittleEndian, "id: a\n"), "1:2 control-character"},
		{"a zero byte", "id: a\ntitle: {en: \"\x00\"}\n", "2:14 control-character"},
		{"a megabyte of zeros", repeat("\x00", nearly), "1:1001 too-many-faults"},
		{"byte order marks", repeat("\ufeff", nearly), "1:1002 too-many-faults"},
		{"other line ends", "a: b" + repeat("\u2028", nearly), "1:1005 too-many-faults"},
		{"unclosed marks of direction", "x: [" + strings.Repeat("\u202e,", values) + "]",
			"1:2005 too-many-faults"},
		{"escaped control characters", "x: [" + strings.Repeat(`"\x07",`, values) + "]",
			"1:7005 too-many-faults"},
	}
}

func manyMarks() []hostile {
	bomb := "a: &a [b, b, b, b, b, b, b, b, b]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c,", c-1), 9))
	}
	return []hostile{
		{"an alias bomb", bomb, "10:8 alias"},
		{"an alias to itself", "a: &a [*a]\n", "1:8 alias"},
		{"an alias in a key", "? &a [*a]\n: b\n", "1:3 bad-key"},
		{"a million anchors", "x:\n" + repeat("- &a b\n", nearly), "50001:7 too-large"},
		{"as many anchors as values", "x: [" + strings.Repeat("&a b,", values) + "]",
			"1:5005 too-many-faults"},
		{"anchors in a line of Arabic", "x: [" + strings.Repeat("&a سسسسسسسسسسسس,", values) + "]",
			"1:16005 too-many-faults"},
		{"a long anchor", "x: &" + repeat("a", nearly) + " b\n", "1:4 anchor"},
		{"aliases", "x:\n- &a b\n" + strings.Repeat("- *a\n", values), "1002:3 too-many-faults"},
		{"tags", "x:\n" + strings.Repeat("- !!str a\n", values), "1002:3 too-many-faults"},
		{"a long tag", "x: !" + repeat("%41", nearly) + " b\n", "1:4 tag"},
		{"short forms of tags", number("%%TAG !a%d! b\n", 50_000) + "---\na: b\n", "1:1 tag"},
		{"short forms of tags, later", "a: b\n...\n" + number("%%TAG !a%d! b\n", 50_000) + "---\n",
			"3:1 tag"},
		{"merge keys", "x:\n" + strings.Repeat("- <<: a\n", values/2), "1002:3 too-many-faults"},
	}
}

func deepFiles() []hostile {
	var block strings.Builder
	for i := range 1_300 {
		block.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return []hostile{
		{"200,000 brackets", "x: " + repeat("[", 200_000), "1:50004 too-large"},
		{"200,000 pairs of brackets", "x: " + repeat("[", 200_000) + repeat("]", 200_000),
			"1:50004 too-large"},
		{"200,000 braces", "x: " + repeat("{a: ", 800_000), "1:200004 too-large"},
		{"9,000 pairs of brackets", "x: " + repeat("[", 9_000) + repeat("]", 9_000), "1:43 too-deep"},
		{"20,000 brackets", "x: " + repeat("[", 20_000), "1:1 yaml-syntax"},
		{"lists in lists", repeat("- ", nearly), "1:1 yaml-syntax"},
		{"keys of keys", repeat("? ", nearly), "1:1 yaml-syntax"},
		{"maps in maps", block.String(), "41:41 too-deep"},
	}
}

func longScalars() []hostile {
	return []hostile{
		{"a huge number", "affected: {scale: " + repeat("9", nearly) + "}\n", "1:19 wrong-type"},
		{"a huge exponent", "affected: {scale: 1e" + repeat("9", nearly) + "}\n",
			"1:19 wrong-type"},
		{"a number of a million digits", "affected: {scale: 0." + repeat("1", nearly) + "}\n",
			"1:19 wrong-type"},
		{"underscores", "affected: {scale: 1" + repeat("_", nearly) + "}\n", "1:19 unquoted-number"},
		{"a long key", repeat("a", nearly) + ": b\n", "1:1 yaml-syntax"},
		{"a long code", "lifecycle: {status: " + repeat("a", nearly) + "}\n", "1:21 not-in-list"},
		{"a long id", "id: " + repeat("a-", nearly) + "\n", "1:5 id-not-file-name"},
		{"a long e-mail address", "contact: [{type: email, value: " + repeat("a@", nearly) + "}]\n",
			"1:32 bad-email"},
		{"a long telephone number", "contact: [{type: phone, value: '" + repeat("1@", nearly) + "'}]\n",
			"1:32 bad-phone"},
		{"a long pointer", "withheld: [{path: " + repeat("/a", nearly) + "/, ground: {en: b}}]\n",
			"1:19 bad-pattern"},
		{"a quotation without end", "a: \"" + repeat("b", nearly), "1:1 yaml-syntax"},
		{"a million escapes", "id: \"" + repeat(`\x2d`, nearly) + "\"\n", "1:5 id-not-file-name"},
		{"a million spaces", "id: a" + repeat(" ", nearly) + "b\n", "1:5 id-not-file-name"},
		{"deep keys of 200 kB", "{" + repeat("a", 900) + ": [" + strings.Repeat("1_0,", values) + "]}",
			"1:4905 too-many-faults"},
	}
}

// whole is what a record needs.
const whole = "id: a\ntitle: {en: A}\norganisation: city\nlifecycle: {status: planned}\n"

// manyFaults are records in which as many values are wrong as there may be.
func manyFaults() []hostile {
	return []hostile{
		{"keys", number("k%d: 1\n", values), "5:1 unknown-field"},
		{"keys that are nearly right", number("titl%d: 1\n", values), "5:1 unknown-field"},
		{"one key again and again", repeat("a: b\n", 5*values), "1002:1 too-many-faults"},
		{"keys without a value", number("k%d:\n", values), "1001:1 too-many-faults"},
		{"items", whole + "rights: [" + strings.Repeat("a,", values) + "]", "5:10 not-in-list"},
		{"items that are nearly right", whole + "rights:\n" + strings.Repeat("- priwacy\n", values),
			"6:3 not-in-list"},
		{"long items", whole + "rights:\n" + strings.Repeat("- "+repeat("a", 45)+"\n", values),
			"6:3 not-in-list"},
		{"empty items", whole + "rights:\n" + strings.Repeat("-\n", values), "6:2 empty-value"},
		{"groups of a wrong kind", whole + "x: {" + number("a%d: b,", values) + "}", "5:9 wrong-type"},
		{"numbers", whole + "x: {a: {b: [" + strings.Repeat("1_0,", values) + "]}}", "5:13 unquoted-number"},
		{"languages", whole + "summary: {" + number("x-%d: a,", values) + "}", "5:11 bad-language"},
		{"texts of one language", whole + "affected: {groups: [" + strings.Repeat("{de: a},", values/2) + "]}",
			"5:22 unknown-language"},
		{"dashes", whole + "affected: {groups: [" + strings.Repeat("{en: '-'},", values/2) + "]}",
			"5:26 not-an-answer"},
		{"dangerous links", whole + "summary: {en: '" + repeat("[a](javascript:x) ", nearly/2) + "'}",
			"5:15 unsafe-link"},
		{"steps that wait for each other", whole + "redress:\n" + ladder(values/6), "6:42 redress-cycle"},
		{"steps with one id", whole + "redress:\n" + repeat("- {id: a, kind: court}\n", 24*values/4),
			"7:8 repeated-id"},
		{"unknown bodies", whole + "oversight_independent: [" + number("a%d,", values) + "]",
			"5:25 unknown-organisation"},
	}
}

// ladder is a list of steps of which each waits for the next, and the last for
// the first.
func ladder(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "- {id: a%d, kind: court, required_before: [a%d]}\n", i, (i+1)%n)
	}
	return b.String()
}
