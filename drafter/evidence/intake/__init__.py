"""A case comes in: the request, the member, the documents, read strictly from disk."""
