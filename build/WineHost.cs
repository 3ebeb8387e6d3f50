using System.Runtime.InteropServices;

namespace LamPS.Build;

/// <summary>Wine, in which the packaged host for Windows is tested where there is no Windows.</summary>
internal static class WineHost
{
    /// <summary>The tier of these tests.</summary>
    public const string Tier = "wine";

    /// <summary>What the trait <c>Needs</c> of such a test says.</summary>
    public const string Need = "wine";

    /// <summary>The runtime of the host that is tested.</summary>
    public const string Runtime = "win-x64";

    private static IReadOnlyList<DesktopProgram> Wanted { get; } = [new("wine64", "/usr/lib/wine/wine64", "/usr/bin/wine64")];

    /// <summary>Installs it where that is allowed, and says so.</summary>
    /// <param name="mayInstall">Whether it may be installed.</param>
    /// <param name="cancellationToken">Stops the installing.</param>
    /// <returns>Why it can't be used, for people; null when it can.</returns>
    public static async Task<string?> ObstacleAsync(bool mayInstall, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
            return "Wine stands in for Windows on Linux with x64 only";
        var why = mayInstall ? await DesktopPrograms.InstallAsync(Wanted, cancellationToken) : "installing was switched off";
        return DesktopPrograms.Obstacle(Wanted, why);
    }
}
