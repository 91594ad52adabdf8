// Package searchbench measures the search of a portal beside Pagefind.
package searchbench
