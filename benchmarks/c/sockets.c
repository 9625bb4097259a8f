#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

enum { BATCH = 64, WATCHES = 8192, READY = 256, MEMINFO_DROPS = 8, MEMINFO_FIELDS = 9 };

struct watch {
    void (*ready)(void *);
    void *argument;
};

static struct watch watches[WATCHES];
static int watched, poller = -1;

int udp_open(int port, int receive_bytes)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port)};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    /* Past the system's limit where we may: a generator that loses packets itself measures nothing. */
    if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &receive_bytes, sizeof receive_bytes) != 0)
        setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
    if (bind(fd, (struct sockaddr *)&at, sizeof at) != 0) {
        fprintf(stderr, "sipload: port %d: %s\n", port, strerror(errno));
        exit(1);
    }
    return fd;
}

int udp_port(int socket)
{
    struct sockaddr_in at;
    socklen_t length = sizeof at;
    getsockname(socket, (struct sockaddr *)&at, &length);
    return ntohs(at.sin_port);
}

static void ready_to_read(void *socket) { sip_read(socket); }

void sip_open(struct sip_socket *socket, int port, void (*take)(struct message *))
{
    int on = 1;
    socket->take = take;
    socket->socket = udp_open(port, 16 << 20);
    socket->port = udp_port(socket->socket);
    setsockopt(socket->socket, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    poll_add(socket->socket, ready_to_read, socket);
}

/* When the kernel took the packet: our own queueing is not the server's delay. */
static uint64_t stamp(struct msghdr *header)
{
    for (struct cmsghdr *c = CMSG_FIRSTHDR(header); c; c = CMSG_NXTHDR(header, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS) {
            struct timespec t;
            memcpy(&t, CMSG_DATA(c), sizeof t);
            return t.tv_sec * SECOND + t.tv_nsec;
        }
    }
    return now();
}

void sip_read(struct sip_socket *socket)
{
    static char bytes[BATCH][SIP_BYTES], control[BATCH][64];
    static struct iovec pieces[BATCH];
    static struct mmsghdr messages[BATCH];
    static struct sockaddr_in sources[BATCH];
    for (int i = 0; i < BATCH; i++) {
        pieces[i] = (struct iovec){bytes[i], SIP_BYTES};
        messages[i].msg_hdr = (struct msghdr){
            .msg_name = &sources[i],
            .msg_namelen = sizeof sources[i],
            .msg_iov = &pieces[i],
            .msg_iovlen = 1,
            .msg_control = control[i],
            .msg_controllen = sizeof control[i],
        };
    }
    int count = recvmmsg(socket->socket, messages, BATCH, 0, NULL);
    for (int i = 0; i < count; i++) {
        struct message message = {.at = stamp(&messages[i].msg_hdr), .source = sources[i]};
        if (sip_parse(&message, bytes[i], messages[i].msg_len))
            socket->take(&message);
    }
}

void sip_send(struct sip_socket *socket, const struct sockaddr_in *to, const char *bytes, int length)
{
    if (sendto(socket->socket, bytes, length, 0, (const struct sockaddr *)to, sizeof *to) != length)
        fprintf(stderr, "sipload: send: %s\n", strerror(errno));
}

void poll_add(int socket, void (*ready)(void *), void *argument)
{
    if (poller < 0)
        poller = epoll_create1(0);
    if (watched == WATCHES) {
        fprintf(stderr, "sipload: too many sockets\n");
        exit(1);
    }
    struct epoll_event want = {.events = EPOLLIN, .data.u32 = watched};
    watches[watched++] = (struct watch){ready, argument};
    epoll_ctl(poller, EPOLL_CTL_ADD, socket, &want);
}

int poll_wait(int milliseconds)
{
    static struct epoll_event ready[READY];
    int count = epoll_wait(poller, ready, READY, milliseconds);
    for (int i = 0; i < count; i++) {
        struct watch *watch = &watches[ready[i].data.u32];
        watch->ready(watch->argument);
    }
    return count;
}

uint64_t socket_drops(int socket)
{
    uint32_t fields[MEMINFO_FIELDS] = {0};
    socklen_t size = sizeof fields;
    return getsockopt(socket, SOL_SOCKET, SO_MEMINFO, fields, &size) == 0 ? fields[MEMINFO_DROPS] : 0;
}
