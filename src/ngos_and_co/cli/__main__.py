"""Run the command line with ``python -m ngos_and_co.cli``."""

from ngos_and_co.cli import main

main()
