/* How the functions are called and where they are; define SKILLCERT_STATIC when the static library is linked. */
#if defined(_WIN32) && !defined(_WIN64)
#define SKILLCERT_CALL __stdcall
#else
#define SKILLCERT_CALL
#endif
#if defined(_WIN32) && !defined(SKILLCERT_STATIC)
#define SKILLCERT_API __declspec(dllimport)
#else
#define SKILLCERT_API
#endif

/* Of the Arrow C data interface, whose own header declares them. */
struct ArrowSchema;
struct ArrowArray;
