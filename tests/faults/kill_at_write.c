/* A library to preload: the process ends itself with SIGKILL at its n-th write to a file below a folder.
 *
 *   KILL_FOLDER   only files below this folder count
 *   KILL_AT       which write, counted from 1; 0 = none
 *   KILL_TORN     1 = half of the bytes are written first
 *   KILL_COUNT    at exit the number of writes is put into this file
 *
 * What counts: write, pwrite, fsync, fdatasync, ftruncate, unlink. Built by tests/faults/writes.py.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static long done;

static int below(const char *path) {
    const char *folder = getenv("KILL_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int counts(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return below(path);
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* 0 = go on, 1 = this is the one */
static int step(void) {
    const char *at = getenv("KILL_AT");
    return ++done == (at ? atol(at) : 0);
}

static int torn(void) {
    const char *torn = getenv("KILL_TORN");
    return torn && *torn == '1';
}

ssize_t write(int fd, const void *data, size_t size) {
    if (counts(fd) && step()) {
        if (torn()) syscall(SYS_write, fd, data, size / 2);
        die();
    }
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    return real(fd, data, size);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    if (counts(fd) && step()) {
        if (torn()) syscall(SYS_pwrite64, fd, data, size / 2, at);
        die();
    }
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    return real(fd, data, size, at);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

#define ON_FD(name)                                         \
    int name(int fd) {                                      \
        if (counts(fd) && step()) die();                    \
        static int (*real)(int);                            \
        if (!real) real = dlsym(RTLD_NEXT, #name);          \
        return real(fd);                                    \
    }
ON_FD(fsync)
ON_FD(fdatasync)

int ftruncate64(int fd, off64_t size) {
    if (counts(fd) && step()) die();
    static int (*real)(int, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "ftruncate64");
    return real(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
    if (below(path) && step()) die();
    static int (*real)(const char *);
    if (!real) real = dlsym(RTLD_NEXT, "unlink");
    return real(path);
}

__attribute__((destructor)) static void tell(void) {
    const char *name = getenv("KILL_COUNT");
    if (!name || !done) return;
    FILE *stream = fopen(name, "w");
    if (stream) { fprintf(stream, "%ld", done); fclose(stream); }
}
