/* MD5 (RFC 1321), only for digest authentication (RFC 2617 and 7616). */
#ifndef MD5_H
#define MD5_H
#include <stddef.h>

/* Writes the 32 lower-case hexadecimal digits of the sum and a final zero. */
void md5_hex(const char *text, size_t length, char out[33]);
#endif
