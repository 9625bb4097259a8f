/* The agents' side: every INVITE is answered at once. The caller's number in From says which call it is. */
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACK_WAIT_MS = 32000 };

static void answer(struct message *to, int status, const char *tag, const char *contact, const char *body)
{
    char text[SIP_BYTES];
    int length = sip_answer(text, to, status, tag, contact, body);
    sip_send(&agent_socket, &to->source, text, length);
}

static struct call *call_of(struct text number)
{
    char digits[16] = "";
    if (number.length < (int)sizeof digits)
        memcpy(digits, number.at, number.length);
    long value = atol(digits);
    return value >= FIRST_NUMBER ? call_find(value - FIRST_NUMBER) : NULL;
}

static int same_dialog(struct call *call, struct text id)
{
    return call->agent != AGENT_NONE && (int)strlen(call->agent_call_id) == id.length &&
           memcmp(call->agent_call_id, id.at, id.length) == 0;
}

static void resend(struct timer *timer)
{
    struct call *call = OWNER(timer, struct call, agent_timer);
    call->agent_interval_ms = call->agent_interval_ms * 2 > T2_MS ? T2_MS : call->agent_interval_ms * 2;
    tally.resent++;
    sip_send(&agent_socket, &call->agent_peer, call->agent_answer, call->agent_answer_length);
    timer_set(&call->agent_timer, call->agent_interval_ms, resend);
}

void agent_forget(struct call *call)
{
    timer_stop(&call->agent_timer);
    free(call->agent_answer);
    call->agent_answer = NULL;
}

static void invited(struct message *message)
{
    char tag[48], contact[96], text[SIP_BYTES], sdp[256];
    struct text to = sip_user(message->to);
    struct call *call = call_of(sip_user(message->from));
    struct sockaddr_in rtp;
    if (!call || call->caller == CALLER_DONE) {
        tally.orphans++;
        answer(message, 486, "orphan", NULL, NULL);
        return;
    }
    if (same_dialog(call, message->call_id)) {
        if (call->agent_answer)
            sip_send(&agent_socket, &call->agent_peer, call->agent_answer, call->agent_answer_length);
        return;
    }
    agent_forget(call);
    call->offers++;
    call->agent = AGENT_ANSWERED;
    call->rung = message->at;
    call->agent_peer = message->source;
    snprintf(call->agent_call_id, sizeof call->agent_call_id, "%.*s", SHOW(message->call_id));
    snprintf(tag, sizeof tag, "a%u.%d", call->id, call->offers);
    answer(message, 180, tag, NULL, NULL);
    if (call->media[1] && sdp_target(message->body, &rtp))
        media_join(call->media[1], &rtp);
    sdp_write(sdp, sizeof sdp, call->media[1] ? media_port(call->media[1]) : sink_port());
    snprintf(contact, sizeof contact, "<sip:%.*s@127.0.0.1:%d>", SHOW(to), settings.agent_port);
    call->agent_answer_length = sip_answer(text, message, 200, tag, contact, sdp);
    call->agent_answer = memcpy(malloc(call->agent_answer_length), text, call->agent_answer_length);
    sip_send(&agent_socket, &call->agent_peer, call->agent_answer, call->agent_answer_length);
    call->agent_interval_ms = T1_MS;
    timer_set(&call->agent_timer, T1_MS, resend);
}

/* Our tag in To carries the number of the call and of the offer. */
static struct call *call_of_tag(struct message *message)
{
    struct text tag = sip_parameter(message->to, "tag");
    struct call *call = tag.length > 1 && tag.at[0] == 'a' ? call_find(strtoul(tag.at + 1, NULL, 10)) : NULL;
    return call && same_dialog(call, message->call_id) ? call : NULL;
}

static void acknowledged(struct message *message)
{
    struct call *call = call_of_tag(message);
    if (!call || call->agent != AGENT_ANSWERED)
        return;
    agent_forget(call);
    call->agent = AGENT_UP;
    call->joined = message->at;
    struct sockaddr_in rtp;
    if (call->media[1] && message->body.length && sdp_target(message->body, &rtp))
        media_join(call->media[1], &rtp);
    calls_work();
}

static void ended(struct message *message)
{
    answer(message, 200, NULL, NULL, NULL);
    struct call *call = call_of_tag(message);
    if (!call || call->agent == AGENT_DONE)
        return;
    agent_forget(call);
    /* A leg that ends before the caller left was only a failed offer, or the call is broken: judged at the end. */
    call->agent = call->agent == AGENT_UP ? AGENT_DONE : AGENT_NONE;
    call_judge(call, 0);
}

void agent_take(struct message *message)
{
    if (message->status) {
        register_take(message);
    } else if (text_is(message->method, "INVITE") && !sip_parameter(message->to, "tag").length) {
        invited(message);
    } else if (text_is(message->method, "ACK")) {
        acknowledged(message);
    } else if (text_is(message->method, "BYE")) {
        ended(message);
    } else if (text_is(message->method, "CANCEL")) {
        /* Always late: the INVITE has been answered already. */
        answer(message, 200, "late", NULL, NULL);
    } else {
        struct call *call = call_of_tag(message);
        common_take(&agent_socket, message, call && call->media[1] ? media_port(call->media[1]) : sink_port());
    }
}
