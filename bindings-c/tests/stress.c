/* Runs audit.c, cases.c, columns.c, misuse.c and scenario.c in many threads at once, each of which compares every answer with the one
   expected: stress FOLDER THREADS ROUNDS. They are compiled with their `main` renamed and their calls counted. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counted.h"

int cases_main(int argc, char **argv);
int audit_main(int argc, char **argv);
int columns_main(int argc, char **argv);
int misuse_main(int argc, char **argv);
int scenario_main(int argc, char **argv);

static const char *const functions[] = {FUNCTIONS};

enum { COUNT = sizeof functions / sizeof *functions, THREADS_MAX = 64 };

__thread unsigned long calls[COUNT];

typedef struct job {
    char **argv;
    long thread, rounds;
    int failures;
    unsigned long calls[COUNT];
} job;

/* The documents of extreme size are met once, by the first thread: drd compares all memory that the others touched. */
static void *work(void *argument)
{
    job *own = (job *)argument;
    long round;
    for (round = 0; round < own->rounds; round++)
        own->failures += (cases_main(2, own->argv) != 0) + (misuse_main(own->thread + round == 0 ? 1 : 2, own->argv) != 0)
                         + (scenario_main(2, own->argv) != 0) + (columns_main(2, own->argv) != 0) + (audit_main(2, own->argv) != 0);
    memcpy(own->calls, calls, sizeof calls);
    return NULL;
}

static void fail(const char *what)
{
    fprintf(stderr, "stress: %s\n", what);
    exit(1);
}

static void run(job *jobs, size_t threads)
{
    pthread_t ids[THREADS_MAX];
    size_t i;
    for (i = 0; i < threads; i++)
        if (pthread_create(&ids[i], NULL, work, &jobs[i]) != 0)
            fail("no thread");
    for (i = 0; i < threads; i++)
        if (pthread_join(ids[i], NULL) != 0 || jobs[i].failures > 0)
            fail("a thread found another answer");
}

static unsigned long total(const job *jobs, size_t threads)
{
    unsigned long sum = 0;
    size_t function, i;
    for (function = 0; function < COUNT; function++) {
        unsigned long own = 0;
        for (i = 0; i < threads; i++)
            own += jobs[i].calls[function];
        if (own == 0)
            fail(functions[function]);
        sum += own;
    }
    return sum;
}

int main(int argc, char **argv)
{
    static job first, jobs[THREADS_MAX];
    size_t threads = argc == 4 ? (size_t)atoi(argv[2]) : 0, i;
    char *arguments[] = {argv[0], argc == 4 ? argv[1] : NULL, NULL};
    if (threads == 0 || threads > THREADS_MAX)
        fail("usage: stress FOLDER THREADS ROUNDS");
    for (i = 0; i < threads; i++) {
        jobs[i].argv = arguments;
        jobs[i].thread = (long)i + 1;
        jobs[i].rounds = atoi(argv[3]);
    }
    /* memchr and pulp, which the library uses, find out what this processor can do when they are first called, and keep it
       in atomic variables (relaxed). On x86 those are ordinary moves, which helgrind and drd would take for races. */
    first.argv = arguments;
    first.rounds = 1;
    work(&first);
    if (first.failures > 0)
        fail("the first thread found another answer");
    run(jobs, threads);
    fprintf(stderr, "%lu calls by name from %lu threads, every answer as expected\n", total(jobs, threads),
            (unsigned long)threads);
    return 0;
}
