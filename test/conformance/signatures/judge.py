"""Judges signed PDFs with pyHanko, trusting one root certificate and nothing else, offline.

Arguments: the root as PEM, then the PDFs. One line of JSON per PDF.
"""

import json
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext


def judge(path, root):
    with open(path, "rb") as file:
        reader = PdfFileReader(file)
        signatures = reader.embedded_regular_signatures
        if len(signatures) != 1:
            return {"signatures": len(signatures)}
        (signature,) = signatures
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root], allow_fetching=False))
        stamp = status.timestamp_validity
        stamps = [
            {"type": "document", "passed": one.intact and one.valid and one.trusted}
            for one in (
                validate_pdf_timestamp(each, ValidationContext(trust_roots=[root], allow_fetching=False))
                for each in reader.embedded_timestamp_signatures
            )
        ]
        if stamp is not None:
            stamps.insert(0, {"type": "signature", "passed": stamp.intact and stamp.valid and stamp.trusted})
        return {
            "signatures": 1,
            "passed": status.bottom_line,
            "intact": status.intact and status.valid,
            "trusted": status.trusted,
            "coverage": status.coverage.name,
            "subfilter": str(signature.sig_object["/SubFilter"]),
            "attributes": sorted(attribute["type"].native for attribute in signature.signer_info["signed_attrs"]),
            "timestamps": stamps,
        }


def main():
    root = load_cert_from_pemder(sys.argv[1])
    for path in sys.argv[2:]:
        try:
            print(json.dumps(judge(path, root)))
        except Exception as error:  # a file it cannot read is an answer, too
            print(json.dumps({"signatures": 0, "passed": False, "why": f"{type(error).__name__}: {error}"}))


main()
