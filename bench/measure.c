/* measure FILE COMMAND...: runs a command, and writes its seconds, its CPU seconds and its peak memory to FILE as JSON, as
   /usr/bin/time would. A process begins with the peak of the one that it is forked from: a small parent adds none. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  double start = now();
  pid_t child = fork();
  if (child < 0) return 2;
  if (child == 0) {
    execvp(argv[2], argv + 2);
    _exit(127);
  }
  int status;
  struct rusage used;
  if (wait4(child, &status, 0, &used) != child) return 2;
  double seconds = now() - start;
#ifdef __APPLE__
  double peak = used.ru_maxrss;
#else
  double peak = used.ru_maxrss * 1024.0;
#endif
  FILE *out = fopen(argv[1], "w");
  if (!out) return 2;
  double cpu = used.ru_utime.tv_sec + used.ru_utime.tv_usec / 1e6 + used.ru_stime.tv_sec + used.ru_stime.tv_usec / 1e6;
  fprintf(out, "{\"seconds\":%.6f,\"cpuSeconds\":%.6f,\"peakBytes\":%.0f}\n", seconds, cpu, peak);
  fclose(out);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
