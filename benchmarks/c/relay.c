/* The least a media relay can do on this machine: one UDP socket per leg, epoll, recvmmsg and sendmmsg, one thread.
 * What arrives on one leg of a call leaves from its other leg, to wherever that leg was last heard from.
 *
 * usage: relay CALLS SECONDS     prints "ready" and the ports of its legs on 127.0.0.1, two for each call
 */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

enum { MAX_LEGS = 16384, BATCH = 32, PACKET = 1500, READY = 512, RECEIVE_BUFFER = 1 << 20 };

struct leg {
    int socket;
    int heard;
    struct sockaddr_in peer;
};

static struct leg legs[MAX_LEGS];
static unsigned char bytes[BATCH][PACKET];
static struct iovec pieces[BATCH];
static struct mmsghdr messages[BATCH];
static struct sockaddr_in sources[BATCH];

static void point_at(struct sockaddr_in *names, int count, int one_name)
{
    for (int i = 0; i < count; i++) {
        messages[i].msg_hdr = (struct msghdr){
            .msg_name = one_name ? names : &names[i],
            .msg_namelen = sizeof *names,
            .msg_iov = &pieces[i],
            .msg_iovlen = 1,
        };
    }
}

static int forward(struct leg *in, struct leg *out)
{
    for (int i = 0; i < BATCH; i++)
        pieces[i] = (struct iovec){bytes[i], PACKET};
    point_at(sources, BATCH, 0);
    int count = recvmmsg(in->socket, messages, BATCH, 0, NULL);
    if (count <= 0)
        return 0;
    in->peer = sources[count - 1];
    in->heard = 1;
    if (!out->heard)
        return 0;
    for (int i = 0; i < count; i++)
        pieces[i].iov_len = messages[i].msg_len;
    point_at(&out->peer, count, 1);
    int sent = sendmmsg(out->socket, messages, count, 0);
    return sent > 0 ? sent : 0;
}

static int open_legs(int poll, int count)
{
    for (int i = 0; i < count; i++) {
        int size = RECEIVE_BUFFER;
        socklen_t length = sizeof(struct sockaddr_in);
        struct sockaddr_in at = {.sin_family = AF_INET};
        struct epoll_event want = {.events = EPOLLIN, .data.u32 = i};
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        legs[i].socket = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
        setsockopt(legs[i].socket, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
        if (bind(legs[i].socket, (struct sockaddr *)&at, sizeof at) != 0) {
            perror("bind");
            return 0;
        }
        getsockname(legs[i].socket, (struct sockaddr *)&at, &length);
        printf(i == 0 ? "ready %d" : " %d", ntohs(at.sin_port));
        epoll_ctl(poll, EPOLL_CTL_ADD, legs[i].socket, &want);
    }
    return 1;
}

int main(int argc, char **argv)
{
    int count = argc == 3 ? atoi(argv[1]) * 2 : 0;
    if (count <= 0 || count > MAX_LEGS) {
        fprintf(stderr, "usage: relay CALLS SECONDS\n");
        return 2;
    }
    int poll = epoll_create1(0);
    if (!open_legs(poll, count))
        return 1;
    printf("\n");
    fflush(stdout);
    static struct epoll_event ready[READY];
    uint64_t forwarded = 0, wakes = 0;
    for (time_t end = time(NULL) + atoi(argv[2]); time(NULL) < end; wakes++) {
        int woken = epoll_wait(poll, ready, READY, 200);
        for (int i = 0; i < woken; i++)
            forwarded += forward(&legs[ready[i].data.u32], &legs[ready[i].data.u32 ^ 1]);
    }
    printf("{\"forwarded\":%lu,\"wakes\":%lu}\n", (unsigned long)forwarded, (unsigned long)wakes);
    return 0;
}
