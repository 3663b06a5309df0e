package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"host/skillcert"
)

// Row is a row of a case table: cells by title.
type Row struct {
	titles []string
	cells  map[string]string
}

// readTable reads FOLDER/NAME.tsv: tab-separated, one header row, no quoting.
func readTable(folder, name string) []Row {
	content, err := os.ReadFile(filepath.Join(folder, name+".tsv"))
	if err != nil {
		log.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	titles := strings.Split(lines[0], "\t")
	var rows []Row
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(titles) {
			log.Fatalf("%s.tsv:%d: %d cells", name, i+2, len(cells))
		}
		row := Row{titles, map[string]string{}}
		for column, title := range titles {
			row.cells[title] = cells[column]
		}
		rows = append(rows, row)
	}
	return rows
}

func (r Row) cell(title string) string {
	cell, found := r.cells[title]
	if !found {
		log.Fatal("no column ", title)
	}
	return cell
}

func (r Row) number(title string) uint32 {
	n, err := strconv.ParseUint(r.cell(title), 10, 32)
	if err != nil {
		log.Fatal(err)
	}
	return uint32(n)
}

// numbers are certificate numbers with blanks between them.
func (r Row) numbers(title string) []skillcert.Number {
	var numbers []skillcert.Number
	for _, word := range strings.Fields(r.cell(title)) {
		n, err := strconv.ParseUint(word, 10, 64)
		if err != nil {
			log.Fatal(err)
		}
		numbers = append(numbers, skillcert.Number(n))
	}
	return numbers
}

// text is the cell of that name without escapes, as often as `repeat` says.
func (r Row) text() string {
	times := 1
	if r.cells["repeat"] != "" {
		times = int(r.number("repeat"))
	}
	return strings.Repeat(unescape(r.cell("text")), times)
}

// unescape resolves \xNN, a byte, and \\.
func unescape(cell string) string {
	var out strings.Builder
	for i := 0; i < len(cell); i++ {
		switch {
		case strings.HasPrefix(cell[i:], `\\`):
			out.WriteByte('\\')
			i++
		case strings.HasPrefix(cell[i:], `\x`):
			b, err := strconv.ParseUint(cell[i+2:i+4], 16, 8)
			if err != nil {
				log.Fatal(err)
			}
			out.WriteByte(byte(b))
			i += 3
		default:
			out.WriteByte(cell[i])
		}
	}
	return out.String()
}

// differences compares the cells from one on with the answer.
func (r Row) differences(from string, answer map[string]string) []string {
	var found []string
	expected := false
	for _, title := range r.titles {
		expected = expected || title == from
		if expected && r.cells[title] != answer[title] {
			found = append(found, fmt.Sprintf("%s is %q, expected %q", title, answer[title], r.cells[title]))
		}
	}
	return found
}
