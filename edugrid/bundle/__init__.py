"""The air-gapped install bundle: one tar with everything that a machine without a network needs.

Made from a checkout by ``edugrid bundle`` (``make bundle``); installed by the ``install.sh`` inside it, which needs
nothing but a POSIX shell, Python and the usual small tools.
"""
