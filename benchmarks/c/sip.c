/* Just enough SIP text for a load generator: it reads what a well-behaved server writes. */
#include "load.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct header_name {
    const char *name;
    char compact;
    size_t field;
};

static const struct header_name names[] = {
    {"From", 'f', offsetof(struct message, from)},
    {"To", 't', offsetof(struct message, to)},
    {"Call-ID", 'i', offsetof(struct message, call_id)},
    {"CSeq", 0, offsetof(struct message, cseq)},
    {"Contact", 'm', offsetof(struct message, contact)},
    {"WWW-Authenticate", 0, offsetof(struct message, challenge)},
    {"Proxy-Authenticate", 0, offsetof(struct message, challenge)},
    {"Retry-After", 0, offsetof(struct message, retry_after)},
};

int text_is(struct text text, const char *word)
{
    return text.length == (int)strlen(word) && strncasecmp(text.at, word, text.length) == 0;
}

static int names_header(struct text name, const char *full, char compact)
{
    return text_is(name, full) || (compact && name.length == 1 && (name.at[0] | 32) == compact);
}

static struct text trim(struct text text)
{
    while (text.length && (*text.at == ' ' || *text.at == '\t'))
        text.at++, text.length--;
    while (text.length && (text.at[text.length - 1] == ' ' || text.at[text.length - 1] == '\t'))
        text.length--;
    return text;
}

static void take_header(struct message *message, const char *line, int length)
{
    const char *colon = memchr(line, ':', length);
    if (!colon)
        return;
    struct text name = trim((struct text){line, colon - line});
    struct text value = trim((struct text){colon + 1, length - (int)(colon - line) - 1});
    if (names_header(name, "Via", 'v')) {
        if (message->vias < MAX_VIAS)
            message->via[message->vias++] = value;
        return;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text *field = (struct text *)((char *)message + names[i].field);
        /* The first of several challenges is the one we answer when it is MD5; phones.c picks among them. */
        if (names_header(name, names[i].name, names[i].compact) &&
            (!field->length || (field == &message->challenge && memmem(value.at, value.length, "MD5", 3)))) {
            *field = value;
            return;
        }
    }
}

static int take_first(struct message *message, const char *line, int length)
{
    if (length > 12 && memcmp(line, "SIP/2.0 ", 8) == 0) {
        message->status = atoi(line + 8);
        return message->status >= 100;
    }
    const char *space = memchr(line, ' ', length);
    if (!space)
        return 0;
    const char *end = memchr(space + 1, ' ', line + length - space - 1);
    if (!end)
        return 0;
    message->method = (struct text){line, space - line};
    message->uri = (struct text){space + 1, end - space - 1};
    return 1;
}

int sip_parse(struct message *message, const char *bytes, int length)
{
    const char *end = bytes + length, *line = bytes;
    for (int first = 1; line < end; first = 0) {
        const char *stop = memmem(line, end - line, "\r\n", 2);
        if (!stop)
            return 0;
        if (stop == line) {
            message->body = (struct text){line + 2, end - line - 2};
            return message->call_id.length > 0 && message->cseq.length > 0;
        }
        if (first && !take_first(message, line, stop - line))
            return 0;
        if (!first)
            take_header(message, line, stop - line);
        line = stop + 2;
    }
    return 0;
}

struct text sip_parameter(struct text header, const char *name)
{
    size_t length = strlen(name);
    const char *end = header.at + header.length, *close = memchr(header.at ? header.at : "", '>', header.length);
    for (const char *p = close ? close : header.at; p && p < end; p++) {
        p = memchr(p, ';', end - p);
        if (!p)
            break;
        if (end - p > (long)length + 1 && strncasecmp(p + 1, name, length) == 0 && p[1 + length] == '=') {
            const char *value = p + length + 2, *stop = value;
            while (stop < end && *stop != ';' && *stop != ' ' && *stop != ',')
                stop++;
            return (struct text){value, stop - value};
        }
    }
    return (struct text){"", 0};
}

struct text sip_challenge(struct text header, const char *name)
{
    size_t length = strlen(name);
    for (int i = 0; i + (int)length + 1 < header.length; i++) {
        const char *p = header.at + i;
        int starts = i == 0 || p[-1] == ' ' || p[-1] == ',';
        if (!starts || strncasecmp(p, name, length) != 0 || p[length] != '=')
            continue;
        const char *value = p + length + 1, *end = header.at + header.length;
        int quoted = *value == '"';
        value += quoted;
        const char *stop = value;
        while (stop < end && (quoted ? *stop != '"' : *stop != ',' && *stop != ' '))
            stop++;
        return (struct text){value, stop - value};
    }
    return (struct text){"", 0};
}

struct text sip_address(struct text header)
{
    const char *open = memchr(header.at ? header.at : "", '<', header.length);
    if (!open)
        return header;
    const char *close = memchr(open, '>', header.at + header.length - open);
    return close ? (struct text){open + 1, close - open - 1} : header;
}

struct text sip_user(struct text header)
{
    struct text uri = sip_address(header);
    const char *colon = memchr(uri.at ? uri.at : "", ':', uri.length);
    const char *sign = memchr(uri.at ? uri.at : "", '@', uri.length);
    return colon && sign && colon < sign ? (struct text){colon + 1, sign - colon - 1} : (struct text){"", 0};
}

int sdp_target(struct text body, struct sockaddr_in *target)
{
    const char *address = memmem(body.at, body.length, "c=IN IP4 ", 9);
    const char *audio = memmem(body.at, body.length, "m=audio ", 8);
    char dotted[16];
    if (!address || !audio || sscanf(address + 9, "%15[0-9.]", dotted) != 1)
        return 0;
    *target = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(atoi(audio + 8))};
    return inet_aton(dotted, &target->sin_addr);
}

int sdp_write(char *out, int room, int rtp_port)
{
    return snprintf(out, room,
                    "v=0\r\no=load 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                    "m=audio %d RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=ptime:20\r\n",
                    rtp_port);
}

int sip_answer(char *out, const struct message *to, int status, const char *tag, const char *contact, const char *body)
{
    int n = sprintf(out, "SIP/2.0 %d %s\r\n", status, status == 200 ? "OK" : status == 180 ? "Ringing" : "No");
    for (int i = 0; i < to->vias; i++)
        n += sprintf(out + n, "Via: %.*s\r\n", SHOW(to->via[i]));
    n += sprintf(out + n, "From: %.*s\r\nTo: %.*s", SHOW(to->from), SHOW(to->to));
    if (tag && !sip_parameter(to->to, "tag").length)
        n += sprintf(out + n, ";tag=%s", tag);
    n += sprintf(out + n, "\r\nCall-ID: %.*s\r\nCSeq: %.*s\r\n", SHOW(to->call_id), SHOW(to->cseq));
    if (contact)
        n += sprintf(out + n, "Contact: %s\r\n", contact);
    if (body)
        n += sprintf(out + n, "Content-Type: application/sdp\r\n");
    return n + sprintf(out + n, "Content-Length: %zu\r\n\r\n%s", body ? strlen(body) : 0, body ? body : "");
}
