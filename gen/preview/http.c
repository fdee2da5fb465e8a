#include "preview/http.h"

#include <gmodule.h>

/* The version of the interface that microhttpd.h describes. */
#define LIBRARY "libmicrohttpd.so.12"

Http http;

bool http_load(void)
{
    /* Never closed: the library has threads and state of its own. */
    GModule *library = g_module_open(LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
    bool whole = library != NULL;
#define HTTP_FIND(name)                                                                            \
    whole = whole && g_module_symbol(library, "MHD_" #name, (gpointer *)(gpointer)&http.name);
    HTTP_FUNCTIONS(HTTP_FIND)
#undef HTTP_FIND
    return whole;
}
