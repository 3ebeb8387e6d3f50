using System;
using System.Runtime.InteropServices;

namespace LamPS.Contracts.Hosting;

/// <summary>Where LamPS keeps what it must remember: <c>LAMPS_HOME</c>, else the user's data folder.</summary>
public static class LampsFolder
{
    /// <summary>Full path; may not exist yet.</summary>
    public static string Path => Environment.GetEnvironmentVariable("LAMPS_HOME") is { Length: > 0 } home
        ? System.IO.Path.GetFullPath(home)
        : System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "LamPS" : "lamps");
}
