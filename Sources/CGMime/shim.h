#ifndef ASSENT_CGMIME_SHIM_H
#define ASSENT_CGMIME_SHIM_H

/* What we use of GMime 3.2, whose interface is stable. Its own headers bring GLib's in, for which pkg-config asks for flags that SwiftPM refuses.
   Tests/run has a compiler read both: a declaration that differs from the library's is an error there. */

#include <stddef.h>
#include <sys/types.h>

typedef struct _GMimeObject GMimeObject;
typedef struct _GMimePart GMimePart;
typedef struct _GMimeMultipart GMimeMultipart;
typedef struct _GMimeContentType GMimeContentType;
typedef struct _GMimeDataWrapper GMimeDataWrapper;
typedef struct _GMimeHeader GMimeHeader;
typedef struct _GMimeHeaderList GMimeHeaderList;
typedef struct _GMimeParser GMimeParser;
typedef struct _GMimeParserOptions GMimeParserOptions;
typedef struct _GMimeStream GMimeStream;
typedef struct _GTypeInstance GTypeInstance;
typedef struct _GDateTime GDateTime;

void g_mime_init(void);
void g_mime_object_register_type(const char *type, const char *subtype, unsigned long object_type);
void g_object_unref(void *object);
void g_free(void *memory);
int g_type_check_instance_is_a(GTypeInstance *instance, unsigned long type);

GMimeStream *g_mime_stream_mem_new(void);
GMimeStream *g_mime_stream_mem_new_with_buffer(const char *buffer, size_t length);
long g_mime_stream_length(GMimeStream *stream);
int g_mime_stream_reset(GMimeStream *stream);
ssize_t g_mime_stream_read(GMimeStream *stream, char *buffer, size_t length);

GMimeParser *g_mime_parser_new_with_stream(GMimeStream *stream);
GMimeObject *g_mime_parser_construct_part(GMimeParser *parser, GMimeParserOptions *options);

unsigned long g_mime_multipart_get_type(void);
unsigned long g_mime_part_get_type(void);

int g_mime_multipart_get_count(GMimeMultipart *multipart);
GMimeObject *g_mime_multipart_get_part(GMimeMultipart *multipart, int index);
const char *g_mime_multipart_get_boundary(GMimeMultipart *multipart);
GMimeDataWrapper *g_mime_part_get_content(GMimePart *part);
ssize_t g_mime_data_wrapper_write_to_stream(GMimeDataWrapper *wrapper, GMimeStream *stream);

GMimeContentType *g_mime_object_get_content_type(GMimeObject *object);
char *g_mime_content_type_get_mime_type(GMimeContentType *type);
GMimeHeaderList *g_mime_object_get_header_list(GMimeObject *object);
int g_mime_header_list_get_count(GMimeHeaderList *headers);
GMimeHeader *g_mime_header_list_get_header_at(GMimeHeaderList *headers, int index);
const char *g_mime_header_get_name(GMimeHeader *header);
const char *g_mime_header_get_value(GMimeHeader *header);

GDateTime *g_mime_utils_header_decode_date(const char *text);
long g_date_time_to_unix(GDateTime *time);
void g_date_time_unref(GDateTime *time);

#endif
