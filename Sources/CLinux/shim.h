#ifndef ASSENT_CLINUX_H
#define ASSENT_CLINUX_H

/* glibc declares it only for GNU sources, which Swift's Glibc module isn't. */
extern int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
extern int syncfs(int descriptor);

#endif
