using System.Collections.Generic;
using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Gets what plans and decides.</summary>
[Cmdlet(VerbsCommon.Get, "LamModel")]
[OutputType(typeof(ModelInfo))]
public sealed class GetLamModelCommand : AsyncLamCmdlet
{
    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryCall<IReadOnlyList<ModelInfo>>(Methods.Models, _ => null, null, out var all))
        {
            WriteNamed(all, i => i.Name, Name, Errors.ModelNotFound);
        }
    }
}
