using System.Reflection;

namespace LamPS.Host;

/// <summary>What this program is.</summary>
internal static class Product
{
    /// <summary>Version without build metadata.</summary>
    public static string Version { get; } =
        (typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
