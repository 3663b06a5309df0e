#include "tsv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *where)
{
    fprintf(stderr, "%s: %s\n", where, what);
    exit(2);
}

static void *allocate(size_t size)
{
    void *memory = malloc(size > 0 ? size : 1);
    if (memory == NULL)
        fail("no memory", "tsv");
    return memory;
}

char *tsv_text(const char *folder, const char *name)
{
    char path[1024];
    FILE *file;
    long size = 0;
    char *text;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0)
        fail("cannot be read", path);
    rewind(file);
    text = (char *)allocate((size_t)size + 1);
    if (fread(text, 1, (size_t)size, file) != (size_t)size)
        fail("cannot be read", path);
    text[size] = '\0';
    fclose(file);
    return text;
}

static size_t count(const char *text, const char *end, char wanted)
{
    size_t n = 0;
    for (; text < end; text++)
        n += *text == wanted;
    return n;
}

tsv tsv_read(const char *folder, const char *name)
{
    char file[64];
    tsv table;
    size_t lines, cell = 0;
    char *at, *end;
    snprintf(file, sizeof file, "%s.tsv", name);
    table.name = name;
    table.text = tsv_text(folder, file);
    end = table.text + strlen(table.text);
    lines = count(table.text, end, '\n');
    if (lines == 0 || end[-1] != '\n')
        fail("has no line, or an incomplete one", file);
    table.columns = count(table.text, strchr(table.text, '\n'), '\t') + 1;
    table.rows = lines - 1;
    if (count(table.text, end, '\t') != lines * (table.columns - 1))
        fail("has rows of different width", file);
    table.cells = (char **)allocate(lines * table.columns * sizeof *table.cells);
    for (at = table.text; at < end; at += strlen(at) + 1) {
        at[strcspn(at, "\t\n")] = '\0';
        table.cells[cell++] = at;
    }
    return table;
}

void tsv_free(tsv *table)
{
    free(table->cells);
    free(table->text);
}

const char *tsv_title(const tsv *table, size_t column)
{
    return table->cells[column];
}

static size_t find(const tsv *table, const char *title)
{
    size_t column = 0;
    while (column < table->columns && strcmp(tsv_title(table, column), title) != 0)
        column++;
    return column;
}

size_t tsv_column(const tsv *table, const char *title)
{
    size_t column = find(table, title);
    if (column == table->columns)
        fail(title, table->name);
    return column;
}

const char *tsv_cell(const tsv *table, size_t row, const char *title)
{
    return table->cells[(row + 1) * table->columns + tsv_column(table, title)];
}

unsigned long tsv_number(const tsv *table, size_t row, const char *title)
{
    const char *cell = tsv_cell(table, row, title);
    char *end;
    unsigned long number = strtoul(cell, &end, 10);
    if (end == cell || *end != '\0')
        fail(cell, table->name);
    return number;
}

static size_t unescape(const char *cell, char *out)
{
    size_t len = 0;
    while (*cell != '\0') {
        if (cell[0] == '\\' && cell[1] == 'x') {
            char hex[3] = {0, 0, 0};
            memcpy(hex, cell + 2, 2);
            out[len++] = (char)strtol(hex, NULL, 16);
            cell += 4;
        } else {
            cell += cell[0] == '\\';
            out[len++] = *cell++;
        }
    }
    return len;
}

char *tsv_bytes(const tsv *table, size_t row, size_t *len)
{
    const char *cell = tsv_cell(table, row, "text");
    size_t times = 1, one, i;
    char *once = (char *)allocate(strlen(cell)), *all;
    if (find(table, "repeat") < table->columns && *tsv_cell(table, row, "repeat") != '\0')
        times = tsv_number(table, row, "repeat");
    one = unescape(cell, once);
    all = (char *)allocate(one * times);
    for (i = 0; i < times; i++)
        memcpy(all + i * one, once, one);
    free(once);
    *len = one * times;
    return all;
}
