/* Put before the C library of a program under test: lets what is written below FAULT_UNDER fail with the error number that the
 * file FAULT_FILE holds; as long as there is no such file, or it is empty, all goes well. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fault(void) {
    const char *file = getenv("FAULT_FILE");
    static int (*plain_open)(const char *, int, ...);
    static ssize_t (*plain_read)(int, void *, size_t);
    if (!plain_open) { plain_read = dlsym(RTLD_NEXT, "read"); plain_open = dlsym(RTLD_NEXT, "open64"); }
    int fd = file ? plain_open(file, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0) return 0;
    char text[16] = {0};
    ssize_t got = plain_read(fd, text, sizeof text - 1);
    close(fd);
    return got > 0 ? atoi(text) : 0;
}

static int is_below(const char *path) {
    const char *under = getenv("FAULT_UNDER");
    return under && strncmp(path, under, strlen(under)) == 0;
}

static int fails(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    int error = is_below(path) ? fault() : 0;
    if (error) errno = error;
    return error;
}

#define PLAIN(name) static __typeof__(&name) plain; if (!plain) plain = dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t count) { PLAIN(write); return fails(fd) ? -1 : plain(fd, bytes, count); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { PLAIN(pwrite); return fails(fd) ? -1 : plain(fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { PLAIN(pwrite64); return fails(fd) ? -1 : plain(fd, bytes, count, at); }
int ftruncate(int fd, off_t length) { PLAIN(ftruncate); return fails(fd) ? -1 : plain(fd, length); }
int ftruncate64(int fd, off64_t length) { PLAIN(ftruncate64); return fails(fd) ? -1 : plain(fd, length); }
int fsync(int fd) { PLAIN(fsync); return fails(fd) ? -1 : plain(fd); }
int fdatasync(int fd) { PLAIN(fdatasync); return fails(fd) ? -1 : plain(fd); }

/* A file system that may not be written (EROFS, 30) refuses to open for writing. */
static int refuses(const char *path, int flags) {
    if ((flags & O_ACCMODE) == O_RDONLY && !(flags & O_CREAT)) return 0;
    if (!is_below(path) || fault() != EROFS) return 0;
    errno = EROFS;
    return 1;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { PLAIN(open); MODE; return refuses(path, flags) ? -1 : plain(path, flags, mode); }
int open64(const char *path, int flags, ...) { PLAIN(open64); MODE; return refuses(path, flags) ? -1 : plain(path, flags, mode); }
