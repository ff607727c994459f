@_exported public import EntenteGraph
