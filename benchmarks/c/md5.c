#include "md5.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint32_t sines[64];
static const int turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

static uint32_t rotate(uint32_t x, int by) { return x << by | x >> (32 - by); }

static void block(uint32_t state[4], const unsigned char *bytes)
{
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3], words[16];
    memcpy(words, bytes, sizeof words);
    for (int i = 0; i < 64; i++) {
        uint32_t f;
        int word;
        switch (i / 16) {
        case 0: f = (b & c) | (~b & d); word = i; break;
        case 1: f = (d & b) | (~d & c); word = (5 * i + 1) % 16; break;
        case 2: f = b ^ c ^ d; word = (3 * i + 5) % 16; break;
        default: f = c ^ (b | ~d); word = (7 * i) % 16; break;
        }
        uint32_t next = b + rotate(a + f + sines[i] + words[word], turns[i / 16][i % 4]);
        a = d;
        d = c;
        c = b;
        b = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
}

void md5_hex(const char *text, size_t length, char out[33])
{
    if (sines[0] == 0)
        for (int i = 0; i < 64; i++)
            sines[i] = (uint32_t)(fabs(sin(i + 1)) * 4294967296.0);
    uint32_t state[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    size_t whole = length / 64 * 64;
    for (size_t i = 0; i < whole; i += 64)
        block(state, (const unsigned char *)text + i);
    unsigned char tail[128] = {0};
    size_t rest = length - whole, size = rest < 56 ? 64 : 128;
    memcpy(tail, text + whole, rest);
    tail[rest] = 0x80;
    uint64_t bits = (uint64_t)length * 8;
    memcpy(tail + size - 8, &bits, 8);
    for (size_t i = 0; i < size; i += 64)
        block(state, tail + i);
    const unsigned char *sum = (const unsigned char *)state;
    for (int i = 0; i < 16; i++)
        sprintf(out + 2 * i, "%02x", sum[i]);
}
