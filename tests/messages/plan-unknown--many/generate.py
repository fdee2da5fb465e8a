"""Twenty more plans: the list of names ends with a name, not within one."""
import shutil
from pathlib import Path

plan = Path("content/tinh/thanh-hoa/134-2022")
for number in range(1, 21):
    shutil.copytree(plan, Path(f"content/tinh/thua-thien-hue/{number}-2023"))
