using System.Globalization;
using System.Management.Automation.Host;

namespace LamPS.Host.Scripts.InProcess;

/// <summary>What PowerShell knows of this program: nobody to ask and no screen, but that a script may end itself.</summary>
internal sealed class ScriptHost : PSHost
{
    /// <summary>What the script ended itself with, or null.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "LamPS";

    /// <inheritdoc/>
    public override Version Version => typeof(ScriptHost).Assembly.GetName().Version!;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface? UI => null;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>A script begins.</summary>
    public void Begin() => ExitCode = null;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("A script of a runbook has nobody to ask.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException("A script of a runbook has nobody to ask.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
        // Programs that a script runs have no console to be given.
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
        // As above.
    }

}
