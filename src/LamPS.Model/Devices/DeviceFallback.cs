using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Devices;

/// <summary>Loads models on the chosen device, and on the processor of the machine when that fails.</summary>
public static class DeviceFallback
{
    /// <summary>Loads.</summary>
    /// <param name="kind">The chosen device.</param>
    /// <param name="mayFallBack">Whether the processor may take over.</param>
    /// <param name="load">Loads on a device.</param>
    /// <returns>What was loaded, where it runs, and what a record should say of a change; null when there was none.</returns>
    /// <exception cref="LamException">It can't be loaded; when the processor was tried as well, this is its error.</exception>
    public static (T Loaded, DeviceKind Kind, string? Note) Load<T>(DeviceKind kind, bool mayFallBack, Func<DeviceKind, T> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        try
        {
            return (load(kind), kind, null);
        }
        catch (LamException error) when (mayFallBack && kind != DeviceKind.Cpu && error.ExitCode != ExitCode.NotReady)
        {
            return (load(DeviceKind.Cpu), DeviceKind.Cpu, $"The model runs on the processor, for {DeviceKinds.Name(kind)} failed: {error.Message}");
        }
    }
}
