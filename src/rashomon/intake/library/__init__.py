"""Libraries of references (RIS, CSL-JSON, Zotero RDF): what a person noted of the sources.

A library gives no text; it says of files and addresses what they are. A file that it names as an
attachment has its metadata from there, as from a sidecar; an article with an address that it has
is completed from it. Its entries whose text is not among the sources are told.
"""

from rashomon.intake.library.catalogue import Catalogue, is_library, read

__all__ = ["Catalogue", "is_library", "read"]
