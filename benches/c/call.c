/* A call through the C interface and a peer in turn: `call WORK FOLDER` prints the nanoseconds per call of both. FOLDER holds
 * the rows as lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <skillcert.h>

#include "peers.h"

enum { INPUTS = 1024, ROUNDS = 20001 };

static char texts[INPUTS][32];
static size_t lengths[INPUTS];

static uint64_t ours(void)
{
    uint64_t sum = 0, number;
    for (int i = 0; i < INPUTS; i++) {
        skillcert_number_parse(texts[i], lengths[i], NULL, 0, &number, NULL, NULL);
        sum ^= number;
    }
    return sum;
}

static uint64_t empty(void)
{
    uint64_t sum = 0, number = 0;
    for (int i = 0; i < INPUTS; i++) {
        empty_parse(texts[i], lengths[i], NULL, 0, &number, NULL, NULL);
        sum ^= number;
    }
    return sum;
}

static uint64_t naive(void)
{
    uint64_t sum = 0, number;
    for (int i = 0; i < INPUTS; i++) {
        naive_parse(texts[i], lengths[i], &number);
        sum ^= number;
    }
    return sum;
}

static uint64_t inlined(void)
{
    return bench_inlined();
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static volatile uint64_t seen;

static double nanoseconds(uint64_t (*work)(void))
{
    double start = seconds();
    seen = work();
    return (seconds() - start) * 1e9 / INPUTS;
}

static void alternate(const char *name, uint64_t (*peer)(void))
{
    static double our_times[ROUNDS], peer_times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        our_times[i] = nanoseconds(ours);
        peer_times[i] = nanoseconds(peer);
    }
    qsort(our_times, ROUNDS, sizeof *our_times, compare);
    qsort(peer_times, ROUNDS, sizeof *peer_times, compare);
    printf("%s\t%.4f\t%.4f\n", name, our_times[ROUNDS / 2], peer_times[ROUNDS / 2]);
}

static void load(const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/mixed-%d.txt", folder, INPUTS);
    FILE *file = fopen(path, "rb");
    for (int i = 0; i < INPUTS; i++) {
        if (file == NULL || fgets(texts[i], sizeof texts[i], file) == NULL)
            exit(1);
        lengths[i] = strcspn(texts[i], "\n");
    }
    fclose(file);
}

/* The peers have to say the same, or they are none. */
static void agree(void)
{
    if (ours() != naive() || ours() != inlined())
        exit(2);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        uint64_t (*peer)(void);
    } works[] = {{"c-empty", empty}, {"c-naive", naive}, {"c-inlined", inlined}};
    if (argc != 3)
        return 1;
    load(argv[2]);
    agree();
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
        if (strcmp(argv[1], works[i].name) == 0)
            alternate(works[i].name, works[i].peer);
    return 0;
}
