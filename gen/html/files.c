/* The files that all pages share, made from the parts in style/ and script/ when the program is
 * built. */
#include "html/write.h"

static GBytes *write_style(void)
{
    return g_bytes_new_static(html_style_bytes, html_style_length);
}

static GBytes *write_script(void)
{
    return g_bytes_new_static(html_script_bytes, html_script_length);
}

const HtmlFile HTML_FILES[] = {
    {HTML_STYLE_FILE, write_style},
    {HTML_FRAGMENT_STYLE_FILE, html_write_fragment_style},
    {HTML_SCRIPT_FILE, write_script},
};
const size_t HTML_FILE_COUNT = G_N_ELEMENTS(HTML_FILES);
