"""`python -m entente …` and the script `entente`: the executable with the same arguments."""
import os
import sys

from . import executable


def main() -> None:
    """Becomes the executable."""
    os.execv(executable(), ["entente", *sys.argv[1:]])


if __name__ == "__main__":
    main()
