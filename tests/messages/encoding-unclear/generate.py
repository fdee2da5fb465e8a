"""A French text in Latin-1."""
from pathlib import Path

Path("a.md").write_bytes("La forêt où brûle l'été, c'était très agréable\n".encode("latin-1"))
