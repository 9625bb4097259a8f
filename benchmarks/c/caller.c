/* The callers' side: a trunk's switch that sends calls to the queue from one port. */
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANSWER_WAIT_MS = 20000, BYE_WAIT_MS = 10000, BYE_SEQUENCE = 2 };

static int request(char *out, const struct call *call, const char *method, int sequence, const char *uri, const char *rest)
{
    return sprintf(out,
                   "%s %s SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKc%u.%d.%s;rport\r\n"
                   "From: <sip:%u@127.0.0.1:%d>;tag=c%u\r\nTo: <%s>%s%s\r\nCall-ID: c%u-%s@load\r\nCSeq: %d %s\r\n"
                   "Max-Forwards: 70\r\n%s",
                   method, uri, settings.caller_port, call->id, sequence, settings.run, call->id + FIRST_NUMBER,
                   settings.caller_port, call->id, settings.queue, call->to_tag[0] ? ";tag=" : "", call->to_tag, call->id,
                   settings.run, sequence, method, rest);
}

static void send_invite(struct call *call)
{
    char text[SIP_BYTES], sdp[256], rest[512];
    int length = sdp_write(sdp, sizeof sdp, call->media[0] ? media_port(call->media[0]) : sink_port());
    snprintf(rest, sizeof rest, "Contact: <sip:%u@127.0.0.1:%d>\r\nContent-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s",
             call->id + FIRST_NUMBER, settings.caller_port, length, sdp);
    length = request(text, call, "INVITE", 1, settings.queue, rest);
    sip_send(&caller_socket, &settings.server, text, length);
}

static void send_bye(struct call *call)
{
    char text[SIP_BYTES];
    int length = request(text, call, "BYE", BYE_SEQUENCE, call->target, "Content-Length: 0\r\n\r\n");
    sip_send(&caller_socket, &settings.server, text, length);
}

static void failed(struct call *call)
{
    call->caller = CALLER_DONE;
    timer_stop(&call->timer);
    call_judge(call, 1);
}

static void invite_timer(struct timer *timer)
{
    struct call *call = OWNER(timer, struct call, timer);
    if (now() >= call->give_up) {
        char text[SIP_BYTES];
        int length = request(text, call, "CANCEL", 1, settings.queue, "Content-Length: 0\r\n\r\n");
        sip_send(&caller_socket, &settings.server, text, length);
        tally.no_answer++;
        failed(call);
        return;
    }
    if (!call->provisional) {
        tally.resent++;
        send_invite(call);
        call->interval_ms *= 2;
    }
    timer_set(timer, call->interval_ms, invite_timer);
}

void caller_invite(struct call *call)
{
    call->caller = CALLER_INVITING;
    call->interval_ms = T1_MS;
    call->invited = now();
    call->give_up = call->invited + (uint64_t)ANSWER_WAIT_MS * MILLI;
    send_invite(call);
    timer_set(&call->timer, T1_MS, invite_timer);
}

static void bye_timer(struct timer *timer)
{
    struct call *call = OWNER(timer, struct call, timer);
    if (now() >= call->give_up) {
        tally.no_bye_answer++;
        failed(call);
        return;
    }
    call->interval_ms = call->interval_ms * 2 > T2_MS ? T2_MS : call->interval_ms * 2;
    tally.resent++;
    send_bye(call);
    timer_set(timer, call->interval_ms, bye_timer);
}

void caller_leave(struct call *call)
{
    if (call->caller != CALLER_UP)
        return;
    call->caller = CALLER_LEAVING;
    call->left = now();
    call->interval_ms = T1_MS;
    call->give_up = call->left + (uint64_t)BYE_WAIT_MS * MILLI;
    send_bye(call);
    timer_set(&call->timer, T1_MS, bye_timer);
}

static void hold_timer(struct timer *timer) { caller_leave(OWNER(timer, struct call, timer)); }

/* Answers to an ACK there are none, so it is made from the response alone and again for each that comes again. */
static void acknowledge(struct message *message)
{
    char text[SIP_BYTES];
    struct text target = sip_address(message->contact);
    int whole = message->status < 300 && target.length;
    int length;
    if (whole)
        length = sprintf(text, "ACK %.*s SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKk%.*s;rport\r\n", SHOW(target),
                         settings.caller_port, SHOW(sip_parameter(message->from, "tag")));
    else
        length = sprintf(text, "ACK %s SIP/2.0\r\nVia: %.*s\r\n", settings.queue, SHOW(message->via[0]));
    length += sprintf(text + length,
                      "From: %.*s\r\nTo: %.*s\r\nCall-ID: %.*s\r\nCSeq: %d ACK\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                      SHOW(message->from), SHOW(message->to), SHOW(message->call_id), atoi(message->cseq.at));
    sip_send(&caller_socket, &settings.server, text, length);
}

static void answered(struct call *call, struct message *message)
{
    struct sockaddr_in rtp;
    call->caller = CALLER_UP;
    call->answered = message->at;
    timer_stop(&call->timer);
    snprintf(call->to_tag, sizeof call->to_tag, "%.*s", SHOW(sip_parameter(message->to, "tag")));
    snprintf(call->target, sizeof call->target, "%.*s", SHOW(sip_address(message->contact)));
    if (call->media[0] && sdp_target(message->body, &rtp))
        media_join(call->media[0], &rtp);
    if (call->kind == PASSING)
        timer_set(&call->timer, calls_hold_ms(), hold_timer);
    calls_work();
}

static void refused(struct call *call, struct message *message)
{
    call->status = message->status;
    if (message->status < 700)
        tally.codes[message->status]++;
    if (message->status == 503) {
        tally.refused++;
        tally.without_retry_after += message->retry_after.length == 0;
        figures_add(&tally.refusals, (message->at - call->invited) / 1000);
    }
    failed(call);
}

static void invite_answered(struct call *call, struct message *message)
{
    if (message->status >= 200)
        acknowledge(message);
    if (!call || call->caller != CALLER_INVITING)
        return;
    if (message->status < 200)
        call->provisional = 1;
    else if (message->status < 300)
        answered(call, message);
    else
        refused(call, message);
}

static void bye_answered(struct call *call)
{
    if (!call || call->caller != CALLER_LEAVING)
        return;
    timer_stop(&call->timer);
    call->caller = CALLER_DONE;
    call_judge(call, 0);
}

static void hung_up(struct call *call, struct message *message)
{
    char text[SIP_BYTES];
    int length = sip_answer(text, message, 200, NULL, NULL, NULL);
    sip_send(&caller_socket, &message->source, text, length);
    if (call && call->caller == CALLER_UP) {
        tally.hung_up++;
        failed(call);
    }
}

void caller_take(struct message *message)
{
    struct call *call = message->call_id.at[0] == 'c' ? call_find(strtoul(message->call_id.at + 1, NULL, 10)) : NULL;
    if (message->status == 0) {
        if (text_is(message->method, "BYE"))
            hung_up(call, message);
        else
            common_take(&caller_socket, message, call && call->media[0] ? media_port(call->media[0]) : sink_port());
    } else if (memmem(message->cseq.at, message->cseq.length, "INVITE", 6)) {
        invite_answered(call, message);
    } else if (memmem(message->cseq.at, message->cseq.length, "BYE", 3) && message->status >= 200) {
        bye_answered(call);
    }
}

int common_take(struct sip_socket *socket, struct message *message, int rtp_port)
{
    char text[SIP_BYTES], contact[64], sdp[256];
    int offered = message->body.length > 0;
    if (text_is(message->method, "ACK"))
        return 1;
    int invite = text_is(message->method, "INVITE");
    snprintf(contact, sizeof contact, "<sip:load@127.0.0.1:%d>", socket->port);
    sdp_write(sdp, sizeof sdp, rtp_port);
    int length = sip_answer(text, message, 200, "late", contact, invite || offered ? sdp : NULL);
    sip_send(socket, &message->source, text, length);
    return 1;
}
