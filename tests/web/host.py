"""Pages of an imagined portal that show a plan's fragment."""
import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

FRAGMENT = ".manh.html"
STYLE = "kehoach-nhung.css"
PORTAL = Path(__file__).with_name("portal.html")

# What portals do to the elements of their articles, and worse.
HOSTILE = """
html { font-size: 10px }
* { margin: 3px; padding: 1px; line-height: 1; box-sizing: content-box }
body { font: italic bold 30px cursive; color: #0f0; text-align: right; letter-spacing: 3px; text-transform: uppercase;
  word-spacing: 9px; text-indent: 40px; white-space: pre; visibility: visible; font-variant: small-caps }
a { color: red; text-decoration: line-through; pointer-events: none } a:hover { display: none }
table, td, th { border: 5px dotted red; background: yellow; width: 40px; white-space: nowrap }
h1, h2, h3, h4, h5, h6 { font-size: 8px; float: right; color: #fff; background: #f0f }
ul, ol, li { list-style: square inside; display: inline } p::before { content: "» " } li::after { content: "!" }
section, nav, article, div div { float: left; max-width: 90px; position: relative; overflow: hidden }
svg { display: none } sup, abbr, time { font-size: 50px } span { display: block; background: pink }
#portal .article p, #portal .article td { color: #0f0; font-size: 9px }
.muc-luc, .so, .lien, .ky, .an { display: none } .nhan { color: red }
"""


def page(fragment, style, hostile=False):
    """The fragment in a page, with nothing of the portal's own style or with the worst of it."""
    own = f"<style>{HOSTILE}</style>\n" if hostile else ""
    return PORTAL.read_text(encoding="utf-8").replace("OWN-STYLE\n", own).replace("STYLE", style).replace(
        "FRAGMENT\n", fragment)


class Handler(SimpleHTTPRequestHandler):
    """Files as they are, fragments within a page of a portal: a hostile one with “?hostile”."""
    extensions_map = {"": "application/octet-stream", ".html": "text/html; charset=utf-8",
                      ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
                      ".svg": "image/svg+xml"}

    def log_message(self, *_):
        pass

    def do_GET(self):
        address = urlsplit(self.path)
        path = Path(self.directory) / unquote(address.path).lstrip("/")
        if not address.path.endswith(FRAGMENT) or not path.is_file():
            super().do_GET()
            return
        style = "../" * (len(path.relative_to(self.directory).parts) - 1) + STYLE
        body = page(path.read_text(encoding="utf-8"), style, address.query == "hostile").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def served(folder):
    """The address of the folder, for as long as the tests run."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"
