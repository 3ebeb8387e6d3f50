using System.Globalization;
using LamPS.Contracts.Learning;
using LamPS.Core;
using LamPS.Host.Composition;
using LamPS.Learning.Datasets;
using LamPS.Learning.Episodes;
using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;

namespace LamPS.Host.Operations;

/// <summary>Whole data sets: makes them stage by stage, and says what is in them.</summary>
/// <param name="composer">The parts of LamPS.</param>
/// <param name="caller">Who asks.</param>
internal sealed class DatasetOperation(Composer composer, Caller caller)
{
    private const int SyntheticRecords = 200_000;
    private const int SyntheticSample = 2000;

    /// <summary>Makes a data set, or goes on with one.</summary>
    /// <param name="request">What is made.</param>
    /// <returns>All that is in it then.</returns>
    /// <exception cref="LamException">Something in the request isn't there, the environment isn't ready, or the data can't be written.</exception>
    public async Task<DatasetInfo> MakeAsync(DatasetRequest request)
    {
        var folder = FolderOf(request.Path);
        IReadOnlyList<Split> splits = request.Splits.Count > 0 ? [.. request.Splits.Select(SplitOf).Distinct().Order()] : Enum.GetValues<Split>();
        IReadOnlyList<PlanSource> sources = [.. request.Sources.Select(s => SourceOf(s, request.SourceFolder))];
        foreach (var stage in request.Stages.Count > 0 ? request.Stages.Distinct().Order() : (IEnumerable<DatasetStage>)Enum.GetValues<DatasetStage>())
        {
            caller.Stop.ThrowIfCancellationRequested();
            switch (stage)
            {
                case DatasetStage.Plans:
                    caller.Note("plans");

                    // A seed in words is one of episodes and synthetic tasks; plans draw by a number.
                    var seed = int.TryParse(request.Seed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 1;
                    await new PlanDataOperation(composer, caller).MakeAsync(DatasetFolder.PlansIn(folder), sources, seed, request.Sample).ConfigureAwait(false);
                    break;
                case DatasetStage.Episodes:
                    await CollectAsync(request, folder, splits).ConfigureAwait(false);
                    break;
                case DatasetStage.Synthetic:
                    caller.Note("synthetic tasks");
                    var options = new SyntheticOptions { Seed = request.Seed, Count = request.Sample ? SyntheticSample : SyntheticRecords };
                    new SyntheticOperation(composer, caller).Make(folder, options, [], [], 1);
                    break;
            }
        }

        return DatasetFolder.Describe(folder, caller.Stop);
    }

    /// <summary>Says what is in a data set.</summary>
    /// <param name="path">Folder; null for the one in the data folder of LamPS.</param>
    /// <exception cref="LamException">There is none, or it can't be read.</exception>
    public DatasetInfo Describe(string? path) => DatasetFolder.Describe(FolderOf(path), caller.Stop);

    /// <summary>How often tasks of each family were done, the worst first.</summary>
    /// <param name="path">Folder; null for the one in the data folder of LamPS.</param>
    /// <exception cref="LamException">There are no episodes, or they can't be read.</exception>
    public static IReadOnlyList<FamilyYield> Families(string? path) => DatasetFolder.Families(FolderOf(path));

    /// <summary>The split of a name.</summary>
    /// <param name="name">Name.</param>
    /// <exception cref="LamException">It is no split.</exception>
    public static Split SplitOf(string name) => SplitNames.Find(name) ?? throw OperationErrors.OptionInvalid("--split", name, "train, test-phrasing, test-family or test-composition");

    private static string FolderOf(string? path) => Path.GetFullPath(path ?? LampsHome.Data);

    private static PlanSource SourceOf(string text, string? folder)
    {
        var source = PlanSource.Parse(text);
        return folder is null ? source : source with { Path = Path.GetFullPath(source.Path, folder) };
    }

    private async Task CollectAsync(DatasetRequest request, string folder, IReadOnlyList<Split> splits)
    {
        LamException? nothing = null;
        var tried = false;
        foreach (var split in splits)
        {
            caller.Stop.ThrowIfCancellationRequested();
            caller.Note($"episodes: {SplitNames.Of(split)}");
            var plan = new DataOperation.Plan
            {
                Store = DatasetFolder.EpisodesIn(folder),
                Seed = request.Seed,
                Families = request.Families,
                Split = split,
                Sessions = request.Sessions > 0 ? request.Sessions : DataOperation.DefaultSessions,
            };
            var operation = new DataOperation(composer, null, caller with { Progress = p => caller.Progress(p with { Message = $"{SplitNames.Of(split)}: {p.Message}" }) });
            try
            {
                await operation.CollectAsync(request.Sample ? plan.ToSample() : plan, ExpertAgent.Name).ConfigureAwait(false);
                tried = true;
            }
            catch (LamException error) when (error.Id == nameof(OperationErrors.NoTasks) && request.Families.Count > 0)
            {
                // A family that is never shown in training has no tasks for it, and one that is has none of the other kind.
                nothing = error;
                caller.Note(error.Message);
            }
        }

        if (!tried && nothing is not null)
            throw nothing;
    }
}
