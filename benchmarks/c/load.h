/* What the parts of sipload share. One thread, one event loop; times are nanoseconds of CLOCK_REALTIME, so that they compare
 * with the kernel's receive stamps. */
#ifndef LOAD_H
#define LOAD_H
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>

enum { MILLI = 1000000, T1_MS = 500, T2_MS = 4000, SIP_BYTES = 4096, FIRST_NUMBER = 70000000 };
#define SECOND 1000000000ull

/* ---- time and timers (timers.c) ---- */

struct timer {
    struct timer *next, **link;
    void (*fire)(struct timer *);
};

#define OWNER(pointer, type, field) ((type *)((char *)(pointer) - offsetof(type, field)))

uint64_t now(void);
void timers_start(void);
void timer_set(struct timer *timer, int milliseconds, void (*fire)(struct timer *));
void timer_stop(struct timer *timer);
void timers_run(void);
/* Sleeps until the next millisecond begins. */
void timers_nap(void);

/* ---- figures (figures.c) ---- */

/* A growing list of measured values. */
struct figures {
    uint32_t *values;
    size_t count, room;
};

void figures_add(struct figures *figures, uint32_t value);
void figures_clear(struct figures *figures);
/* Prints "name":{"count":…,"p50":…,"p99":…,"p999":…,"max":…} in milliseconds from values in microseconds. */
void figures_print(const char *name, struct figures *figures);
double cpu_seconds(void);

/* ---- SIP text (sip.c) ---- */

struct text {
    const char *at;
    int length;
};

#define SHOW(text) (text).length, (text).at
enum { MAX_VIAS = 8 };

struct message {
    int status; /* 0: a request */
    struct text method, uri, via[MAX_VIAS], from, to, call_id, cseq, contact, challenge, retry_after, body;
    int vias;
    uint64_t at;
    struct sockaddr_in source;
};

int sip_parse(struct message *message, const char *bytes, int length);
int text_is(struct text text, const char *word);
/* The value of ";name=" in a header, empty when absent. */
struct text sip_parameter(struct text header, const char *name);
/* A quoted or bare parameter of a challenge. */
struct text sip_challenge(struct text header, const char *name);
/* The URI in a name-addr. */
struct text sip_address(struct text header);
/* The user part of the URI in a name-addr. */
struct text sip_user(struct text header);
int sdp_target(struct text body, struct sockaddr_in *target);
int sdp_write(char *out, int room, int rtp_port);
/* An answer to a request: copies Via, From, To (with our tag), Call-ID and CSeq. */
int sip_answer(char *out, const struct message *to, int status, const char *tag, const char *contact, const char *body);

/* ---- sockets (sockets.c) ---- */

struct sip_socket {
    int socket;
    int port;
    void (*take)(struct message *);
};

/* Port 0 lets the system choose. */
int udp_open(int port, int receive_bytes);
int udp_port(int socket);
void sip_open(struct sip_socket *socket, int port, void (*take)(struct message *));
void sip_read(struct sip_socket *socket);
void sip_send(struct sip_socket *socket, const struct sockaddr_in *to, const char *bytes, int length);
void poll_add(int socket, void (*ready)(void *), void *argument);
/* Serves what is ready; how many sockets were. */
int poll_wait(int milliseconds);
uint64_t socket_drops(int socket);

/* ---- the whole (main.c) ---- */

struct settings {
    struct sockaddr_in server;
    char server_text[32], domain[128], queue[128], run[16];
    int caller_port, agent_port, legs_per_socket, direct;
};

extern struct settings settings;
extern struct sip_socket caller_socket, agent_socket;
/* Ends the running command: its one line of JSON has been printed. */
void command_done(void);

/* ---- phones that register (phones.c) ---- */

int phones_load(const char *path);
int phones_count(void);
void register_begin(int count, int window, double seconds);
int register_take(struct message *message);

/* ---- RTP (rtp.c) ---- */

/* One leg's media: where it listens and where it sends. */
struct media {
    struct sockaddr_in to;
    int socket, live;
    uint16_t sequence;
    uint32_t call, side, phase;
    uint64_t received;
    struct media *next, **link;
};

void media_open(struct media *media, uint32_t call, uint32_t side);
int media_port(const struct media *media);
void media_join(struct media *media, const struct sockaddr_in *to);
void media_leave(struct media *media);
void media_begin(double warm, double seconds, int talk);
void media_work(void);
int media_running(void);
int media_legs(void);
int sink_port(void);
/* Legs without SIP, for a bare relay; the file holds its ports, two for each call. */
int media_wire(const char *path);

/* ---- calls (call.c, caller.c, agent.c) ---- */

enum caller_state { CALLER_INVITING, CALLER_UP, CALLER_LEAVING, CALLER_DONE };
enum agent_state { AGENT_NONE, AGENT_ANSWERED, AGENT_UP, AGENT_DONE };
enum call_kind { PASSING, STANDING, WAITING };

struct call {
    uint32_t id;
    enum call_kind kind;
    enum caller_state caller;
    enum agent_state agent;
    int status, interval_ms, agent_interval_ms, offers, provisional, judged;
    uint64_t invited, answered, rung, joined, left, give_up;
    char to_tag[96], target[160];
    char agent_call_id[128], *agent_answer;
    int agent_answer_length;
    struct sockaddr_in agent_peer;
    struct timer timer, agent_timer;
    struct media *media[2];
};

struct tally {
    uint64_t attempted, whole, refused, without_retry_after, failed, resent, orphans;
    uint64_t no_answer, no_agent, no_agent_bye, no_bye_answer, hung_up;
    int codes[700];
    struct figures ring, joined, refusals;
};

extern struct tally tally;
struct call *call_new(enum call_kind kind);
struct call *call_find(uint32_t id);
/* Looks whether the call is over; if so counts and frees it. */
void call_judge(struct call *call, int final);
void caller_invite(struct call *call);
void caller_leave(struct call *call);
void caller_take(struct message *message);
void agent_take(struct message *message);
void agent_forget(struct call *call);
/* In-dialog requests that both sides answer alike: re-INVITE, UPDATE, OPTIONS, INFO. */
int common_take(struct sip_socket *socket, struct message *message, int rtp_port);

void calls_begin(double rate, double seconds, int hold_ms);
void stand_begin(int count, double rate, int with_media);
void wait_begin(int count, double rate);
void release_begin(double rate, const char *path);
void calls_work(void);
int calls_hold_ms(void);
#endif
