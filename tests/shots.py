"""`python3 run.py shots [FOLDER]`: every page in every state as a picture, made anew on a real screen.

At 1366×768, 100 % and 150 %, in Vietnamese and English; the states drawn in Vietnamese also in the dark and 696 px high. The best are kept in
`docs/guide/`: `python3 run.py shots --guide`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
# name: (language, theme, height, scale)
LOOKS = {
    "vi": ("vi", "light", 768, 1.0),
    "en": ("en", "light", 768, 1.0),
    "vi-dark": ("vi", "dark", 768, 1.0),
    "vi-696": ("vi", "light", 696, 1.0),
    "vi-150": ("vi", "light", 768, 1.5),
    "en-150": ("en", "light", 768, 1.5),
}


def main() -> int:
    """Make every picture, each look in a process of its own, on a screen of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "shots")
    parser.add_argument("--guide", action="store_true", help="make those of docs/guide only")
    parser.add_argument("--look", choices=LOOKS, action="append")
    parser.add_argument("--paint", choices=LOOKS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.paint:
        from tests.shot_pages import paint

        return paint(args.folder, *LOOKS[args.paint][:3])
    if args.guide:
        return _guide()
    for look in args.look or LOOKS:
        _in_own_process(args.folder.absolute() / look, look)
        sys.stderr.write(f"{args.folder / look}\n")
    return 0


def _in_own_process(folder: Path, look: str) -> None:
    from tools.screen import screen

    _, _, _, scale = LOOKS[look]
    size = f"{round(1366 * scale)}x{round(768 * scale)}x24"
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": str(scale)}
    with screen(size, environment) as display:
        command = [sys.executable, "-m", "tests.shots", "--paint", look, str(folder)]
        subprocess.run(command, cwd=ROOT, env={**environment, "DISPLAY": display}, check=True)


def _guide() -> int:
    from PIL import Image

    GUIDE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _in_own_process(Path(folder), "vi")
        for picture in sorted(Path(folder).glob("*.png")):
            # 256 colours are all a page has; the files stay small.
            Image.open(picture).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
                GUIDE / picture.name.split("-", 1)[1], optimize=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
