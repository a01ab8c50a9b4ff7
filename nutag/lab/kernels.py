"""Python kernels start from the server's own interpreter, where the course is installed.

A kernel named `python3` that another program has registered for this reader would win otherwise, and cannot import
`nutag`.
"""

from ipykernel.kernelspec import RESOURCES
from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager


class OwnPython(KernelSpecManager):
    """Jupyter's own list of kernels, but `python3` is always this Python."""

    def find_kernel_specs(self):
        """As Jupyter's, with `python3` led to this interpreter."""
        return {**super().find_kernel_specs(), NATIVE_KERNEL_NAME: RESOURCES}

    def get_kernel_spec(self, kernel_name):
        """As Jupyter's; for `python3`, a spec that names this interpreter by its whole path."""
        if kernel_name.lower() == NATIVE_KERNEL_NAME:
            return self._get_kernel_spec_by_name(NATIVE_KERNEL_NAME, RESOURCES)
        return super().get_kernel_spec(kernel_name)
