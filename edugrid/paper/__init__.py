"""Clouds without an API for us: application forms (云资源申请表), and resources that people vouch for."""
