/* The agents' phones as the registrar sees them: one socket, one contact user each. Every registration is a full one: asked,
 * challenged, answered with a digest (RFC 2617 with qop=auth), accepted. */
#include "load.h"
#include "md5.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PHONES = 20000, GIVE_UP_MS = 32000 };

struct phone {
    char extension[32], password[64];
    int sequence, interval_ms, waited_ms, busy, answered;
    char *request;
    int length;
    uint64_t began;
    struct timer timer;
};

static struct phone phones[MAX_PHONES];
static int loaded;
static struct {
    int active, next, wanted, window, running, accepted, failed, resent;
    uint64_t began, until;
    struct figures took;
} run;

int phones_load(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    while (loaded < MAX_PHONES && fscanf(file, "%31s %63s", phones[loaded].extension, phones[loaded].password) == 2)
        loaded++;
    fclose(file);
    return loaded;
}

int phones_count(void) { return loaded; }

static void fill(void);

static void over(struct phone *phone, int accepted)
{
    timer_stop(&phone->timer);
    free(phone->request);
    phone->request = NULL;
    phone->busy = 0;
    run.running--;
    if (accepted) {
        run.accepted++;
        figures_add(&run.took, (now() - phone->began) / 1000);
    } else {
        run.failed++;
    }
    fill();
}

static void resend(struct timer *timer)
{
    struct phone *phone = OWNER(timer, struct phone, timer);
    phone->waited_ms += phone->interval_ms;
    if (phone->waited_ms >= GIVE_UP_MS) {
        over(phone, 0);
        return;
    }
    phone->interval_ms = phone->interval_ms * 2 > T2_MS ? T2_MS : phone->interval_ms * 2;
    run.resent++;
    sip_send(&agent_socket, &settings.server, phone->request, phone->length);
    timer_set(&phone->timer, phone->interval_ms, resend);
}

static void ask(struct phone *phone, const char *authorization)
{
    char text[SIP_BYTES];
    int index = phone - phones;
    phone->sequence++;
    phone->length = snprintf(text, sizeof text,
                             "REGISTER sip:%s SIP/2.0\r\n"
                             "Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKr%d.%d.%s;rport\r\n"
                             "From: <sip:%s@%s>;tag=r%d\r\nTo: <sip:%s@%s>\r\n"
                             "Call-ID: r%d-%s@load\r\nCSeq: %d REGISTER\r\n"
                             "Contact: <sip:%s@127.0.0.1:%d>\r\nMax-Forwards: 70\r\nExpires: 3600\r\n%s"
                             "Content-Length: 0\r\n\r\n",
                             settings.domain, settings.agent_port, index, phone->sequence, settings.run, phone->extension,
                             settings.domain, index, phone->extension, settings.domain, index, settings.run,
                             phone->sequence, phone->extension, settings.agent_port, authorization);
    free(phone->request);
    phone->request = memcpy(malloc(phone->length), text, phone->length);
    phone->interval_ms = T1_MS;
    phone->waited_ms = 0;
    sip_send(&agent_socket, &settings.server, phone->request, phone->length);
    timer_set(&phone->timer, T1_MS, resend);
}

static void answer_challenge(struct phone *phone, struct text challenge)
{
    char text[1024], secret[33], what[33], response[33], header[1200];
    struct text realm = sip_challenge(challenge, "realm"), nonce = sip_challenge(challenge, "nonce");
    struct text opaque = sip_challenge(challenge, "opaque");
    int protects = sip_challenge(challenge, "qop").length > 0;
    int n = snprintf(text, sizeof text, "%s:%.*s:%s", phone->extension, SHOW(realm), phone->password);
    md5_hex(text, n, secret);
    n = snprintf(text, sizeof text, "REGISTER:sip:%s", settings.domain);
    md5_hex(text, n, what);
    n = snprintf(text, sizeof text, protects ? "%s:%.*s:00000001:1oad:auth:%s" : "%s:%.*s:%s", secret, SHOW(nonce), what);
    md5_hex(text, n, response);
    n = snprintf(header, sizeof header,
                 "Authorization: Digest username=\"%s\", realm=\"%.*s\", nonce=\"%.*s\", uri=\"sip:%s\", "
                 "response=\"%s\", algorithm=MD5%s",
                 phone->extension, SHOW(realm), SHOW(nonce), settings.domain, response,
                 protects ? ", qop=auth, nc=00000001, cnonce=\"1oad\"" : "");
    if (opaque.length)
        n += snprintf(header + n, sizeof header - n, ", opaque=\"%.*s\"", SHOW(opaque));
    snprintf(header + n, sizeof header - n, "\r\n");
    ask(phone, header);
}

int register_take(struct message *message)
{
    if (message->status == 0 || !memmem(message->cseq.at, message->cseq.length, "REGISTER", 8))
        return 0;
    int index = message->call_id.at[0] == 'r' ? atoi(message->call_id.at + 1) : -1;
    if (index < 0 || index >= loaded)
        return 1;
    struct phone *phone = &phones[index];
    if (!phone->busy || atoi(message->cseq.at) != phone->sequence || message->status < 200)
        return 1;
    if ((message->status == 401 || message->status == 407) && !phone->answered) {
        phone->answered = 1;
        answer_challenge(phone, message->challenge);
        return 1;
    }
    if (message->status >= 300 && run.failed < 3)
        fprintf(stderr, "sipload: REGISTER %s: %d\n", phone->extension, message->status);
    over(phone, message->status < 300);
    return 1;
}

static void finish(void)
{
    double seconds = (now() - run.began) / 1e9;
    run.active = 0;
    printf("{\"command\":\"register\",\"accepted\":%d,\"failed\":%d,\"resent\":%d,\"seconds\":%.3f,\"rate\":%.1f,", run.accepted,
           run.failed, run.resent, seconds, run.accepted / seconds);
    figures_print("ms", &run.took);
    printf("}\n");
    command_done();
}

static void fill(void)
{
    static int filling;
    if (filling || !run.active)
        return;
    filling = 1;
    while (run.running < run.window && (run.until ? now() < run.until : run.next < run.wanted)) {
        struct phone *phone = &phones[run.next % loaded];
        if (phone->busy)
            break;
        run.next++;
        run.running++;
        phone->busy = 1;
        phone->answered = 0;
        phone->began = now();
        ask(phone, "");
    }
    filling = 0;
    if (run.running == 0)
        finish();
}

void register_begin(int count, int window, double seconds)
{
    struct figures kept = run.took;
    if (loaded == 0) {
        printf("{\"error\":\"no phones\"}\n");
        command_done();
        return;
    }
    memset(&run, 0, sizeof run);
    run.took = kept;
    figures_clear(&run.took);
    run.active = 1;
    run.wanted = count < loaded ? count : loaded;
    run.window = window < loaded ? window : loaded;
    run.began = now();
    run.until = seconds > 0 ? run.began + (uint64_t)(seconds * 1e9) : 0;
    fill();
}
