namespace LamPS.Host.Composition;

/// <summary>Where LamPS keeps what it must remember: <c>LAMPS_HOME</c>, else the user's data folder.</summary>
internal static class LampsHome
{
    /// <summary>The folder; may not exist yet.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable("LAMPS_HOME") is { Length: > 0 } home
            ? Path.GetFullPath(home)
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                OperatingSystem.IsWindows() ? "LamPS" : "lamps");

    /// <summary>Catalog files of the user.</summary>
    public static string Applications => Path.Combine(Folder, "applications");

    /// <summary>Help of applications as it was read before; can be deleted at any time.</summary>
    public static string Help => Path.Combine(Folder, "help");

    /// <summary>Application maps that were learned here.</summary>
    public static string Maps => Path.Combine(Folder, "maps");
}
