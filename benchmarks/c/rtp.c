/* 50 packets of G.711 a second on every leg. The payload carries the sending leg and the time, so the other end tells loss, delay
 * through the server, and packets that went astray. A few legs share a socket: which leg a packet is for is told by the port of
 * the server it comes from. */
#include "load.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { PACKET = 172, HEADER = 12, BATCH = 64, PHASES = 20, SAMPLES = 160, MARK = 0x4c4f4144, DRAIN_MS = 500, SOCKETS = 4096 };

struct stamp {
    uint32_t mark, call, side, counted;
    uint64_t at;
};

static struct media *by_port[65536], *phases[PHASES];
static int sockets[SOCKETS], ports[SOCKETS], opened, sharing, legs;
static uint32_t next_phase;
static struct {
    int running, talk;
    uint64_t began, counted_from, until, tick, sent, received, astray, foreign, own, errors, worst_lag;
    double cpu;
    struct figures delay;
} run;

int media_running(void) { return run.running; }

int media_legs(void) { return legs; }

int sink_port(void)
{
    /* Never read: what is sent there fills its small buffer and is dropped by the kernel. */
    static int port;
    if (!port)
        port = udp_port(udp_open(0, 4096));
    return port;
}

static void count(struct media *to, const unsigned char *bytes, int length)
{
    struct stamp stamp;
    uint64_t t = now();
    int counting = run.running && t >= run.counted_from;
    if (length < HEADER + (int)sizeof stamp)
        return;
    memcpy(&stamp, bytes + HEADER, sizeof stamp);
    if (stamp.mark != MARK) {
        /* Hold music and tones. */
        run.foreign += counting && t < run.until;
        to->received += counting && t < run.until;
        return;
    }
    if (!stamp.counted || !run.running)
        return;
    if (stamp.call != to->call || stamp.side == to->side) {
        run.astray++;
        return;
    }
    run.received++;
    to->received++;
    figures_add(&run.delay, t > stamp.at ? (t - stamp.at) / 1000 : 0);
}

static void ready_to_read(void *argument)
{
    static unsigned char bytes[BATCH][2048];
    static struct iovec pieces[BATCH];
    static struct mmsghdr messages[BATCH];
    static struct sockaddr_in sources[BATCH];
    for (int i = 0; i < BATCH; i++) {
        pieces[i] = (struct iovec){bytes[i], sizeof bytes[i]};
        messages[i].msg_hdr = (struct msghdr){
            .msg_name = &sources[i], .msg_namelen = sizeof sources[i], .msg_iov = &pieces[i], .msg_iovlen = 1};
    }
    int got = recvmmsg(*(int *)argument, messages, BATCH, 0, NULL);
    for (int i = 0; i < got; i++) {
        struct media *media = by_port[ntohs(sources[i].sin_port)];
        if (media)
            count(media, bytes[i], messages[i].msg_len);
    }
}

void media_open(struct media *media, uint32_t call, uint32_t side)
{
    if (opened == 0 || sharing == settings.legs_per_socket) {
        sharing = 0;
        if (opened == SOCKETS) {
            fprintf(stderr, "sipload: too many RTP sockets\n");
            exit(1);
        }
        sockets[opened] = udp_open(0, 4 << 20);
        ports[opened] = udp_port(sockets[opened]);
        poll_add(sockets[opened], ready_to_read, &sockets[opened]);
        opened++;
    }
    sharing++;
    media->socket = opened - 1;
    media->call = call;
    media->side = side;
    media->phase = next_phase++ % PHASES;
}

int media_port(const struct media *media) { return ports[media->socket]; }

void media_join(struct media *media, const struct sockaddr_in *to)
{
    media_leave(media);
    media->to = *to;
    media->live = 1;
    by_port[ntohs(to->sin_port)] = media;
    media->next = phases[media->phase];
    if (media->next)
        media->next->link = &media->next;
    media->link = &phases[media->phase];
    phases[media->phase] = media;
    legs++;
}

void media_leave(struct media *media)
{
    if (!media->live)
        return;
    media->live = 0;
    legs--;
    if (by_port[ntohs(media->to.sin_port)] == media)
        by_port[ntohs(media->to.sin_port)] = NULL;
    *media->link = media->next;
    if (media->next)
        media->next->link = media->link;
}

int media_wire(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    for (int i = 0, port; fscanf(file, "%d", &port) == 1; i++) {
        struct media *media = calloc(1, sizeof *media);
        struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        media_open(media, i / 2, i % 2);
        media_join(media, &to);
    }
    fclose(file);
    return 1;
}

static void send_packet(struct media *media)
{
    static unsigned char packet[PACKET];
    uint32_t time = htonl(media->sequence * SAMPLES), source = htonl(media->call * 2 + media->side + 1);
    uint16_t sequence = htons(media->sequence++);
    memset(packet, 0xff, sizeof packet);
    packet[0] = 0x80;
    packet[1] = 0;
    memcpy(packet + 2, &sequence, 2);
    memcpy(packet + 4, &time, 4);
    memcpy(packet + 8, &source, 4);
    uint64_t t = now();
    struct stamp stamp = {MARK, media->call, media->side, t >= run.counted_from, t};
    memcpy(packet + HEADER, &stamp, sizeof stamp);
    if (sendto(sockets[media->socket], packet, PACKET, 0, (struct sockaddr *)&media->to, sizeof media->to) != PACKET)
        run.errors++;
    else
        run.sent += stamp.counted;
}

static void print(void)
{
    uint64_t drops = 0, fewest = UINT64_MAX, silent = 0;
    for (int i = 0; i < opened; i++)
        drops += socket_drops(sockets[i]);
    for (int phase = 0; phase < PHASES; phase++) {
        for (struct media *media = phases[phase]; media; media = media->next) {
            fewest = media->received < fewest ? media->received : fewest;
            silent += media->received == 0;
        }
    }
    double seconds = (run.until - run.counted_from) / 1e9, all = (now() - run.began) / 1e9;
    printf("{\"command\":\"media\",\"legs\":%d,\"seconds\":%.2f,\"sent\":%lu,\"received\":%lu,\"loss_percent\":%.4f,", legs, seconds,
           run.sent, run.received, run.sent ? 100.0 * ((double)run.sent - run.received) / run.sent : 0);
    printf("\"foreign\":%lu,\"astray\":%lu,\"errors\":%lu,\"silent_legs\":%lu,\"fewest\":%lu,", run.foreign, run.astray, run.errors,
           silent, legs ? fewest : 0);
    figures_print("delay", &run.delay);
    printf(",\"lag_ms\":%.2f,\"cpu_share\":%.3f,\"drops\":%lu}\n", run.worst_lag / 1e6, (cpu_seconds() - run.cpu) / all, drops);
    command_done();
}

void media_begin(double warm, double seconds, int talk)
{
    struct figures kept = run.delay;
    memset(&run, 0, sizeof run);
    run.delay = kept;
    figures_clear(&run.delay);
    run.running = 1;
    run.talk = talk;
    run.began = now();
    run.counted_from = run.began + (uint64_t)(warm * 1e9);
    run.until = run.counted_from + (uint64_t)(seconds * 1e9);
    run.cpu = cpu_seconds();
    for (int phase = 0; phase < PHASES; phase++)
        for (struct media *media = phases[phase]; media; media = media->next)
            media->received = 0;
}

void media_work(void)
{
    if (!run.running)
        return;
    uint64_t t = now();
    while (t < run.until && t >= run.began + run.tick * MILLI) {
        uint64_t lag = t - (run.began + run.tick * MILLI);
        if (lag > run.worst_lag && t >= run.counted_from)
            run.worst_lag = lag;
        if (run.talk)
            for (struct media *media = phases[run.tick % PHASES]; media; media = media->next)
                send_packet(media);
        run.tick++;
        t = now();
    }
    if (t >= run.until + (uint64_t)DRAIN_MS * MILLI) {
        print();
        run.running = 0;
    }
}
