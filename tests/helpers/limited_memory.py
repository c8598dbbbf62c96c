"""Run `archive` many times in one process that may use little memory; called by test_new_hostile.py as a script.

Standard input: a JSON list of lists of arguments. Standard output: for each, its exit code and what it said.
"""

import json
import resource
import sys

from click.testing import CliRunner
from coverage_archive.cli import main

if __name__ == "__main__":
    most = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    said = []
    for arguments in json.load(sys.stdin):
        result = CliRunner().invoke(main, arguments)
        wrong = result.exception if not isinstance(result.exception, SystemExit) else None
        said.append([result.exit_code, result.output, repr(wrong) if wrong else ""])
    json.dump(said, sys.stdout)
