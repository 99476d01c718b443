"""What planning needs to know of a vendor's configuration language, and the engines that use it."""
