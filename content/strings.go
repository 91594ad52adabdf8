package content

import (
	"fmt"

	"gopkg.in/yaml.v3"
)

// Strings reads a file of strings of the interface: a text for each key. Strings
// with plural forms are left out.
func Strings(data []byte) (map[string]string, error) {
	var all map[string]any
	if err := yaml.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("read strings: %w", err)
	}
	out := make(map[string]string, len(all))
	for key, value := range all {
		if text, ok := value.(string); ok {
			out[key] = text
		}
	}
	return out, nil
}
