using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Completion;
using LamPS.Module.Messages;
using LamPS.Module.Values;

namespace LamPS.Module.Pipeline;

/// <summary>Base of the cmdlets that look whether something holds.</summary>
public abstract class StateLamCmdlet : ScopedLamCmdlet
{
    /// <summary>Parameter set with a selector, or with expectations alone.</summary>
    protected const string SelectorSet = "Selector";

    /// <summary>Parameter set with a live element.</summary>
    protected const string ElementSet = "Element";

    /// <summary>Selector of the element.</summary>
    [Parameter(Position = 0, ParameterSetName = SelectorSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SelectorCompleter))]
    public string? Selector { get; set; }

    /// <summary>A live element of <c>Get-LamElement</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ElementSet, ValueFromPipeline = true)]
    [Alias("Element")]
    [ValidateNotNull]
    public ElementInfo? InputObject { get; set; }

    /// <summary>Switched on, or not.</summary>
    [Parameter]
    public bool? Checked { get; set; }

    /// <summary>Accepts input, or not.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    /// <summary>Selected in its container, or not.</summary>
    [Parameter]
    public bool? Selected { get; set; }

    /// <summary>Has the focus, or not.</summary>
    [Parameter]
    public bool? Focused { get; set; }

    /// <summary>Open, or not.</summary>
    [Parameter]
    public bool? Expanded { get; set; }

    /// <summary>Shows on the screen, or not.</summary>
    [Parameter]
    public bool? Showing { get; set; }

    /// <summary>Text or value that it has.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Value { get; set; }

    /// <summary>Text that its name or value contains.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Contains { get; set; }

    /// <summary>Isn't there.</summary>
    [Parameter]
    public SwitchParameter Absent { get; set; }

    /// <summary>Expectations as in a runbook: texts, or hashtables.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Expect { get; set; } = [];

    /// <summary>What it is about, for error records.</summary>
    internal object? Target => (object?)InputObject ?? Selector;

    /// <summary>Asks whether it holds.</summary>
    /// <param name="waitSec">Seconds to wait for it; 0 looks once.</param>
    /// <param name="result">What was found.</param>
    /// <returns>Whether there is an answer.</returns>
    internal bool TryCheck(double waitSec, out StateResult result)
    {
        var states = States();
        var hasElement = InputObject is not null || Selector is not null;
        if (!hasElement && (states.Count > 0 || Value is not null || Contains is not null || Absent.IsPresent || Expect.Length == 0))
        {
            ThrowTerminatingError(Expect.Length == 0 && states.Count == 0 && Value is null && Contains is null && !Absent.IsPresent ? Errors.StateMissing() : Errors.ScopeMissing());
        }

        var expectations = ExpectationYaml.From(this, Expect);
        var scope = Scope(InputObject);
        return TryCall(
            Methods.Check,
            token => new StateRequest(token, scope, Selector, InputObject?.Id, !Absent.IsPresent, states, Value, Contains, expectations, CurrentFolder, waitSec * 1000),
            Target,
            out result);
    }

    /// <summary>What was seen of the statements that don't hold, in one line.</summary>
    /// <param name="result">What was found.</param>
    internal static string Evidence(StateResult result) =>
        string.Join("; ", result.Expectations.Where(e => !e.Holds).Select(e => e.Evidence.Length > 0 ? $"{e.Expectation} ({e.Evidence})" : e.Expectation));

    private Dictionary<string, object?> States()
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, wanted) in new[]
        {
            ("checked", Checked), ("enabled", Enabled), ("selected", Selected), ("focused", Focused), ("expanded", Expanded), ("showing", Showing),
        })
        {
            if (wanted is { } value)
            {
                result[name] = value;
            }
        }

        return result;
    }
}
