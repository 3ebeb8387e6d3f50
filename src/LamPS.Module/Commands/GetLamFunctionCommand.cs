using System.Collections.Generic;
using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;
using FunctionInfo = LamPS.Contracts.Requests.FunctionInfo;

namespace LamPS.Module.Commands;

/// <summary>Gets the functions that can be asked for: those of the user interface, of an application, and registered ones.</summary>
[Cmdlet(VerbsCommon.Get, "LamFunction")]
[OutputType(typeof(FunctionInfo))]
public sealed class GetLamFunctionCommand : AsyncLamCmdlet
{
    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Also the functions of this application.</summary>
    [Parameter(Position = 1)]
    [Alias("App")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string? Application { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryCall<IReadOnlyList<FunctionInfo>>(Methods.Functions, _ => new FunctionsRequest(Application), null, out var all))
        {
            WriteNamed(all, i => i.Name, Name, Errors.FunctionNotFound);
        }
    }
}
