using System.Management.Automation;
using LamPS.Core.Runbooks.Scripts;
using LamPS.Host.Scripts.InProcess;

namespace LamPS.Host.Scripts;

/// <content>PowerShell that comes with the build.</content>
internal static partial class ScriptEngines
{
    static partial void CreateInProcess(ref IScriptEngine? engine)
    {
        // What a script writes past PowerShell must not come between results; the screen has the streams of its own.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        engine = new InProcessEngine();
    }

    static partial void DescribeInProcess(ref string? text) => text = $"PowerShell {PSVersionInfo.PSVersion} in this process";
}
