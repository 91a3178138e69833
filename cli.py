"""The command line's door in a checkout: `python cli.py classify ARTICLE` is `quotestance classify ARTICLE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "model"))

from quotestance.cli import main

if __name__ == "__main__":
    main()
