"""Answers shared by link: asking before it, the link, what it shows, and the list of an owner's links."""
