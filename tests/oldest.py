"""Print the oldest versions that pyproject.toml allows, as constraints for pip: `name==version`, one a line.

`.ci/run --oldest` installs with them and runs the tests, which is how the lower bounds stay true.
"""

import re
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
_BOUND = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?\s*>=\s*(?P<version>[\w.]+)")


def oldest() -> list[str]:
    """A constraint for each direct dependency, extras included; a dependency without a lower bound is a ValueError."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"], *(one for extra in extras.values() for one in extra)]
    constraints = []
    for requirement in requirements:
        if requirement.startswith(f"{project['name']}["):
            continue
        bound = _BOUND.match(requirement)
        if not bound:
            raise ValueError(f"{requirement!r} has no lower bound")
        constraints.append(f"{bound['name']}=={bound['version']}")
    return constraints


if __name__ == "__main__":
    print("\n".join(oldest()))
