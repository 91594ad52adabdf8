package export

import (
	"slices"
	"testing"
)

// blocks are, for the versions 1 to 6 at level M, how many blocks the data are
// in, and the bytes of data in each (ISO/IEC 18004, table 9).
var blocks = [...]struct{ count, data int }{
	{}, {1, 16}, {1, 28}, {1, 44}, {2, 32}, {2, 43}, {4, 27},
}

// masks say which modules are turned round (table 10).
var masks = [...]func(x, y int) bool{
	func(x, y int) bool { return (x+y)%2 == 0 },
	func(_, y int) bool { return y%2 == 0 },
	func(x, _ int) bool { return x%3 == 0 },
	func(x, y int) bool { return (x+y)%3 == 0 },
	func(x, y int) bool { return (y/2+x/3)%2 == 0 },
	func(x, y int) bool { return x*y%2+x*y%3 == 0 },
	func(x, y int) bool { return (x*y%2+x*y%3)%2 == 0 },
	func(x, y int) bool { return ((x+y)%2+x*y%3)%2 == 0 },
}

// readQR reads a code of a version up to 6, at level M, that nothing has damaged.
func readQR(t *testing.T, g grid) string {
	t.Helper()
	for i := range g {
		for d := range quiet {
			if g[i][d] || g[d][i] || g[i][len(g)-1-d] || g[len(g)-1-d][i] {
				t.Fatalf("the border is not white at %d", i)
			}
		}
	}
	code := g[quiet : len(g)-quiet]
	for i := range code {
		code[i] = code[i][quiet : len(g)-quiet]
	}
	size := len(code)
	version := (size - 17) / 4
	if version < 1 || version >= len(blocks) || size != 17+4*version {
		t.Fatalf("%d modules are no code of a version up to 6", size)
	}
	landmarks(t, code)
	mask := masks[format(t, code)]
	var bits []bool
	upward := true
	for right := size - 1; right > 0; right -= 2 {
		if right == 6 { // the column of the timing pattern
			right--
		}
		for i := range size {
			y := i
			if upward {
				y = size - 1 - i
			}
			for _, x := range []int{right, right - 1} {
				if !reserved(x, y, size, version) {
					bits = append(bits, code[y][x] != mask(x, y))
				}
			}
		}
		upward = !upward
	}
	return message(t, data(bits, version))
}

// landmarks looks for the three corners and the two dotted lines.
func landmarks(t *testing.T, code grid) {
	t.Helper()
	size := len(code)
	for _, at := range [][2]int{{3, 3}, {size - 4, 3}, {3, size - 4}} {
		for dy := -3; dy <= 3; dy++ {
			for dx := -3; dx <= 3; dx++ {
				ring := max(dx, -dx, dy, -dy)
				if code[at[1]+dy][at[0]+dx] != (ring != 2) {
					t.Fatalf("the corner at %v is damaged", at)
				}
			}
		}
	}
	for i := 8; i < size-8; i++ {
		if black := i%2 == 0; code[6][i] != black || code[i][6] != black {
			t.Fatalf("the timing pattern is damaged at %d", i)
		}
	}
	if !code[size-8][8] {
		t.Fatal("the dark module is white")
	}
}

// reserved reports whether a module holds no data.
func reserved(x, y, size, version int) bool {
	corner := x < 9 && y < 9 || x >= size-8 && y < 9 || x < 9 && y >= size-8
	middle := 4*version + 10 // of the one alignment pattern
	alignment := version > 1 && max(x-middle, middle-x, y-middle, middle-y) <= 2
	return corner || alignment || x == 6 || y == 6
}

// format reads level and mask at both of their places, and checks them by their
// remainder.
func format(t *testing.T, code grid) (mask int) {
	t.Helper()
	size := len(code)
	var first, second []bool // from bit 14 to bit 0
	for i := range 15 {
		switch { // around the corner, without the timing pattern
		case i < 6:
			first = append(first, code[8][i])
		case i < 8:
			first = append(first, code[8][i+1])
		case i == 8:
			first = append(first, code[7][8])
		default:
			first = append(first, code[14-i][8])
		}
		if i < 7 {
			second = append(second, code[size-1-i][8])
		} else {
			second = append(second, code[8][size-15+i])
		}
	}
	if !slices.Equal(first, second) {
		t.Fatal("the two copies of the format differ")
	}
	value := valueOf(first) ^ 0b101010000010010
	rest := value
	for i := 14; i >= 10; i-- {
		if rest&(1<<i) != 0 {
			rest ^= 0b10100110111 << (i - 10)
		}
	}
	if rest != 0 {
		t.Fatalf("the format %015b is damaged", value)
	}
	if level := value >> 13; level != 0 {
		t.Fatalf("the level is %02b, want M", level)
	}
	return value >> 10 & 7
}

// data takes the bytes of data out of the bits: the blocks take turns.
func data(bits []bool, version int) []bool {
	b := blocks[version]
	out := make([][]bool, b.count)
	for i := range b.count * b.data {
		block := i % b.count
		out[block] = append(out[block], bits[8*i:8*i+8]...)
	}
	return slices.Concat(out...)
}

// message reads one segment of bytes.
func message(t *testing.T, bits []bool) string {
	t.Helper()
	if mode := valueOf(bits[:4]); mode != 0b0100 {
		t.Fatalf("the mode is %04b, want bytes", mode)
	}
	length := valueOf(bits[4:12])
	out := make([]byte, length)
	for i := range out {
		out[i] = byte(valueOf(bits[12+8*i : 20+8*i]))
	}
	if end := valueOf(bits[12+8*length : 16+8*length]); end != 0 {
		t.Fatalf("after the message stands %04b", end)
	}
	return string(out)
}

func valueOf(bits []bool) int {
	n := 0
	for _, b := range bits {
		n <<= 1
		if b {
			n |= 1
		}
	}
	return n
}
