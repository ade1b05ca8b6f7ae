# SPDX-License-Identifier: MIT
"""sign.py PDF OUT: sign each field for a signer or a seal, one after the other.

What is seen of a signature is a picture, as the decree has it: of the signer's
in blue, of the organisation's seal in red, both on nothing. Each is a PAdES
signature in a revision of its own. In the end every one must be valid, and
what came after it must be no more than a field that was filled.
"""

import datetime
import io
import sys

from asn1crypto import keys, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

KINDS = ("NguoiKy", "CoQuan")


def identity():
    """A certificate that vouches for itself, and its key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = made.Name([made.NameAttribute(NameOID.COMMON_NAME, "Người ký thử")])
    now = datetime.datetime.now(datetime.timezone.utc)
    day = datetime.timedelta(days=1)
    usage = made.KeyUsage(True, True, False, False, False, False, False, False,
                          False)
    certificate = (
        made.CertificateBuilder().subject_name(name).issuer_name(name)
        .public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - day).not_valid_after(now + day)
        .add_extension(usage, True).sign(key, hashes.SHA256()))
    return (
        x509.Certificate.load(
            certificate.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption())))


def picture(name):
    """A hand's stroke, or a ring, on nothing."""
    image = Image.new("RGBA", (400, 400 if name == "CoQuan" else 240))
    draw = ImageDraw.Draw(image)
    if name == "CoQuan":
        draw.ellipse((8, 8, 392, 392), outline=(210, 0, 0, 255), width=10)
        draw.ellipse((60, 60, 340, 340), outline=(210, 0, 0, 255), width=4)
    else:
        draw.line([(20, 200), (90, 30), (150, 210), (210, 60), (280, 180),
                   (380, 90)], fill=(0, 50, 200, 255), width=12)
    return StaticStampStyle(background=PdfImage(image), border_width=0,
                            background_opacity=1)


def sign(data, field, certificate, key):
    kind = field.rstrip("0123456789")
    signer = signers.SimpleSigner(
        signing_cert=certificate, signing_key=key,
        cert_registry=SimpleCertificateStore())
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES)
    out = io.BytesIO()
    signers.PdfSigner(meta, signer, stamp_style=picture(kind)).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data)), output=out)
    return out.getvalue()


def faults(data, certificate):
    context = ValidationContext(trust_roots=[certificate])
    for signature in PdfFileReader(io.BytesIO(data)).embedded_signatures:
        status = validate_pdf_signature(signature, context)
        if not (status.intact and status.valid and status.docmdp_ok):
            yield f"{signature.field_name}: {status.summary()}"


def main(source, to):
    with open(source, "rb") as file:
        data = file.read()
    names = [name for name, *_ in fields.enumerate_sig_fields(
        PdfFileReader(io.BytesIO(data))) if name.startswith(KINDS)]
    certificate, key = identity()
    for name in names:
        data = sign(data, name, certificate, key)
    with open(to, "wb") as file:
        file.write(data)
    found = list(faults(data, certificate))
    print("\n".join(found) or f"{len(names)} signed")
    return 1 if found or not names else 0


sys.exit(main(*sys.argv[1:]))
