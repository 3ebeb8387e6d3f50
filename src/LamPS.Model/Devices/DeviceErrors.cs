using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Devices;

/// <summary>Errors of choosing devices.</summary>
internal static class DeviceErrors
{
    public static LamException DeviceUnknown(string name) => new(
        nameof(DeviceUnknown),
        ExitCode.InvalidInput,
        $"There is no device '{name}'.",
        $"Devices are {string.Join(", ", DeviceKinds.Names)}; 'auto' chooses.");

    public static LamException NoDeviceWorks(IReadOnlyList<DeviceReport> reports) => new(
        nameof(NoDeviceWorks),
        ExitCode.NotReady,
        $"No device works: {string.Join("; ", reports.Select(r => $"{DeviceKinds.Name(r.Kind)}: {r.Problem}"))}.",
        "Add 'cpu' to the order of devices, or repair the driver; 'lamps model devices' shows what was found.");
}
