using LamPS.Model.Agents;
using LamPS.Model.Catalog;
using LamPS.Model.Devices;

namespace LamPS.Host.Composition;

/// <summary>Where models come from.</summary>
internal static class ModelSources
{
    /// <summary>Variable with the order of devices.</summary>
    public const string DeviceVariable = "LAMPS_DEVICE";

    /// <summary>Order of devices: what the variable says, or else <c>auto</c>.</summary>
    public static string DeviceOrder => Environment.GetEnvironmentVariable(DeviceVariable) is { Length: > 0 } order ? order : "auto";

    /// <summary>The user's own models, those of the folders that the variable names, and those beside the program.</summary>
    public static ModelHub Open() => new(new ModelHubOptions
    {
        Catalog = ModelCatalog.OfUser(),
        RemoteFolder = LampsHome.Models,
        Probes = Probes(),
        DeviceOrder = DeviceOrder,
        DeviceFile = LampsHome.Device,
    });

    // This program again. Where 'dotnet' runs it, the path of the process is that of 'dotnet'.
    private static ProcessProbeLauncher Probes()
    {
        var program = Environment.ProcessPath ?? "lamps";
        return Path.GetFileNameWithoutExtension(program) is "dotnet"
            ? new ProcessProbeLauncher(program, [typeof(ModelSources).Assembly.Location, "model", "probe"])
            : new ProcessProbeLauncher(program, ["model", "probe"]);
    }
}
