#ifndef ASSENT_CLINUX_H
#define ASSENT_CLINUX_H

#include <stddef.h>

/* glibc declares it only for GNU sources, which Swift's Glibc module isn't. */
extern int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
extern int syncfs(int descriptor);
extern void *memmem(const void *bytes, size_t length, const void *wanted, size_t wanted_length);

/* Asks for the memory at an address ahead of its use; a bad address does no harm. Swift has no word for it. */
static inline void assent_prefetch(const void *address) { __builtin_prefetch(address); }

#include <stdint.h>
#include <sys/stat.h>

/* What tells one version of a regular file from another. Swift sees the members of `struct stat` in one module or another, depending on what a file imports. */
struct assent_file_stamp {
  uint64_t device, inode;
  int64_t size, seconds, nanoseconds;
};

/* Returns 0 when there is a regular file at the path. */
static inline int assent_stamp_file(const char *path, struct assent_file_stamp *stamp) {
  struct stat status;
  if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) return -1;
  *stamp = (struct assent_file_stamp){status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
  return 0;
}

#include <linux/filter.h>
#include <sys/socket.h>

/* For SO_ATTACH_FILTER on a listening TCP socket: drops the packets that ask for a new connection (SYN without ACK), and nothing else.
   The program sees the TCP header from its first byte; byte 13 holds the flags. */
static const int assent_attach_filter = SO_ATTACH_FILTER;
static inline struct sock_fprog assent_drop_new_connections(void) {
  static struct sock_filter program[] = {
    BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13),
    BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0x12),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x02, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, 0),
    BPF_STMT(BPF_RET | BPF_K, 0xffffffff),
  };
  struct sock_fprog filter = {sizeof program / sizeof program[0], program};
  return filter;
}

#endif
