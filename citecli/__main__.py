"""`python -m citecli`."""

from citecli.cli.main import run

if __name__ == "__main__":
    run()
