@_exported public import EntenteGraph

@_exported public import struct EntenteDocuments.Diagnostic
@_exported public import struct EntenteExtraction.Coverage
