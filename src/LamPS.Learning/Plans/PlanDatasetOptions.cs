using LamPS.Core.Applications;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Teaching;

namespace LamPS.Learning.Plans;

/// <summary>How plan data are made.</summary>
public sealed record PlanDatasetOptions
{
    /// <summary>Sources, in the order in which records count as first.</summary>
    public required IReadOnlyList<PlanSource> Sources { get; init; }

    /// <summary>Folder for the data; it is made.</summary>
    public required string Folder { get; init; }

    /// <summary>Seed of the splits and of all that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether only a few procedures of each source are taken, to see the whole way quickly.</summary>
    public bool IsSample { get; init; }

    /// <summary>Whether files that can't be read are left out and counted, instead of being an error.</summary>
    public bool SkipsBroken { get; init; }

    /// <summary>Map of an application by its catalog name, or null; tells what the fields of its dialogs are.</summary>
    public Func<string, ApplicationMap?> Maps { get; init; } = _ => null;

    /// <summary>Titles of applications by their catalog names, as people say them.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();

    /// <summary>Plans a task that has no plan yet; null leaves such tasks out. Gives null when it can't.</summary>
    public Func<string, string, CancellationToken, ValueTask<IReadOnlyList<string>?>>? Planner { get; init; }

    /// <summary>A model that words tasks anew and plans what the planner can't; null for rules alone.</summary>
    public PlanTeacher? Teacher { get; init; }
}
