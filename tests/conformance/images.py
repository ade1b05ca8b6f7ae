# SPDX-License-Identifier: MIT
"""images.py FOLDER OUT SAID: compare what tests/conformance/rendition wrote.

Every image of FOLDER that Pillow can read must have the same pixels in both
of its renditions in OUT, or a warning in SAID; gamma, colour profiles and the
EXIF orientation are reckoned here anew. Prints what differs and the counts.
"""

import io
import sys
import warnings
from pathlib import Path

from PIL import Image, ImageChops, ImageCms, ImageFile, ImageOps, ImageStat

SRGB = ImageCms.createProfile("sRGB")
Image.MAX_IMAGE_PIXELS = 10000000       # twice that is refused
warnings.simplefilter("ignore")


def eight_bits(image):
    """Grey of 16 bits, which Pillow keeps, to 8."""
    if image.mode not in ("I;16", "I", "I;16B"):
        return image
    out = Image.new("L", image.size)
    out.putdata([(v * 255 + 32767) // 65535 for v in image.getdata()])
    clear = image.info.get("transparency")
    if clear is not None:
        out.putalpha(Image.new("L", image.size))
        out.putdata([(g, 0 if v == clear else 255)
                     for (g, _), v in zip(out.getdata(), image.getdata())])
    return out


def without_gamma(image, rgba):
    """gAMA undone, where nothing better tells the colours."""
    gamma = image.info.get("gamma")
    if not gamma or "srgb" in image.info or "icc_profile" in image.info or \
            abs(gamma * 2.2 - 1) <= 0.05:
        return rgba
    curve = [round(255 * (v / 255) ** (1 / 2.2 / gamma)) for v in range(256)]
    return rgba.point(curve * 3 + list(range(256)))


def in_srgb(image):
    """By the image's own profile, as far as it can be used."""
    profile = image.info.get("icc_profile")
    if image.mode == "P" or not profile:
        return image
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    base = image.convert({"LA": "L", "RGBA": "RGB"}.get(image.mode, image.mode))
    if base.mode == "L":
        return image        # Pillow has no grey of sRGB's curve to go to
    try:
        base = ImageCms.profileToProfile(
            base, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB,
            outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    if alpha:
        base.putalpha(alpha)
    return base


def has_exif(path, image):
    """Pillow also believes XMP and texts of PNG files, which no browser does."""
    return 0x0112 in image.getexif() and \
        (image.format != "PNG" or b"eXIf" in path.read_bytes())


def expected(path):
    image = Image.open(path)
    image.seek(0)
    image.load()
    rgba = without_gamma(image, in_srgb(eight_bits(image)).convert("RGBA"))
    if has_exif(path, image):
        rgba.getexif()[0x0112] = image.getexif()[0x0112]
        rgba = ImageOps.exif_transpose(rgba)
    return rgba


def rendition(path):
    head, rest = path.read_bytes().split(b"\n", 1)
    form, *numbers = head.decode().split()
    width, height, components = map(int, numbers)
    if form != "raw":
        image = Image.open(io.BytesIO(rest))
        if has_exif(path, image) and image.getexif()[0x0112] > 1:
            raise ValueError("is not upright")
        return eight_bits(image).convert("RGBA") if form == "jpeg" else \
            without_gamma(image, in_srgb(eight_bits(image)).convert("RGBA"))
    n = width * height
    image = Image.frombytes("L" if components == 1 else "RGB",
                            (width, height), rest[:n * components])
    return image.convert("RGBA")


def on_white(image):
    """What is transparent has no colour."""
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)


def difference(a, b, lossy):
    """None, or a word about it: lossy files may differ a little everywhere,
    and of textures that are all noise even a good JPEG does."""
    if a.size != b.size:
        if b.size[0] * b.size[1] > 4000000 and \
                a.size[0] * a.size[1] <= 4000000:
            b = b.resize(a.size, Image.Resampling.BOX)
            lossy = True
        else:
            return f"has {a.size}, not {b.size}"
    off = ImageStat.Stat(ImageChops.difference(on_white(a), on_white(b)))
    mean, most = max(off.mean), max(high for low, high in off.extrema)
    if mean > 4 or (not lossy and most > 3):
        return f"is off by {mean:.2f} in the mean, {most} at most"
    return None


def is_lossy(*heads):
    return any(head.startswith(start) for head in heads
               for start in (b"\xff\xd8", b"RIFF", b"jpeg"))


def main():
    folder, out, said = map(Path, sys.argv[1:4])
    told = {}
    for line in said.read_text("utf-8").splitlines():
        name, _, text = line.partition("\t")
        told[name] = text
    passed = failed = 0
    for path in sorted(folder.iterdir()):
        name = path.name
        screen, printed = (out / f"{name}.{w}" for w in ("screen", "print"))
        problem = None
        try:
            wanted = expected(path)
        except Exception:       # whatever Pillow objects to is no reference
            wanted = None
        if not screen.exists():
            problem = None if name in told else "neither shown nor told"
        else:
            for which in (screen, printed):
                try:
                    seen = rendition(which)
                    lossy = is_lossy(path.read_bytes(), which.read_bytes())
                    problem = problem or \
                        wanted and difference(seen, wanted, lossy)
                except Exception as error:
                    if wanted:
                        problem = f"{which.suffix}: {error}"
            if name in told:
                problem = None
        passed += problem is None
        failed += problem is not None
        if problem:
            print(f"{name}: {problem}")
    print(f"{passed} passed, {failed} failed")


main()
