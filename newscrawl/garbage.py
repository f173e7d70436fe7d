"""How often Python looks for garbage that refers to itself."""

import gc

# By Python's default of 700 it takes a tenth of the time of starting, while modules are loaded, and finds nothing: a
# page that was cleaned leaves no cycles either.
_OBJECTS = 50_000


def collect_rarely() -> None:
    """Let this process make many more objects before the garbage collector looks at the youngest."""
    gc.set_threshold(_OBJECTS)
