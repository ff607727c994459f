@_exported public import EntenteGraph

@_exported public import struct EntenteDocuments.Diagnostic
@_exported public import enum EntenteDocuments.DocumentFormat
@_exported public import enum EntenteDocuments.TextEncoding
@_exported public import struct EntenteDocuments.TitlePattern
@_exported public import struct EntenteExtraction.Coverage
@_exported public import struct EntenteExtraction.Knowledge
@_exported public import enum EntenteSerialization.ConsumerProfile
@_exported public import enum EntenteSerialization.DrawingLayout
@_exported public import struct EntenteSerialization.DrawingOptions
@_exported public import struct EntenteSerialization.ExportOptions
@_exported public import struct EntenteSerialization.ExportSummary
@_exported public import enum EntenteSerialization.GraphFormat
@_exported public import enum EntenteSerialization.GraphMLFlavour
@_exported public import enum EntenteSerialization.RDFSyntax
@_exported public import enum EntenteSerialization.StatementModel
