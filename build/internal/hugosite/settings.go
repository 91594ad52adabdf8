package hugosite

import "strings"

// object is a piece of Hugo's configuration file.
type object map[string]any

// settings is Hugo's configuration. Whatever Hugo could do beyond rendering the
// given pages is off: kinds of pages of its own, programs, the net, variables of
// the environment, embedded services.
func settings(s Site) object {
	return object{
		"baseURL":                        BaseURL,
		"title":                          s.Title,
		"theme":                          []string{themeName},
		"languages":                      languages(s),
		"defaultContentLanguage":         strings.ToLower(s.Languages[0].Code),
		"defaultContentLanguageInSubdir": true,
		"disableDefaultLanguageRedirect": true,
		"disableAliases":                 true,
		"disableHugoGeneratorInject":     true,
		"disableKinds": []string{
			"404", "robotsTXT", "rss", "section", "sitemap", "taxonomy", "term",
		},
		"outputs":           object{"home": []string{"html"}, "page": []string{"html"}},
		"taxonomies":        object{},
		"timeout":           "300s",
		"timeZone":          "UTC",
		"printI18nWarnings": true,
		"privacy":           privacy(),
		"security": object{
			"enableInlineShortcodes": false,
			"exec":                   object{"allow": []string{"none"}},
			"funcs":                  object{"getenv": []string{"none"}},
			"http":                   object{"urls": []string{"none"}},
		},
		"markup": object{
			"goldmark": object{"renderer": object{"unsafe": false}},
		},
	}
}

func languages(s Site) object {
	all := object{}
	for i, l := range s.Languages {
		direction, locale := l.Direction, l.Locale
		if direction == "" {
			direction = "ltr"
		}
		if locale == "" {
			locale = l.Code
		}
		all[strings.ToLower(l.Code)] = object{
			"title":      s.Title,
			"label":      l.Label,
			"locale":     locale,
			"direction":  direction,
			"weight":     i + 1,
			"contentDir": contentDir(l.Code),
		}
	}
	return all
}

// privacy turns off Hugo's shortcodes for services that watch their readers.
func privacy() object {
	off := object{}
	for _, service := range []string{
		"disqus", "googleAnalytics", "instagram", "vimeo", "x", "youTube",
	} {
		off[service] = object{"disable": true}
	}
	return off
}
