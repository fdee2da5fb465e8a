"""A text saved in TCVN3 (ABC), as offices did until about 2002."""
from pathlib import Path

LINE = b"C\xe1c s\xeb, ban, ng\xb5nh, \xf1y ban nh\xa9n d\xa9n c\xe1c huy\xd6n th\xf9c hi\xd6n K\xd5 ho\xb9ch n\xb5y./.\n"
Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_bytes(LINE)
