using LamPS.Core.Applications;
using LamPS.Core.Runbooks.Scripts;

namespace LamPS.Host.Scripts;

/// <summary>The PowerShell that scripts run in: that of this process where the build has one, else that of the machine in a child process.</summary>
internal static partial class ScriptEngines
{
    /// <summary>Variable that, with the value <c>process</c>, has scripts run in a child process in any case.</summary>
    public const string Variable = "LAMPS_SCRIPTS";

    private static bool WantsProcess => Environment.GetEnvironmentVariable(Variable) == "process";

    /// <summary>Makes the engine of a run.</summary>
    public static IScriptEngine Create()
    {
        IScriptEngine? engine = null;
        if (!WantsProcess)
        {
            CreateInProcess(ref engine);
        }

        return engine ?? new PowerShellEngine();
    }

    /// <summary>Which PowerShell that is, in words; null when there is none.</summary>
    public static string? Describe()
    {
        string? text = null;
        if (!WantsProcess)
        {
            DescribeInProcess(ref text);
        }

        return text ?? Programs.Find("pwsh") ?? (OperatingSystem.IsWindows() ? Programs.Find("powershell") : null);
    }

    static partial void CreateInProcess(ref IScriptEngine? engine);

    static partial void DescribeInProcess(ref string? text);
}
