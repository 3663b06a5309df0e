# Makes calls.inc of skillcert.h, what driver.c calls: a row per exported function with its name, its kinds of arguments, and a
# call with arguments out of an array; and what each group may need of the stack. A declaration that it cannot read stops it, so that no function is left out.
function argument(text, kind, type, name, pointed) {
    gsub(/^ +| +$/, "", text)
    match(text, /[a-z_0-9]+$/)
    name = substr(text, RSTART)
    type = substr(text, 1, RSTART - 1)
    gsub(/ +$/, "", type)
    if (type == "size_t") kind = "LENGTH"
    else if (type == "int32_t" || type == "uint32_t" || type == "int64_t" || type == "uint64_t") kind = "INTEGER"
    else if (type !~ /\*$/) return "cannot read: " text
    else {
        pointed = substr(type, 1, length(type) - 1)
        kind = type !~ /^const / ? "OUTPUT" : pointed ~ /Arrow/ ? "ARROW" : "INPUT"
        if (pointed ~ /struct skillcert_/) kind = kind "_RECORD"
    }
    kinds = kinds sprintf("{\"%s\", %s, %s}, ", name, kind, kind ~ /LENGTH|INTEGER/ ? "0" : "sizeof(" pointed ")")
    passed = passed (passed ? ", " : "") "(" type ")" (type ~ /\*$/ ? "(uintptr_t)" : "") "a[" count++ "]"
}
/^ \* +[0-9]+ KiB  / {
    groups = $0
    sub(/^ \* +[0-9]+ KiB +/, "", groups)
    many = split(groups, names, /, /)
    for (i = 1; i <= many; i++) {
        sub(/….*|all others/, "", names[i])
        stacks = stacks sprintf("    {\"%s\", %d},\n", names[i], $2 * 1024)
    }
}
/^SKILLCERT_API / {
    text = $0
    while (text !~ /;/) { getline; text = text $0 }
    match(text, /skillcert_[a-z_0-9]+\(/)
    name = substr(text, RSTART, RLENGTH - 1)
    rest = substr(text, RSTART + RLENGTH)
    sub(/\);.*/, "", rest)
    kinds = passed = ""
    count = 0
    if (rest != "void") {
        many = split(rest, arguments, ",")
        for (i = 1; i <= many; i++)
            if (wrong = argument(arguments[i])) { print wrong > "/dev/stderr"; exit 1 }
    }
    call = name "(" passed ")"
    printf "static int32_t call_%s(const uint64_t *a)\n{\n    (void)a;\n    return %s;\n}\n", name, text ~ /const char \*SKILLCERT_CALL/ ? call " == NULL" : call
    rows = rows sprintf("    {\"%s\", call_%s, %d, {%s}},\n", name, name, count, kinds ? kinds : "{NULL, INTEGER, 0}")
}
END {
    print "static const function exports[] = {\n" rows "};"
    print "static const struct { const char *noun; size_t most; } stacks[] = {\n" stacks "};"
}
