"""The directions of import that pyproject.toml draws hold."""

import subprocess
import sys
from pathlib import Path

from tests.shape.source import ROOT


def test_the_contracts_of_import_are_kept():
    lint_imports = Path(sys.executable).with_name("lint-imports")
    said = subprocess.run(
        [lint_imports, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
