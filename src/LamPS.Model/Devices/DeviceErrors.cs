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
        $"Devices are {string.Join(", ", DeviceKinds.Names)}; 'auto' chooses. Behind directml an adapter may be named by its number or a part of its name, as in 'directml:1'.");

    public static LamException AdaptersNotReadable(string why, Exception? inner = null) => new(
        nameof(AdaptersNotReadable),
        ExitCode.Failed,
        $"Windows doesn't tell its graphics adapters: {why}.",
        "Repair the driver of the graphics processor; models run on the processor of the machine until then.",
        inner);

    public static LamException AdapterUnknown(string wanted, IReadOnlyList<GraphicsAdapter> adapters) => new(
        nameof(AdapterUnknown),
        ExitCode.InvalidInput,
        $"There is no graphics adapter '{wanted}'; there are {List(adapters)}.",
        "Name one by its number or a part of its name, or none for the quickest.");

    public static LamException NoAdapterUsable(IReadOnlyList<GraphicsAdapter> adapters) => new(
        nameof(NoAdapterUsable),
        ExitCode.Failed,
        $"DirectML needs a graphics processor with DirectX 12; there are {List(adapters)}.",
        "Install the driver of its maker.");

    public static LamException NoDeviceWorks(IReadOnlyList<DeviceReport> reports) => new(
        nameof(NoDeviceWorks),
        ExitCode.NotReady,
        $"No device works: {string.Join("; ", reports.Select(r => $"{DeviceKinds.Name(r.Kind)}: {r.Problem}"))}.",
        "Name 'cpu' as well or instead, or repair the driver; 'lamps model devices' shows what was found.");

    private static string List(IReadOnlyList<GraphicsAdapter> adapters) => adapters.Count == 0 ? "none" : string.Join("; ", adapters);
}
