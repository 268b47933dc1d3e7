"""Leaves drawing out of any engine that runs with this folder on PYTHONPATH, in its workers too.

Python imports this module at every start. PORTAL_LEFT_OUT says what is left out: "pictures", the files of a chart, or
"charts", the drawings in pages as well. Once the engine loads a module that draws, its functions that return files, or
text or a height of a drawing, keep their names and places and only their code becomes another. The answer names what
should be drawn, so that a changed chart is still a changed file. All else is done as ever, and nothing is loaded that
the engine would not have loaded itself.
"""

import os
import sys
from importlib.machinery import PathFinder
from types import FunctionType


def picture(exhibit, *_options, **_named):
    return exhibit.version.encode()


def drawing(chart, *_options, **_named):
    from zlib import crc32

    return f'<svg data-chart="{crc32((chart.title + chart.alt).encode())}"></svg>'


def height(_chart, *_options, **_named):
    return 0.5


PICTURES = {"planportal.exhibits.pictures": {bytes: picture}}
CHARTS = PICTURES | {"planportal.charts": {str: drawing, float: height}}
LEFT_OUT = CHARTS if os.environ["PORTAL_LEFT_OUT"] == "charts" else PICTURES


class Undrawn:
    """Finds the modules that draw as Python does, and changes them once they are loaded."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name not in LEFT_OUT:
            return None
        found = PathFinder.find_spec(name, path, target)
        load = found.loader.exec_module

        def load_undrawn(module):
            load(module)
            functions = [entry for entry in vars(module).values() if isinstance(entry, FunctionType)]
            own = [function for function in functions if function.__module__ == name]
            for kind, instead in LEFT_OUT[name].items():
                drawn = [function for function in own if function.__annotations__.get("return") is kind]
                if not drawn:
                    sys.exit(f"no function of {name} returns {kind.__name__}; charts are drawn elsewhere now")
                for function in drawn:
                    function.__code__, function.__defaults__ = instead.__code__, None

        found.loader.exec_module = load_undrawn
        return found


sys.meta_path.insert(0, Undrawn)
