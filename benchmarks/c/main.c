/* sipload: callers, agents and their media for a call-centre server on loopback. One process, one thread.
 *
 * usage: sipload --server IP:PORT [--queue NUMBER] [--domain NAME] [--caller-port P] [--agent-port P]
 *                [--agents FILE] [--legs-per-socket N] [--direct]
 * Ports are the system's choice unless given. FILE has rows "extension password". With --direct callers call the agents' port: the generator against itself.
 *
 * Commands, one a line on standard input; each is answered by one line of JSON when it is over. `media` runs beside others.
 *   register COUNT WINDOW          every phone once, WINDOW at a time
 *   flood SECONDS WINDOW           registrations for that long
 *   calls RATE SECONDS HOLD_MS     calls that end HOLD_MS after their answer
 *   stand COUNT RATE [media]       calls that stay; answered when all are up
 *   wait COUNT RATE                callers that stay in the queue
 *   media WARM SECONDS [listen]    RTP on all legs that stand
 *   release RATE [FILE]            ends what stands; FILE gets rows "number bridged-milliseconds"
 *   wire FILE                      legs without SIP, for a relay on the ports in FILE
 *   quit
 */
#include "load.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct settings settings = {.legs_per_socket = 8};
struct sip_socket caller_socket, agent_socket;
static char pending[4096];
static int pended, leaving;

void command_done(void) { fflush(stdout); }

static void refuse(const char *why)
{
    printf("{\"error\":\"%s\"}\n", why);
    command_done();
}

static void command(char *line)
{
    char name[32] = "", word[256] = "";
    double a = 0, b = 0, c = 0;
    sscanf(line, "%31s", name);
    int numbers = sscanf(line, "%*s %lf %lf %lf", &a, &b, &c);
    const char *last = strrchr(line, ' ');
    if (last)
        sscanf(last + 1, "%255s", word);
    if (!strcmp(name, "register") && numbers == 2)
        register_begin((int)a, (int)b, 0);
    else if (!strcmp(name, "flood") && numbers == 2)
        register_begin(0, (int)b, a);
    else if (!strcmp(name, "calls") && numbers == 3)
        calls_begin(a, b, (int)c);
    else if (!strcmp(name, "stand") && numbers >= 2)
        stand_begin((int)a, b, !strcmp(word, "media"));
    else if (!strcmp(name, "wait") && numbers >= 2)
        wait_begin((int)a, b);
    else if (!strcmp(name, "media") && numbers == 2)
        media_begin(a, b, strcmp(word, "listen") != 0);
    else if (!strcmp(name, "release") && numbers >= 1)
        release_begin(a, strchr(word, '/') ? word : NULL);
    else if (!strcmp(name, "wire") && media_wire(word)) {
        printf("{\"command\":\"wire\",\"legs\":%d}\n", media_legs());
        command_done();
    } else if (!strcmp(name, "quit"))
        leaving = 1;
    else
        refuse("unknown command");
}

static void input_ready(void *unused)
{
    (void)unused;
    int got = read(STDIN_FILENO, pending + pended, sizeof pending - pended - 1);
    if (got == 0)
        leaving = 1;
    if (got <= 0)
        return;
    pended += got;
    pending[pended] = 0;
    for (char *end; (end = strchr(pending, '\n'));) {
        *end = 0;
        command(pending);
        pended -= end + 1 - pending;
        memmove(pending, end + 1, pended + 1);
    }
}

static void set_server(const char *text)
{
    char ip[16];
    int port;
    if (sscanf(text, "%15[0-9.]:%d", ip, &port) != 2 || strncmp(ip, "127.", 4) != 0) {
        fprintf(stderr, "sipload: --server takes a loopback address with a port\n");
        exit(2);
    }
    settings.server = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(port)};
    inet_aton(ip, &settings.server.sin_addr);
    snprintf(settings.server_text, sizeof settings.server_text, "%s:%d", ip, port);
}

static void options(int argc, char **argv)
{
    const char *queue = "700", *domain = NULL, *agents = NULL;
    set_server("127.0.0.1:5060");
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (!strcmp(argv[i], "--direct")) {
            settings.direct = 1;
            continue;
        }
        i++;
        if (!strcmp(argv[i - 1], "--server"))
            set_server(value);
        else if (!strcmp(argv[i - 1], "--queue"))
            queue = value;
        else if (!strcmp(argv[i - 1], "--domain"))
            domain = value;
        else if (!strcmp(argv[i - 1], "--agents"))
            agents = value;
        else if (!strcmp(argv[i - 1], "--caller-port"))
            settings.caller_port = atoi(value);
        else if (!strcmp(argv[i - 1], "--agent-port"))
            settings.agent_port = atoi(value);
        else if (!strcmp(argv[i - 1], "--legs-per-socket"))
            settings.legs_per_socket = atoi(value);
        else {
            fprintf(stderr, "sipload: what is %s?\n", argv[i - 1]);
            exit(2);
        }
    }
    snprintf(settings.domain, sizeof settings.domain, "%s", domain ? domain : settings.server_text);
    snprintf(settings.queue, sizeof settings.queue, "sip:%s@%s", queue, settings.server_text);
    snprintf(settings.run, sizeof settings.run, "%x", (unsigned)getpid());
    if (agents && phones_load(agents) == 0) {
        fprintf(stderr, "sipload: no phones in %s\n", agents);
        exit(2);
    }
}

int main(int argc, char **argv)
{
    options(argc, argv);
    timers_start();
    sip_open(&caller_socket, settings.caller_port, caller_take);
    sip_open(&agent_socket, settings.agent_port, agent_take);
    settings.caller_port = caller_socket.port;
    settings.agent_port = agent_socket.port;
    if (settings.direct)
        settings.server.sin_port = htons(agent_socket.port);
    fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
    poll_add(STDIN_FILENO, input_ready, NULL);
    printf("{\"ready\":true}\n");
    command_done();
    while (!leaving) {
        calls_work();
        media_work();
        if (media_running()) {
            /* Sleeping on the clock, not on the sockets: waking us for each packet would be charged to the server. */
            timers_nap();
            while (poll_wait(0) > 0)
                media_work();
        } else {
            poll_wait(1);
        }
        timers_run();
    }
    return 0;
}
