"""The assistant over HTTP: pages for people, JSON for programs.

A route takes the input, calls the assistant and renders; it decides nothing about the answer.
"""
