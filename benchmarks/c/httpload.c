/* HTTP load: so many keep-alive connections, one request on each at a time, from a list gone through in order.
 *   httpload HOST:PORT CONNECTIONS SECONDS REQUESTS
 * REQUESTS: a file of requests, each "LENGTH\n" and so many bytes. Prints one line of JSON: answers with 200, others, rate, latencies. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 1024, BUFFER = 16 << 20, BUCKETS = 200000 };

struct request { const char *bytes; int length; };
struct connection { int fd, got, need, status; int64_t sent; char *buffer; };

static struct request *requests;
static int request_count, next_request;
static struct connection connections[MAX_CONNECTIONS];
static uint32_t latency[BUCKETS]; /* in units of 10 µs */
static long good, bad;

static int64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void die(const char *what) { perror(what); exit(1); }

static void load(const char *path) {
    FILE *file = fopen(path, "rb");
    int length, room = 0;
    if (!file) die(path);
    while (fscanf(file, "%d", &length) == 1) {
        if (request_count == room) requests = realloc(requests, (room = room ? room * 2 : 64) * sizeof *requests);
        char *bytes = malloc(length);
        fgetc(file);
        if (fread(bytes, 1, length, file) != (size_t)length) die("a request is cut off");
        requests[request_count++] = (struct request){bytes, length};
    }
    fclose(file);
}

static void send_next(struct connection *c) {
    struct request *r = &requests[next_request++ % request_count];
    c->got = c->need = 0;
    c->sent = now_ns();
    if (send(c->fd, r->bytes, r->length, MSG_NOSIGNAL) != r->length) die("send");
}

/* The head is whole: how long is all of it? */
static void measure(struct connection *c) {
    c->buffer[c->got] = 0;
    char *end = strstr(c->buffer, "\r\n\r\n"), *length = strcasestr(c->buffer, "content-length:");
    if (!end) return;
    c->status = atoi(c->buffer + 9);
    c->need = (int)(end + 4 - c->buffer) + (length && length < end ? atoi(length + 15) : 0);
    if (c->need >= BUFFER) { fprintf(stderr, "an answer is too long\n"); exit(1); }
}

static void take(struct connection *c) {
    int n = (int)recv(c->fd, c->buffer + c->got, BUFFER - 1 - c->got, 0);
    if (n <= 0) { if (n < 0 && errno == EAGAIN) return; fprintf(stderr, "the server closed a connection\n"); exit(1); }
    c->got += n;
    if (!c->need) measure(c);
    if (!c->need || c->got < c->need) return;
    int64_t took = (now_ns() - c->sent) / 10000;
    latency[took < BUCKETS ? took : BUCKETS - 1]++;
    if (c->status == 200) good++; else bad++;
    send_next(c);
}

static double percentile(double share) {
    uint64_t seen = 0, wanted = (uint64_t)((good + bad) * share);
    for (int i = 0; i < BUCKETS; i++)
        if ((seen += latency[i]) > wanted) return i / 100.0;
    return BUCKETS / 100.0;
}

int main(int argc, char **argv) {
    if (argc != 5) { fprintf(stderr, "usage: httpload HOST:PORT CONNECTIONS SECONDS REQUESTS\n"); return 2; }
    char *colon = strrchr(argv[1], ':');
    int count = atoi(argv[2]), epoll = epoll_create1(0), one = 1;
    double seconds = atof(argv[3]);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(colon + 1))};
    *colon = 0;
    inet_pton(AF_INET, argv[1], &to.sin_addr);
    load(argv[4]);
    if (count > MAX_CONNECTIONS || !request_count) { fprintf(stderr, "too many connections, or no request\n"); return 2; }
    int64_t start = now_ns(), end = start + (int64_t)(seconds * 1e9);
    for (int i = 0; i < count; i++) {
        struct connection *c = &connections[i];
        c->buffer = malloc(BUFFER);
        c->fd = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(c->fd, (struct sockaddr *)&to, sizeof to)) die("connect");
        setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
        epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event);
        send_next(c);
    }
    while (now_ns() < end) {
        struct epoll_event events[64];
        int n = epoll_wait(epoll, events, 64, 100);
        for (int i = 0; i < n; i++) take(events[i].data.ptr);
    }
    double took = (now_ns() - start) / 1e9;
    printf("{\"good\":%ld,\"bad\":%ld,\"seconds\":%.3f,\"rate\":%.1f,\"p50\":%.2f,\"p99\":%.2f}\n",
           good, bad, took, good / took, percentile(0.5), percentile(0.99));
    return 0;
}
