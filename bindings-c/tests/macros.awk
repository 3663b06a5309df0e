# Turns the macros of skillcert.h into rows for macros.c: WORD(LIST, NAME, "text") for words of the closed lists,
# OTHER(NAME) for the rest.
/^#define SKILLCERT_/ {
    name = substr($2, length("SKILLCERT_") + 1)
    sub(/\(.*/, "", name)
    if (name in seen) next
    seen[name]
    if (name ~ /^LIST_/) { lists[substr(name, 6)]; next }
    for (list in lists)
        if (index(name, list "_") == 1) {
            text = $0
            sub(/^[^*]*\/\* /, "", text)
            sub(/ \*\/$/, "", text)
            gsub(/["\\]/, "\\\\&", text)
            printf "WORD(%s, %s, \"%s\")\n", list, substr(name, length(list) + 2), text
            next
        }
    printf "OTHER(%s)\n", name
}
