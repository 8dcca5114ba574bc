// The clock of a program that is started with this library in LD_PRELOAD: the system's, plus the seconds that stand in the file that
// ASSENT_TEST_CLOCK names. Only the time of day is another one, as after somebody set the clock; timers and monotonic clocks go on. libfaketime
// shifts those, too: a program in which the clock is set back by an hour then sleeps an hour too long.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long long difference(void) {
  const char *path = getenv("ASSENT_TEST_CLOCK");
  char text[32];
  int before = errno, file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  ssize_t count = file < 0 ? 0 : read(file, text, sizeof text - 1);
  if (file >= 0) close(file);
  errno = before;
  if (count <= 0) return 0;
  text[count] = 0;
  return strtoll(text, NULL, 10);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  long result = syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += difference();
  return (int)result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  long result = syscall(SYS_gettimeofday, now, zone);
  if (result == 0) now->tv_sec += difference();
  return (int)result;
}

time_t time(time_t *now) {
  struct timespec precise;
  if (clock_gettime(CLOCK_REALTIME, &precise) != 0) return -1;
  if (now) *now = precise.tv_sec;
  return precise.tv_sec;
}
