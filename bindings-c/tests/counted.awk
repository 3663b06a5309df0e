# Makes counted.h of exports.txt: every call by name of an exported function is counted, per function and thread, and has
# to leave errno alone.
BEGIN {
    print "#ifndef COUNTED_H\n#define COUNTED_H\n#include \"skillcert.h\""
    print "#include <errno.h>\n#include <stdlib.h>"
    print "static inline int32_t errno_kept(int32_t code) { if (errno != 4711) abort(); return code; }"
    print "extern __thread unsigned long calls[];"
}
{
    call = $1 == "skillcert_version" ? "%s(__VA_ARGS__)" : "errno = 4711, errno_kept(%s(__VA_ARGS__))"
    printf "#define %s(...) (calls[%d]++, " call ")\n", $1, NR - 1, $1
    names = names "\"" $1 "\", "
}
END { print "#define FUNCTIONS " names "\n#endif" }
