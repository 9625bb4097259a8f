#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

void figures_add(struct figures *figures, uint32_t value)
{
    if (figures->count == figures->room) {
        figures->room = figures->room ? figures->room * 2 : 4096;
        figures->values = realloc(figures->values, figures->room * sizeof *figures->values);
    }
    figures->values[figures->count++] = value;
}

void figures_clear(struct figures *figures) { figures->count = 0; }

static int ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static double at(const struct figures *figures, double share)
{
    return figures->count ? figures->values[(size_t)((figures->count - 1) * share)] / 1000.0 : 0;
}

void figures_print(const char *name, struct figures *figures)
{
    if (figures->count)
        qsort(figures->values, figures->count, sizeof *figures->values, ascending);
    printf("\"%s\":{\"count\":%zu,\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"max\":%.3f}", name, figures->count,
           at(figures, 0.5), at(figures, 0.99), at(figures, 0.999), at(figures, 1));
}

double cpu_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}
