"""Files that would run on whoever opens them: told by name and by type, since each may be a lie."""

from pathlib import PurePath

SUFFIXES = frozenset(
    [
        *("exe", "com", "bat", "cmd", "msi", "msp", "mst", "msix", "appx", "scr", "pif", "cpl", "dll", "sys"),
        *("ocx", "lnk", "url", "scf", "reg", "inf", "hta", "chm", "gadget", "xll"),
        *("js", "jse", "mjs", "vb", "vbs", "vbe", "ws", "wsc", "wsf", "wsh", "ps1", "psm1", "psd1"),
        *("jar", "jnlp", "apk", "aab", "xapk", "ipa", "sh", "bash", "run", "bin", "elf"),
        *("app", "dmg", "pkg", "deb", "rpm", "command", "workflow", "scpt", "iso", "img", "vhd", "vhdx"),
    ]
)
TYPES = frozenset(
    (
        "application/x-msdownload",
        "application/x-msdos-program",
        "application/x-dosexec",
        "application/x-executable",
        "application/x-msi",
        "application/x-ms-installer",
        "application/x-ms-shortcut",
        "application/x-bat",
        "application/x-sh",
        "application/x-shellscript",
        "application/hta",
        "application/javascript",
        "application/x-javascript",
        "text/javascript",
        "text/vbscript",
        "application/java-archive",
        "application/x-java-archive",
        "application/vnd.android.package-archive",
        "application/vnd.microsoft.portable-executable",
        "application/x-apple-diskimage",
        "application/x-debian-package",
        "application/vnd.debian.binary-package",
        "application/x-rpm",
    )
)


def is_program(file_name: str, mime: str) -> bool:
    """Whether a file by that name, or of that type, is refused. «приказ.pdf.exe .» is a program, too."""
    suffix = PurePath(file_name.rstrip(" .")).suffix.lower().lstrip(".")
    return suffix in SUFFIXES or mime.partition(";")[0].strip().lower() in TYPES
