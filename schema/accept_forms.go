package schema

import "strings"

// forms are the patterns of common.json that nearly every text is held against.
var forms = map[string]func(string) bool{
	`\S`:                                   isLine,
	`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`: isID,
	`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`:     isLanguage,
	`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`: isDate,
	`^https?://[^\s<>"]+$`:                                isURL,
}

// isLine reports whether a text holds anything but space.
func isLine(s string) bool {
	for i := range len(s) {
		if !isSpace(s[i]) {
			return true
		}
	}
	return false
}

// isSpace reports what \s matches.
func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isSmall(c byte) bool { return 'a' <= c && c <= 'z' }

func isID(s string) bool {
	if s == "" || len(s) > 64 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isSmall(c) && !isDigit(c) && c != '-' {
			return false
		}
	}
	return true
}

func isLanguage(s string) bool {
	first, rest, more := strings.Cut(s, "-")
	if len(first) < 2 || len(first) > 3 {
		return false
	}
	for i := range len(first) {
		if !isSmall(first[i]) {
			return false
		}
	}
	for more {
		var tag string
		if tag, rest, more = strings.Cut(rest, "-"); len(tag) < 2 || len(tag) > 8 {
			return false
		}
		for i := range len(tag) {
			if c := tag[i]; !isSmall(c|0x20) && !isDigit(c) {
				return false
			}
		}
	}
	return true
}

// isDate reports whether a text is a year, a month or a day. The calendar is not
// asked.
func isDate(s string) bool {
	switch len(s) {
	case 4:
		return digits(s)
	case 7:
		return digits(s[:4]) && s[4] == '-' && between(s[5:], "01", "12")
	case 10:
		return isDate(s[:7]) && s[7] == '-' && between(s[8:], "01", "31")
	}
	return false
}

func digits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// between compares numbers of two digits.
func between(s, least, most string) bool {
	return digits(s) && least <= s && s <= most
}

func isURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "http://"); !ok {
			return false
		}
	}
	for i := range len(rest) {
		if c := rest[i]; isSpace(c) || c == '<' || c == '>' || c == '"' {
			return false
		}
	}
	return rest != ""
}
