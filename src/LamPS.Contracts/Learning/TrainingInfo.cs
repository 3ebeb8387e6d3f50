using System.Collections.Generic;
using System.Linq;

namespace LamPS.Contracts.Learning;

/// <summary>How a run of training stands; it may be trained meanwhile.</summary>
/// <param name="Path">Full path of its folder.</param>
/// <param name="Page">Full path of the page with its curves; null before the first one is written.</param>
/// <param name="Phases">The phases of its configuration, in their order.</param>
public sealed record TrainingInfo(string Path, string? Page, IReadOnlyList<TrainingPhaseInfo> Phases)
{
    /// <summary>Full path of the folder of the newest model; null before there is one.</summary>
    public string? Model => Phases.LastOrDefault(p => p.Model is not null)?.Model;
}

/// <summary>How a phase of training stands.</summary>
/// <param name="Path">Full path of the folder of the run.</param>
/// <param name="Phase">Phase: <c>plan</c>, <c>expert</c>, <c>explore</c>, <c>reward</c> or <c>policy</c>.</param>
/// <param name="State">How far it is.</param>
/// <param name="Step">Steps that were done, up to the last point of the curve.</param>
/// <param name="Steps">Steps that the configuration wants.</param>
/// <param name="Loss">Mean loss of the last point; null before the first one.</param>
/// <param name="Looks">How often the model was right on what it never learned from, when it was looked at last.</param>
/// <param name="Model">Full path of the folder of the model that came of it; null before the phase has ended, and for a reward model.</param>
public sealed record TrainingPhaseInfo(string Path, string Phase, TrainingState State, long Step, long Steps, double? Loss, IReadOnlyList<TrainingLook> Looks, string? Model);

/// <summary>How often a model was right on examples that are kept back, as shares from 0 to 1; null where nothing of the kind was asked for.</summary>
/// <param name="Pool">What kind of examples.</param>
/// <param name="Examples">How many.</param>
/// <param name="Choices">Right ways or candidates.</param>
/// <param name="Functions">Right functions.</param>
/// <param name="Values">Right values.</param>
/// <param name="Statuses">Right statuses.</param>
public sealed record TrainingLook(string Pool, int Examples, double Choices, double? Functions, double? Values, double? Statuses);
