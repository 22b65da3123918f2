"""The command `quotes`, also as `python -m quotes`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; Ctrl-C while it is still being loaded ends it as it does later."""
    try:
        from quotes.cli import app

        app(prog_name="quotes")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
