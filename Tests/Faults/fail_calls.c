// Copyright: part of Entente, Apache License 2.0.
// Loaded before the C library (LD_PRELOAD), makes the n-th of a kind of system calls fail, or kills the process there.
//
//   FAIL_CALL    open, read, write, rename, fsync, link or mkdir
//   FAIL_AT      which of them fails, from 1; 0 for none
//   FAIL_ERRNO   the error number
//   FAIL_ALL     if set, all that follow fail too
//   FAIL_KILL    if set, the process is killed instead
//   FAIL_COUNT   a file that is told, at the end, how many there were
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *kind;
static long failing_number;
static int failing_errno = EIO;
static int fails_all;
static int kills;
static atomic_long count;

__attribute__((constructor)) static void begin(void) {
  kind = getenv("FAIL_CALL");
  const char *text = getenv("FAIL_AT");
  failing_number = text ? atol(text) : 0;
  if ((text = getenv("FAIL_ERRNO"))) failing_errno = atoi(text);
  fails_all = getenv("FAIL_ALL") != NULL;
  kills = getenv("FAIL_KILL") != NULL;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAIL_COUNT");
  if (!path) return;
  kind = NULL;
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%ld", (long)count);
  fclose(file);
}

static int fails(const char *name) {
  if (!kind || strcmp(kind, name) != 0) return 0;
  long number = atomic_fetch_add(&count, 1) + 1;
  if (!failing_number || number < failing_number || (number > failing_number && !fails_all)) return 0;
  if (kills) kill(getpid(), SIGKILL);
  errno = failing_errno;
  return 1;
}

#define NEXT(name) __typeof__(name) *next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define OPEN(name)                                                     \
  int name(const char *path, int flags, ...) {                         \
    if (fails("open")) return -1;                                      \
    NEXT(name);                                                        \
    va_list list;                                                      \
    va_start(list, flags);                                             \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; \
    va_end(list);                                                      \
    return next(path, flags, mode);                                    \
  }
OPEN(open)
OPEN(open64)

ssize_t read(int descriptor, void *bytes, size_t length) {
  if (fails("read")) return -1;
  NEXT(read);
  return next(descriptor, bytes, length);
}

ssize_t pread(int descriptor, void *bytes, size_t length, off_t offset) {
  if (fails("read")) return -1;
  NEXT(pread);
  return next(descriptor, bytes, length, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  // What is said to a person is not counted: it would hide what it says.
  if (descriptor != STDERR_FILENO && fails("write")) return -1;
  NEXT(write);
  return next(descriptor, bytes, length);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  if (fails("write")) return -1;
  NEXT(pwrite);
  return next(descriptor, bytes, length, offset);
}

int rename(const char *from, const char *to) {
  if (fails("rename")) return -1;
  NEXT(rename);
  return next(from, to);
}

int fsync(int descriptor) {
  if (fails("fsync")) return -1;
  NEXT(fsync);
  return next(descriptor);
}

int link(const char *from, const char *to) {
  if (fails("link")) return -1;
  NEXT(link);
  return next(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
  if (fails("link")) return -1;
  NEXT(linkat);
  return next(from_folder, from, to_folder, to, flags);
}

int mkdir(const char *path, mode_t mode) {
  if (fails("mkdir")) return -1;
  NEXT(mkdir);
  return next(path, mode);
}
