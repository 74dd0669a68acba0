/* A disk that takes its time: every fsync waits first, once the file named by SLOW_DISK_ONCE is there.
 * Each is noted in SLOW_DISK_LOG as "begin end main" in nanoseconds of the monotonic clock; main is 1 on the first thread. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000000000LL + at.tv_nsec;
}

static int slowly(const char *name, int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    const char *once = getenv("SLOW_DISK_ONCE"), *log = getenv("SLOW_DISK_LOG"), *ms = getenv("SLOW_DISK_MS");
    if (!once || !log || !ms || access(once, F_OK) != 0)
        return real(file);
    long long begin = now(), wait = atoll(ms) * 1000000LL;
    struct timespec span = {wait / 1000000000LL, wait % 1000000000LL};
    nanosleep(&span, NULL);
    int result = real(file);
    char line[80];
    int length = snprintf(line, sizeof line, "%lld %lld %d\n", begin, now(), (int)(syscall(SYS_gettid) == getpid()));
    int to = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (to >= 0) {
        if (write(to, line, length) < 0) { /* nobody to tell */
        }
        close(to);
    }
    return result;
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
