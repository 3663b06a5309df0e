# Makes counted.h of exports.txt: every call by name of an exported function is counted, per function and thread.
BEGIN {
    print "#ifndef COUNTED_H\n#define COUNTED_H\n#include \"skillcert.h\""
    print "extern __thread unsigned long calls[];"
}
{
    printf "#define %s(...) (calls[%d]++, %s(__VA_ARGS__))\n", $1, NR - 1, $1
    names = names "\"" $1 "\", "
}
END { print "#define FUNCTIONS " names "\n#endif" }
