"""Sets up everything and does one of these things; needs Python 3.11 or newer and nothing else.

    python3 start.py          builds the portal: content/ into site/
    python3 start.py COMMAND  runs another command of the portal, such as serve, check, review or brief; --help names all
    python3 start.py test     runs all tests, in a real browser too
    python3 start.py endurance MINUTES
                              tries kills, races, saves, edits and damage at random for so long, and counts what fails

The packages go into .venv beside this file; nothing is installed outside it but, for the tests and only if the machine
has none, a Chromium browser and, for PDF, the library Pango.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        print("The portal needs Python 3.11 or newer.", file=sys.stderr)
        return 2
    command = arguments[0] if arguments else ""
    if command == "test":
        install("requirements-test.txt")
        install_pango()
        browser = find_browser() or install_browser()
        environment = {**os.environ, "PORTAL_BROWSER": browser, "PYTEST_DEBUG_TEMPROOT": room()}
        os.chdir(ROOT)
        return run("-m", "pytest", *arguments[1:], environment=environment)
    if command == "endurance":
        install("requirements-test.txt")
        paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        environment = {**os.environ, "PYTHONPATH": paths, "TMPDIR": room()}
        return run("-m", "trials.endurance", *arguments[1:], environment=environment)
    if command == "brief":
        install("requirements-briefs.txt")
        install_pango()
    else:
        install("requirements.txt")
    return run(str(ROOT / "build.py"), *arguments)


def run(*arguments: str, environment: dict | None = None, quiet: bool = False) -> int:
    """Run something in the project's own environment, in the folder that the user is in."""
    sink = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run([PYTHON, *arguments], env=environment, stdout=sink, stderr=sink).returncode
    except KeyboardInterrupt:
        return 0


def install(name: str) -> None:
    """Install a list of requirements once; marks say which lists the environment holds."""
    wanted = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
    mark = HOME / f"{name}.installed"
    if mark.is_file() and mark.read_text() == wanted:
        return
    if not PYTHON.exists():
        print("Setting up .venv …", flush=True)
        try:
            venv.create(HOME, with_pip=True)
        except subprocess.CalledProcessError:
            shutil.rmtree(HOME, ignore_errors=True)
            sys.exit("This Python cannot make environments; on Debian and Ubuntu install the package python3-venv.")
    print(f"Installing {name} …", flush=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", ROOT / name]
    subprocess.run(pip, check=True)
    mark.write_text(wanted)


def install_pango() -> None:
    """The library that sets the type of PDF packs; without it everything else works."""
    if run("-c", "import weasyprint", quiet=True) == 0:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Pango for PDF …", flush=True)
        apt_install("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
        return
    print(
        "PDF packs need the library Pango; docs/briefings.md says how to install it on this system.", file=sys.stderr
    )


def apt_install(*packages: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=True, env=quiet, stdout=subprocess.DEVNULL)


def room() -> str:
    """Where tests make their sites, thousands of small files: in memory where the system offers that, else on the disk."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 << 30:
        return str(memory)
    return tempfile.gettempdir()


def find_browser() -> str | None:
    """A Chromium-like browser of this machine; PORTAL_BROWSER names another."""
    if named := os.environ.get("PORTAL_BROWSER"):
        return named
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"):
        if found := shutil.which(name):
            return found
    usual = [
        Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Microsoft/Edge/Application/msedge.exe",
        Path(os.environ.get("PROGRAMFILES", "")) / "Google/Chrome/Application/chrome.exe",
        Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ]
    return next((str(path) for path in usual if path.is_file()), None)


def install_browser() -> str:
    """Chromium from the system's packages where that can be done, else Playwright's own download."""
    print("Installing Chromium for the tests …", flush=True)
    if shutil.which("apt-get") and os.geteuid() == 0:
        apt_install("chromium")
        return find_browser()
    subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], check=True)
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as q: print(q.chromium.executable_path)"
    return subprocess.run([PYTHON, "-c", ask], check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
