"""Serve the editor's desk on this machine: pages on which an editor judges an article by pointing at its words.

The desk shows what the files say and has ``editing`` change them. Nothing of it is in the published site.
"""
