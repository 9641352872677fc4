"""A made-up authority that gives keys for the demonstration and for tests. It vouches for nobody.

Real keys come from the authority of the Government (chứng thư số chuyên dùng công vụ).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

_YEARS = timedelta(days=3650)
_BITS = 2048


@dataclass(frozen=True)
class Authority:
    """The made-up authority: its certificate and the key that signs others."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def pem(self) -> bytes:
        """The certificate as it is handed to whoever checks."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_file(self, name: str, passphrase: str) -> bytes:
        """A new key for `name` with its certificate, as a PKCS#12 file."""
        key, certificate = self.issue(name)
        locked = serialization.BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(
            name.encode(), key, certificate, [self.certificate], locked
        )

    def issue(self, name: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
        """A new key for `name`, and its certificate for signing papers."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
        builder = _builder(name, self.certificate.subject, key)
        usage = _usage(signs_papers=True)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        return key, builder.add_extension(usage, True).sign(self.key, hashes.SHA256())


def found(name: str) -> Authority:
    """A new authority of that name."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = _builder(name, subject, key)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
    builder = builder.add_extension(_usage(signs_papers=False), True)
    return Authority(builder.sign(key, hashes.SHA256()), key)


def _builder(name: str, issuer: x509.Name, key: rsa.RSAPrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _YEARS)
    )


def _usage(*, signs_papers: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs_papers,
        content_commitment=signs_papers,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs_papers,
        crl_sign=not signs_papers,
        encipher_only=False,
        decipher_only=False,
    )
