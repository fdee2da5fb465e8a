/* Private to preview/: libmicrohttpd, loaded when a preview begins. Linked to the program, it and
 * the cryptography it draws in would be a quarter of what every other verb takes to start. */
#ifndef KEHOACH_PREVIEW_HTTP_H
#define KEHOACH_PREVIEW_HTTP_H

#include <glib.h>
#include <microhttpd.h>
#include <stdbool.h>

/* Each is called as the library's manual says of MHD_<name>. */
#define HTTP_FUNCTIONS(X)                                                                          \
    X(add_response_header)                                                                         \
    X(create_response_from_buffer)                                                                 \
    X(create_response_from_buffer_with_free_callback_cls)                                          \
    X(create_response_from_callback)                                                               \
    X(destroy_response)                                                                            \
    X(get_connection_values)                                                                       \
    X(get_daemon_info)                                                                             \
    X(get_reason_phrase_for)                                                                       \
    X(queue_response)                                                                              \
    X(start_daemon)                                                                                \
    X(stop_daemon)

#define HTTP_MEMBER(name) __typeof__(MHD_##name) *(name);
typedef struct Http {
    HTTP_FUNCTIONS(HTTP_MEMBER)
} Http;
#undef HTTP_MEMBER

/* Whole once http_load has given true. */
extern Http http;

bool http_load(void);

#endif
