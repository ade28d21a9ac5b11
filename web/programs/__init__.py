"""The answers for other programs: a stream of events, OpenAI's chat protocol, and tools over MCP.

Nothing here finds an answer or changes one; each module says what the assistant said in one protocol.
"""
