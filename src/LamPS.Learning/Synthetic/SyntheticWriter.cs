using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>Writes synthetic records into a folder: one file a source, and a card that counts them.</summary>
/// <param name="time">Clock.</param>
/// <param name="progress">Told now and then how many records there are; null for nobody.</param>
public sealed class SyntheticWriter(TimeProvider time, IProgress<int>? progress = null)
{
    private const int Step = 1000;

    private readonly SortedDictionary<string, int> _records = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _episodes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _families = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _functions = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>Name of the card.</summary>
    public const string Card = "synthetic.card.json";

    /// <summary>Writes the files; each is there whole, or as it was before.</summary>
    /// <param name="folder">Folder; it is made.</param>
    /// <param name="options">What to make.</param>
    /// <param name="recorded">Files of recorded state-action records to rename; only their train records are.</param>
    /// <param name="times">How often each recorded episode is renamed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.LamException">A file can't be read or written.</exception>
    public SyntheticCard Write(string folder, SyntheticOptions options, IReadOnlyList<string> recorded, int times, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var type = RecordsJsonContext.Readable.StateAction;
        var ofMaps = options.Maps.Count == 0 ? 0 : Math.Clamp(options.MapShare, 0, 1);
        var files = new List<string>();
        long left = 0;
        Write(SyntheticData.Generated, SyntheticData.Make(options with { Maps = [], Count = options.Count - (int)Math.Round(options.Count * ofMaps) }));
        if (ofMaps > 0)
            Write(SyntheticData.FromMap, SyntheticData.Make(options with { Count = (int)Math.Round(options.Count * ofMaps), MapShare = 1 }));
        if (recorded.Count > 0)
        {
            var all = 0;
            var train = recorded.SelectMany(f => JsonLines.Read(f, type)).Select(r => (Record: r, Count: all++)).Where(r => r.Record.Split == Split.Train).Select(r => r.Record);
            Write(Renamer.Source, SyntheticData.Renamed(train, options.Seed, times));
            left = ((long)all * times) - _records.GetValueOrDefault(Renamer.Source);
        }

        var card = new SyntheticCard(
            options.Seed, _records, _episodes, _families, _statuses, _functions, (int)left, files.Sum(f => new FileInfo(f).Length), Math.Round(time.GetElapsedTime(started).TotalSeconds, 2));
        JsonLines.Write(Path.Combine(folder, Card), [card], SyntheticJsonContext.Readable.SyntheticCard, cancellationToken);
        return card;

        void Write(string source, IEnumerable<StateAction> records)
        {
            var path = Path.Combine(folder, source + ".jsonl");
            JsonLines.Write(path, records.Select(Counted), type, cancellationToken);
            files.Add(path);
        }
    }

    private StateAction Counted(StateAction record)
    {
        Count(_records, record.Source);
        Count(_families, record.Family);
        Count(_statuses, record.Action.Status);
        Count(_functions, record.Action.Function.Length == 0 ? "none" : record.Action.Function);
        if (record.Id.EndsWith("#1", StringComparison.Ordinal))
            Count(_episodes, record.Source);
        if (++_made % Step == 0)
            progress?.Report(_made);
        return record;
    }

    private static void Count(SortedDictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
