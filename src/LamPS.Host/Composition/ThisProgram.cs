using LamPS.Core.Policies;
using LamPS.Host.Sessions;

namespace LamPS.Host.Composition;

/// <summary>This program, as something that starts it later needs to know it.</summary>
internal static class ThisProgram
{
    /// <summary>Full path, and what must stand before its verb.</summary>
    public static IReadOnlyList<string> Command
    {
        get
        {
            var program = System.Environment.ProcessPath!;
            return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
                ? [program, Path.Combine(AppContext.BaseDirectory, "lamps.dll")]
                : [program];
        }
    }

    /// <summary>Environment variables that it needs, <c>NAME=VALUE</c>.</summary>
    public static IReadOnlyList<string> Environment =>
    [
        .. ((string[])["LAMPS_HOME", "DOTNET_ROOT"]).Select(v => (Name: v, Value: System.Environment.GetEnvironmentVariable(v)))
            .Where(v => v.Value is { Length: > 0 }).Select(v => $"{v.Name}={v.Value}"),
    ];

    /// <summary>Who runs it; on Windows with the domain.</summary>
    public static string User => OperatingSystem.IsWindows() ? $@"{System.Environment.UserDomainName}\{System.Environment.UserName}" : System.Environment.UserName;

    /// <summary>The account that runs it.</summary>
    public static Account Account => OwnAccount.Read();
}
