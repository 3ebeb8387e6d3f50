using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LamPS.Contracts;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Completion;
using LamPS.Module.Functions;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;
using LamPS.Module.Values;

namespace LamPS.Module.Commands;

/// <summary>Does one action and verifies it. The arguments of the function are parameters of this cmdlet.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "LamAction", SupportsShouldProcess = true, DefaultParameterSetName = SelectorSet)]
[OutputType(typeof(ActionResult), typeof(ElementInfo))]
public sealed class InvokeLamActionCommand : RunningLamCmdlet, IDynamicParameters
{
    private const string SelectorSet = "Selector";
    private const string ElementSet = "Element";

    private RuntimeDefinedParameterDictionary _dynamic = new();
    private IReadOnlyDictionary<string, string> _argumentNames = new Dictionary<string, string>();

    /// <summary>Function: a name of <c>Get-LamFunction</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string Function { get; set; } = "";

    /// <summary>Selector of the element; functions such as <c>launch</c> need none.</summary>
    [Parameter(Position = 1, ParameterSetName = SelectorSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SelectorCompleter))]
    public string? Selector { get; set; }

    /// <summary>A live element of <c>Get-LamElement</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ElementSet, ValueFromPipeline = true)]
    [Alias("Element")]
    [ValidateNotNull]
    public ElementInfo? InputObject { get; set; }

    /// <summary>Arguments of the function by name, beside those given as parameters.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Argument { get; set; }

    /// <summary>Gives the element as it is afterwards, instead of the outcome.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Only for a report: a picture costs many times what an action does.</summary>
    internal override bool TakesPictures => base.TakesPictures && Report is not null;

    /// <inheritdoc/>
    public object? GetDynamicParameters()
    {
        _dynamic = new RuntimeDefinedParameterDictionary();
        try
        {
            // Nothing stands in a pipeline while the shell only completes the line; a host isn't started for that.
            if (Function is { Length: > 0 } && FunctionArguments.Find(Function, Application, isQuick: MyInvocation.PipelinePosition == 0) is { } function)
            {
                _dynamic = FunctionArguments.Define(function, typeof(InvokeLamActionCommand));
                _argumentNames = function.Arguments
                    .GroupBy(a => FunctionArguments.ParameterName(a.Name), StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(g => g.Key, g => g.First().Name, StringComparer.OrdinalIgnoreCase);
            }
        }
        catch (RpcException) when (MyInvocation.PipelinePosition > 0 && DynamicParameters.HasUnknown(MyInvocation.Line, GetType()))
        {
            throw;
        }
        catch (Exception error) when (error is RpcException or OperationCanceledException)
        {
            // Whatever it is, it is said when the action is done.
        }

        return _dynamic;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        object? target = (object?)InputObject ?? Selector;
        var what = InputObject is { } element ? $"{element.Role} '{element.Name}'" : Selector ?? Application ?? "desktop";
        if ((!IsWhatIf && !ShouldProcess(what, Function)) || Arguments() is not { } arguments)
        {
            return;
        }

        var scope = Scope(InputObject, TimeoutSec);
        if (TryCall<ActResult>(
            Methods.Act, token => new ActRequest(token, scope, Settings(), Function, Selector, InputObject?.Id, arguments), target, out var result))
        {
            Write(result, target);
        }
    }

    private void Write(ActResult result, object? target)
    {
        var run = result.Run;
        var step = run.Steps.LastOrDefault();
        var detail = step?.Detail ?? run.Error?.Message ?? "";
        if (!PassThru.IsPresent)
        {
            WriteObject(new ActionResult(
                Function, run.Outcome, step?.Element, result.Text, detail, step?.Arguments ?? new Dictionary<string, object?>(), run.DurationMs,
                step?.Times ?? StepTimes.Zero, run.Run, run.Report));
        }
        else if (result.Element is { } element && run.Outcome is Outcome.Verified or Outcome.Unverified or Outcome.Skipped)
        {
            WriteObject(element);
        }

        switch (run.Outcome)
        {
            case Outcome.Verified or Outcome.Skipped:
                break;
            case Outcome.Unverified:
                WriteWarning(Strings.Format(Strings.ActionUnverified, Function, detail));
                break;
            default:
                WriteError(Errors.Action(Function, run, detail, target));
                break;
        }
    }

    private Dictionary<string, object?>? Arguments()
    {
        var result = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in _dynamic.Values.Where(p => p.IsSet))
        {
            result[_argumentNames[parameter.Name]] = PlainValue.From(parameter.Value);
        }

        foreach (DictionaryEntry entry in Argument ?? [])
        {
            var name = entry.Key.ToString()!;
            name = _argumentNames.TryGetValue(name, out var known) ? known : name;
            if (result.ContainsKey(name))
            {
                WriteError(Errors.ArgumentTwice(name, "-" + nameof(Argument)));
                return null;
            }

            result[name] = PlainValue.From(entry.Value);
        }

        return result;
    }
}
