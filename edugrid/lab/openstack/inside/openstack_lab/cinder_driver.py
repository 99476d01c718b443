# mypy: disable-error-code="import-not-found"
# reason: Cinder lives in the lab's own environment, not in the one that is type-checked
"""Cinder volume driver without storage: books are kept, data is not."""

from pathlib import Path
from typing import Any

from cinder.volume import driver
from oslo_config import cfg

CAPACITY_GIB = 102_400
SECTOR = 512


class LabVolumeDriver(driver.VolumeDriver):  # type: ignore[misc]  # the base class is untyped here, see above
    """Accepts everything within its capacity; an attached volume is one sector of zeros, whatever its size.

    Interface: ``cinder.volume.driver.VolumeDriver``.
    """

    VERSION = "1"

    def check_for_setup_error(self) -> None:
        """Nothing that could be set up wrongly."""

    def _device(self, volume: Any) -> Path:  # noqa: ANN401  # Cinder's objects have no types here
        return Path(cfg.CONF.state_path).with_name("volumes") / str(volume.id)

    def create_volume(self, volume: object) -> dict[str, Any]:  # noqa: ARG002  # the interface's signature
        """Book it."""
        return {}

    def delete_volume(self, volume: object) -> None:
        """Forget it."""
        self._device(volume).unlink(missing_ok=True)

    def create_snapshot(self, snapshot: object) -> dict[str, Any]:  # noqa: ARG002  # the same
        """Book it."""
        return {}

    def delete_snapshot(self, snapshot: object) -> None:
        """Forget it."""

    def create_volume_from_snapshot(self, volume: object, snapshot: object) -> dict[str, Any]:  # noqa: ARG002  # the same
        """Book it."""
        return {}

    def create_cloned_volume(self, volume: object, src_vref: object) -> dict[str, Any]:  # noqa: ARG002  # the same
        """Book it."""
        return {}

    def revert_to_snapshot(self, context: object, volume: object, snapshot: object) -> None:
        """There is nothing to turn back."""

    def clone_image(self, *_arguments: object) -> tuple[dict[str, Any], bool]:
        """Say that the backend has cloned the image: else Cinder calls qemu-img, as root."""
        return {}, True

    def extend_volume(self, volume: object, new_size: int) -> None:
        """Book it."""

    def retype(self, *_arguments: object) -> tuple[bool, None]:
        """Any type is as good as another."""
        return True, None

    def ensure_export(self, context: object, volume: object) -> None:
        """Nothing to export."""

    def create_export(self, context: object, volume: object, connector: object) -> dict[str, Any]:  # noqa: ARG002  # the same
        """Nothing to export."""
        return {}

    def remove_export(self, context: object, volume: object) -> None:
        """Nothing to take back."""

    def initialize_connection(self, volume: object, connector: object, **_more: object) -> dict[str, Any]:  # noqa: ARG002  # the same
        """Give one sector of zeros as a local file: what attaches or backs up a volume finds something to open."""
        device = self._device(volume)
        if not device.exists():
            device.write_bytes(bytes(SECTOR))
        return {"driver_volume_type": "local", "data": {"device_path": str(device)}}

    def terminate_connection(self, volume: object, connector: object, **_more: object) -> None:
        """Nothing is connected."""

    def get_volume_stats(self, refresh: bool = False) -> dict[str, Any]:  # noqa: ARG002, FBT001, FBT002  # the same
        """Say what the scheduler asks for."""
        return {
            "volume_backend_name": "lab",
            "vendor_name": "edugrid lab",
            "driver_version": self.VERSION,
            "storage_protocol": "local",
            "total_capacity_gb": CAPACITY_GIB,
            "free_capacity_gb": CAPACITY_GIB,
            "reserved_percentage": 0,
            "multiattach": True,
        }
