/* Calls as the commands see them: begun at a rate, kept or let pass, judged whole or not. */
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_CALLS = 1 << 22, GRACE_MS = 5000, STAND_WAIT_MS = 30000 };

struct tally tally;
static struct call *calls[MAX_CALLS];
static uint32_t made, standing[MAX_CALLS], stands;
static struct {
    enum { IDLE, PASS, STAND, WAIT, RELEASE } doing;
    double rate;
    int hold_ms, wanted, with_media, ended;
    uint64_t began, until, issued, first, last, worst_lag;
    double cpu;
    FILE *report;
} run;

int calls_hold_ms(void) { return run.hold_ms; }

struct call *call_find(uint32_t id) { return id < made ? calls[id] : NULL; }

struct call *call_new(enum call_kind kind)
{
    if (made == MAX_CALLS) {
        fprintf(stderr, "sipload: too many calls\n");
        exit(1);
    }
    struct call *call = calloc(1, sizeof *call);
    call->id = made;
    call->kind = kind;
    calls[made++] = call;
    return call;
}

static void drop(struct call *call)
{
    timer_stop(&call->timer);
    agent_forget(call);
    for (int side = 0; side < 2; side++) {
        if (call->media[side]) {
            media_leave(call->media[side]);
            free(call->media[side]);
        }
    }
    if (run.report && call->joined && call->left)
        fprintf(run.report, "%u %.3f\n", call->id + FIRST_NUMBER, (call->left - call->joined) / 1e6);
    calls[call->id] = NULL;
    run.ended += (run.doing == PASS) == (call->kind == PASSING);
    free(call);
    calls_work();
}

static void too_late(struct timer *timer) { call_judge(OWNER(timer, struct call, timer), 1); }

/* Whole: the caller's 200, ACK and BYE with its 200, and the agent's 200, ACK and BYE with its 200. */
void call_judge(struct call *call, int final)
{
    int whole = call->caller == CALLER_DONE && call->answered && call->left && call->agent == AGENT_DONE && !final;
    if (call->caller != CALLER_DONE)
        return;
    if (!whole && !final) {
        if (call->kind == WAITING)
            drop(call);
        else
            timer_set(&call->timer, GRACE_MS, too_late);
        return;
    }
    if (whole) {
        tally.whole++;
        figures_add(&tally.ring, call->rung > call->invited ? (call->rung - call->invited) / 1000 : 0);
        figures_add(&tally.joined, call->joined > call->invited ? (call->joined - call->invited) / 1000 : 0);
    } else {
        tally.failed += call->status != 503;
        tally.no_agent += call->answered && call->left && call->agent == AGENT_NONE;
        tally.no_agent_bye += call->answered && call->left && call->agent != AGENT_NONE;
    }
    drop(call);
}

static void issue(void)
{
    int passing = run.doing == PASS;
    struct call *call = call_new(passing ? PASSING : run.doing == STAND ? STANDING : WAITING);
    uint64_t lag, t = now();
    if (run.issued == 0)
        run.first = t;
    run.last = t;
    lag = t - (run.began + (uint64_t)(run.issued * 1e9 / run.rate));
    if (lag > run.worst_lag && lag < SECOND * 60)
        run.worst_lag = lag;
    run.issued++;
    tally.attempted++;
    if (run.with_media) {
        for (int side = 0; side < (run.doing == WAIT ? 1 : 2); side++) {
            call->media[side] = calloc(1, sizeof **call->media);
            media_open(call->media[side], call->id, side);
        }
    }
    if (!passing)
        standing[stands++] = call->id;
    caller_invite(call);
}

static void print_codes(void)
{
    const char *comma = "";
    printf("\"codes\":{");
    for (int i = 0; i < 700; i++) {
        if (tally.codes[i]) {
            printf("%s\"%d\":%d", comma, i, tally.codes[i]);
            comma = ",";
        }
    }
    printf("}");
}

static void print(const char *command, int up)
{
    double seconds = (now() - run.began) / 1e9, issuing = (run.last - run.first) / 1e9;
    printf("{\"command\":\"%s\",\"up\":%d,\"attempted\":%lu,\"rate\":%.2f,\"seconds\":%.3f,", command, up, tally.attempted,
           issuing > 0 ? (run.issued - 1) / issuing : 0, seconds);
    printf("\"whole\":%lu,\"refused\":%lu,\"without_retry_after\":%lu,\"failed\":%lu,\"no_answer\":%lu,\"no_agent\":%lu,"
           "\"no_agent_bye\":%lu,\"no_bye_answer\":%lu,\"hung_up\":%lu,\"orphans\":%lu,\"resent\":%lu,",
           tally.whole, tally.refused, tally.without_retry_after, tally.failed, tally.no_answer, tally.no_agent,
           tally.no_agent_bye, tally.no_bye_answer, tally.hung_up, tally.orphans, tally.resent);
    print_codes();
    printf(",");
    figures_print("ring", &tally.ring);
    printf(",");
    figures_print("joined", &tally.joined);
    printf(",");
    figures_print("refusal", &tally.refusals);
    printf(",\"lag_ms\":%.2f,\"cpu_share\":%.3f,\"drops\":%lu}\n", run.worst_lag / 1e6, (cpu_seconds() - run.cpu) / seconds,
           socket_drops(caller_socket.socket) + socket_drops(agent_socket.socket));
    run.doing = IDLE;
    command_done();
}

static int standing_up(void)
{
    int up = 0;
    for (uint32_t i = 0; i < stands; i++) {
        struct call *call = call_find(standing[i]);
        up += call && call->caller == CALLER_UP && (call->kind == WAITING || call->agent == AGENT_UP);
    }
    return up;
}

/* Called at every turn of the loop and after what may have ended the command. */
void calls_work(void)
{
    static int inside;
    if (inside || run.doing == IDLE)
        return;
    inside = 1;
    uint64_t t = now();
    if (run.doing == PASS) {
        while (t < run.until && run.issued < (t - run.began) / 1e9 * run.rate)
            issue();
        if (t >= run.until && (uint64_t)run.ended >= run.issued)
            print("calls", standing_up());
    } else if (run.doing == STAND || run.doing == WAIT) {
        while (run.issued < (uint64_t)run.wanted && run.issued < (t - run.began) / 1e9 * run.rate)
            issue();
        if (run.issued == (uint64_t)run.wanted) {
            static uint64_t looked;
            if (t - looked > 10 * MILLI) {
                int up = standing_up();
                looked = t;
                if (up == (int)stands || t > run.last + (uint64_t)STAND_WAIT_MS * MILLI)
                    print(run.doing == STAND ? "stand" : "wait", up);
            }
        }
    } else {
        while (stands > 0 && run.issued < (t - run.began) / 1e9 * run.rate) {
            struct call *call = call_find(standing[--stands]);
            run.issued++;
            if (call && call->caller == CALLER_UP)
                caller_leave(call);
            else
                run.wanted--;
        }
        if (stands == 0 && run.ended >= run.wanted) {
            if (run.report)
                fclose(run.report);
            run.report = NULL;
            print("release", 0);
        }
    }
    inside = 0;
}

static void begin(int doing, double rate)
{
    struct figures ring = tally.ring, joined = tally.joined, refusals = tally.refusals;
    memset(&tally, 0, sizeof tally);
    tally.ring = ring;
    tally.joined = joined;
    tally.refusals = refusals;
    figures_clear(&tally.ring);
    figures_clear(&tally.joined);
    figures_clear(&tally.refusals);
    int hold = run.hold_ms;
    memset(&run, 0, sizeof run);
    run.hold_ms = hold;
    run.doing = doing;
    run.rate = rate;
    run.began = now();
    run.cpu = cpu_seconds();
}

void calls_begin(double rate, double seconds, int hold_ms)
{
    begin(PASS, rate);
    run.hold_ms = hold_ms;
    run.until = run.began + (uint64_t)(seconds * 1e9);
}

void stand_begin(int count, double rate, int with_media)
{
    begin(STAND, rate);
    run.wanted = count;
    run.with_media = with_media;
}

void wait_begin(int count, double rate)
{
    begin(WAIT, rate);
    run.wanted = count;
    run.with_media = 1;
}

void release_begin(double rate, const char *path)
{
    begin(RELEASE, rate);
    run.wanted = (int)stands;
    run.report = path && *path ? fopen(path, "w") : NULL;
}
