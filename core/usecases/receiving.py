"""A file that came: for the message that is being written, else evidence or a filled form."""

from core.changes.report import NewEvidence
from core.ports import Call, Reads
from core.usecases import broadcasting, evidence, forms
from core.views import Result


def document(reads: Reads, call: Call, sent: NewEvidence) -> Result:
    """A document."""
    return broadcasting.add_file(reads, call, sent, False) or forms.add_document(reads, call, sent)


def photo(reads: Reads, call: Call, sent: NewEvidence) -> Result:
    """A photo."""
    return broadcasting.add_file(reads, call, sent, True) or evidence.add_file(reads, call, sent)
