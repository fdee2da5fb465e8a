#include "html/write.h"

GBytes *html_write_style(void)
{
    return g_bytes_new_static(html_style_bytes, html_style_length);
}
