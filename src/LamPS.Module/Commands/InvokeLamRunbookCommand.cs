using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;
using LamPS.Module.Runbooks;
using LamPS.Module.Values;

namespace LamPS.Module.Commands;

/// <summary>Runs runbooks. The parameters of a runbook that is named on the command line are parameters of this cmdlet.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "LamRunbook", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunResult))]
public sealed class InvokeLamRunbookCommand : RunningLamCmdlet, IDynamicParameters
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private RuntimeDefinedParameterDictionary _dynamic = new();

    /// <summary>Files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files whose names are taken as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName", "File")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Values of the runbook's parameters by name.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <inheritdoc/>
    public object? GetDynamicParameters()
    {
        _dynamic = new RuntimeDefinedParameterDictionary();
        try
        {
            var isLiteral = LiteralPath is { Length: > 0 };
            var paths = isLiteral ? LiteralPath : Path;
            if (paths is not { Length: 1 } || (!isLiteral && WildcardPattern.ContainsWildcardCharacters(paths[0])))
            {
                return null;
            }

            var file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(paths[0]);
            if (!System.IO.File.Exists(file))
            {
                return null;
            }

            // Nothing stands in a pipeline while the shell only completes the line; a host isn't started for that.
            if (RunbookParameters.Read(file, isQuick: MyInvocation.PipelinePosition == 0) is { } info)
            {
                _dynamic = RunbookParameters.Define(info, typeof(InvokeLamRunbookCommand), Parameter);
            }
        }
        catch (RpcException) when (MyInvocation.PipelinePosition > 0 && DynamicParameters.HasUnknown(MyInvocation.Line, GetType()))
        {
            throw;
        }
        catch (Exception error) when (error is RpcException or RuntimeException or System.IO.IOException or OperationCanceledException)
        {
            // Whatever it is, it is said when the runbook is run, with its place.
        }

        return _dynamic;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == LiteralPathSet;
        foreach (var path in isLiteral ? LiteralPath : Path)
        {
            foreach (var file in ResolveFiles(path, isLiteral))
            {
                if (IsWhatIf || ShouldProcess(file, MyInvocation.MyCommand.Name))
                {
                    Run(file);
                }
            }
        }
    }

    private void Run(string file)
    {
        if (Values(file) is { } values && TryCall<RunResult>(
            Methods.Run, token => new RunbookRequest(token, file, values, Scope(timeoutSec: TimeoutSec), Settings(), Scripts: true), file, out var run))
        {
            WriteRun(run);
        }
    }

    private Dictionary<string, object?>? Values(string file)
    {
        var given = (Parameter?.Cast<DictionaryEntry>() ?? []).Select(e => (Name: e.Key.ToString()!, e.Value))
            .Concat(_dynamic.Values.Where(p => p.IsSet).Select(p => (p.Name, p.Value)))
            .ToList();
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (given.Count == 0)
        {
            return result;
        }

        IReadOnlyList<RunbookParameter> known = Await(_ => System.Threading.Tasks.Task.FromResult(TryRead(file)?.Parameters ?? []));
        foreach (var (name, value) in given)
        {
            var parameter = known.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
            if (result.ContainsKey(parameter?.Name ?? name))
            {
                WriteError(Errors.ArgumentTwice(name, "-" + nameof(Parameter)));
                return null;
            }

            result[parameter?.Name ?? name] = RunbookParameters.Convert(parameter, value, Resolve);
        }

        return result;
    }

    private static RunbookInfo? TryRead(string file)
    {
        try
        {
            return RunbookParameters.Read(file, isQuick: false);
        }
        catch (RpcException)
        {
            // Said when the runbook is run.
            return null;
        }
    }
}
