using System.Globalization;
using LamPS.Core.Applications;
using LamPS.Host.Composition;
using LamPS.Learning.Synthetic;

namespace LamPS.Host.Operations;

/// <summary>Makes synthetic tasks.</summary>
/// <param name="composer">The parts of LamPS.</param>
/// <param name="caller">Who asks.</param>
internal sealed class SyntheticOperation(Composer composer, Caller caller)
{
    /// <summary>Makes them.</summary>
    /// <param name="folder">Folder for the data.</param>
    /// <param name="options">What is made; the maps in it come from <paramref name="applications"/>.</param>
    /// <param name="applications">Applications whose maps are used; none for all that have one.</param>
    /// <param name="recorded">Files of recorded state-action records to rename.</param>
    /// <param name="times">How often each of them is renamed.</param>
    /// <exception cref="Core.LamException">An application has no map, or a file can't be read or written.</exception>
    public SyntheticCard Make(string folder, SyntheticOptions options, IReadOnlyList<string> applications, IReadOnlyList<string> recorded, int times) =>
        new SyntheticWriter(TimeProvider.System, new Reporter(caller.Progress, options.Count)).Write(
            Path.GetFullPath(folder), options with { Maps = Maps(composer, applications) }, recorded, times, caller.Stop);

    /// <summary>Maps of applications, with their titles.</summary>
    /// <param name="composer">The parts of LamPS.</param>
    /// <param name="applications">Their names; none for all that have one.</param>
    /// <exception cref="Core.LamException">One of them has no map.</exception>
    public static IReadOnlyList<(ApplicationMap Map, string Title)> Maps(Composer composer, IReadOnlyList<string> applications)
    {
        var names = applications.Count > 0 ? applications : [.. composer.Maps.Names];
        return [.. names.Select(n => (composer.Maps.Find(n) ?? throw OperationErrors.OptionInvalid("--app", n, "an application with a map; gather one with 'lamps app learn'"), composer.Catalog.Find(n)?.Title ?? n))];
    }

    // Renamed records come on top of the count, and the last episode is made whole.
    private sealed class Reporter(Action<WorkProgress> tell, int count) : IProgress<int>
    {
        public void Report(int value) => tell(new WorkProgress(
            string.Create(CultureInfo.InvariantCulture, $"{value} synthetic records"), Math.Min(value, count), value > count ? 0 : count));
    }
}
