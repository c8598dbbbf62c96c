"""Change what an archive's YAML files say: every action of an editor, how it is checked, written and undone.

An action is a function of the files' texts and writes nothing (``files``). ``Editor`` applies it, lets the archive's
check read the result, and writes it. The desk and the commands change files only through it.
"""
