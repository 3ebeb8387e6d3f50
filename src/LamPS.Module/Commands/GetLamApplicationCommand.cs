using System.Collections.Generic;
using System.Management.Automation;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;
using ApplicationInfo = LamPS.Contracts.Desktops.ApplicationInfo;

namespace LamPS.Module.Commands;

/// <summary>Gets the applications of the catalog.</summary>
[Cmdlet(VerbsCommon.Get, "LamApplication")]
[OutputType(typeof(ApplicationInfo))]
public sealed class GetLamApplicationCommand : AsyncLamCmdlet
{
    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryCall<IReadOnlyList<ApplicationInfo>>(Methods.Applications, _ => null, null, out var all))
        {
            WriteNamed(all, i => i.Name, Name, Errors.ApplicationNotFound);
        }
    }
}
