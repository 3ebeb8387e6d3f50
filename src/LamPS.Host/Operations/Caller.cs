using LamPS.Core.Agent;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks.Scripts;
using LamPS.Core.Runs;

namespace LamPS.Host.Operations;

/// <summary>Who asked for something, hears of it while it is done, and can stop it: a command line, or a client of the pipe.</summary>
internal sealed record Caller
{
    /// <summary>Sees what happens.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>Is asked.</summary>
    public IConfirmation Confirmation { get; init; } = NobodyToAsk.Instance;

    /// <summary>Whether a person is there, so that the attended policy is in force when none is named.</summary>
    public bool IsAttended { get; init; }

    /// <summary>Policy of the host that does it; what it denies nobody allows. Null for none.</summary>
    public Policy? Bounds { get; init; }

    /// <summary>Told of what takes a while before a run begins.</summary>
    public Action<string> Note { get; init; } = _ => { };

    /// <summary>Told how far work is that is no run.</summary>
    public Action<WorkProgress> Progress { get; init; } = _ => { };

    /// <summary>Runs <c>script</c> steps; a PowerShell of the run's own when null.</summary>
    public Func<IScriptEngine>? Scripts { get; init; }

    /// <summary>Functions that the caller has registered; null for none.</summary>
    public IFunctionRunner? Functions { get; init; }

    /// <summary>Asks to stop after the action in flight.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Stops at once.</summary>
    public CancellationToken StopNow { get; init; }
}
