"""What runs inside the lab's OpenStack environment; imports nothing of edugrid.

edugrid starts these modules with the environment's own interpreter and this folder's parent on ``PYTHONPATH``.
The ``dist-info`` folder beside it is how Neutron finds :mod:`openstack_lab.ml2_driver` (entry point).
"""
